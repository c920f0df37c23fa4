import type { Endpoint } from '@parley/contracts/endpoint'
import { claimSetup, signIn, type SessionState } from '@parley/contracts/session'
import type { APIRequestContext } from '@playwright/test'
import type { z } from 'zod'

type Anything = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>
type Given<E extends Anything> = {
  params?: z.input<E['params']>
  query?: z.input<E['query']>
  body?: z.input<E['body']>
}

/** Calls Parley's API as somebody who is signed in, by the same endpoint values as the console. */
export interface ParleyApi {
  /** Errors: throws with the answer when it is not a success. */
  call<E extends Anything>(endpoint: E, given?: Given<E>): Promise<z.output<E['response']>>
}

/** Becomes the first administrator by the one-time link; the cookie stays in `request`. */
export async function claimByApi(
  request: APIRequestContext,
  installation: { consoleUrl: string; setupLink: string | null },
  person: { name: string; email: string; password: string; locale: 'en' | 'de' },
): Promise<ParleyApi> {
  const token = /#token=(.+)$/.exec(installation.setupLink ?? '')?.[1] ?? ''
  const anonymous = apiOf(request, installation.consoleUrl, null)
  const session: SessionState = await anonymous.call(claimSetup, { body: { token, ...person } })
  return apiOf(request, installation.consoleUrl, session.csrfToken)
}

/** Signs in with a password; the cookie stays in `request`. Errors: throws with the answer when it is refused. */
export async function signInByApi(
  request: APIRequestContext,
  installation: { consoleUrl: string },
  person: { email: string; password: string },
): Promise<SessionState> {
  const { email, password } = person
  return apiOf(request, installation.consoleUrl, null).call(signIn, { body: { email, password } })
}

function apiOf(request: APIRequestContext, baseUrl: string, csrfToken: string | null): ParleyApi {
  return {
    async call(endpoint, given = {}) {
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent((given.params as Record<string, string>)[name] ?? ''),
      )
      const search = new URLSearchParams(
        Object.entries((given.query as Record<string, unknown> | undefined) ?? {}).map(([key, value]) => [
          key,
          String(value),
        ]),
      )
      const response = await request.fetch(`${baseUrl}${path}?${search.toString()}`, {
        method: endpoint.method,
        ...(csrfToken ? { headers: { 'x-parley-csrf': csrfToken } } : {}),
        ...(endpoint.method === 'GET' ? {} : { data: given.body ?? {} }),
      })
      const text = await response.text()
      if (!response.ok()) throw new Error(`${endpoint.name} answered ${response.status()}: ${text}`)
      return endpoint.response.parse(text === '' ? undefined : JSON.parse(text)) as never
    },
  }
}
