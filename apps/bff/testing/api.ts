import type { ProblemBody } from '@parley/contracts/problem'
import type { TestPerson } from './factories.ts'

/** What came back: the JSON body (null when there is none) and the raw text, to look for what must not be there. */
export interface ApiAnswer<T> {
  readonly status: number
  readonly body: T
  readonly text: string
  readonly headers: Headers
}

/** Calls the API as this person, or as nobody. `Problem` answers are read with `problemOf`. */
export async function call<T = unknown>(
  server: { url: string },
  person: Pick<TestPerson, 'headers'> | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<ApiAnswer<T>> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...person?.headers, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('json') === true && !text.includes('\n')
  return {
    status: answer.status,
    body: (isJson ? JSON.parse(text) : null) as T,
    text,
    headers: answer.headers,
  }
}

/** The code of a problem answer; fails loudly on anything else. */
export function problemOf(answer: ApiAnswer<unknown>): ProblemBody['code'] {
  const { code } = (answer.body ?? {}) as Partial<ProblemBody>
  if (code === undefined) throw new Error(`No problem but ${answer.status} ${answer.text.slice(0, 300)}`)
  return code
}
