import { ApiError } from './api-error.ts'
import type { Store } from './store.ts'

/** The two APIs a Cloud project can have switched off, which are also the scopes a token can carry. */
export const apis = ['messages', 'communications'] as const
type Api = (typeof apis)[number]

const namesOf: Record<Api, { title: string; service: string }> = {
  messages: { title: 'Business Messages API', service: 'businessmessages.googleapis.com' },
  communications: { title: 'Business Communications API', service: 'businesscommunications.googleapis.com' },
}

/**
 * What a partner's Cloud project does not allow. `disabledApis`: calls are refused with SERVICE_DISABLED.
 * `refusedScopes`: the token endpoint answers `invalid_scope`. `withheldScopes`: a token is granted without them
 * (RFC 6749 §3.3), so that calls are refused with ACCESS_TOKEN_SCOPE_INSUFFICIENT.
 */
export type Restrictions = Record<'disabledApis' | 'refusedScopes' | 'withheldScopes', readonly Api[]>

const none: Restrictions = { disabledApis: [], refusedScopes: [], withheldScopes: [] }

export const readRestrictions = (store: Store, partnerId: string): Restrictions => ({
  ...none,
  ...store.meta<Partial<Restrictions>>(`restrictions:${partnerId}`, {}),
})

export const saveRestrictions = (store: Store, partnerId: string, value: Partial<Restrictions>): void =>
  store.setMeta(`restrictions:${partnerId}`, value)

/** The API that a scope opens; undefined for Google's other ones. */
export const apiOf = (scope: string): Api | undefined => apis.find((api) => scope.endsWith(`/business${api}`))

/** Errors: PERMISSION_DENIED with SERVICE_DISABLED. */
export function requireEnabled(restrictions: Restrictions, scope: string, projectNumber: string): void {
  const api = apiOf(scope)
  if (api === undefined || !restrictions.disabledApis.includes(api)) return
  const { title, service } = namesOf[api]
  throw new ApiError(
    'PERMISSION_DENIED',
    `${title} has not been used in project ${projectNumber} before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/${service}/overview?project=${projectNumber} then retry.`,
    [],
    { reason: 'SERVICE_DISABLED', metadata: { service, consumer: `projects/${projectNumber}` } },
  )
}

/** A token without the scope of the API that is called. */
export function scopeInsufficient(scope: string): ApiError {
  const api = apiOf(scope)
  return new ApiError('PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [], {
    reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    metadata: { service: api === undefined ? 'unknown' : namesOf[api].service },
  })
}
