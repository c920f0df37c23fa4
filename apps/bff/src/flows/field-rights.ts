import { ProblemError } from '@parley/contracts/problem'
import type { FieldAction, ProtectedField } from '@parley/contracts/protected-fields'
import { mayField } from '@parley/domain/permissions'
import type { SignedInActor } from '../http/call.ts'

/**
 * The one check before a person sets, replaces or uses a protected field; what Parley does by itself passes no person
 * and needs none. Errors: `account/protected-field`, with the right that is missing.
 */
export function requireFieldRight(actor: SignedInActor, field: ProtectedField, action: FieldAction): void {
  if (!mayField(actor, field, action))
    throw new ProblemError('account/protected-field', {
      errors: [{ pointer: `/${field}`, code: `${field}.${action}` }],
    })
}

/** The right a new value needs: a field that has one already is replaced. */
export const writing = (field: { readonly isSet: boolean }): FieldAction => (field.isSet ? 'replace' : 'set')
