import { z } from 'zod'

/** Secrets of an account that nobody can read again: the client token, and the service account's credentials. */
export const protectedField = z.enum(['clientToken', 'credentials'])
export type ProtectedField = z.infer<typeof protectedField>

/**
 * What can be allowed on a protected field. `set`: give it a value while it has none; `replace`: give it another;
 * `use`: have Parley use it for a check one asks for. What Parley does by itself (sending, receiving) needs no person.
 */
export const fieldAction = z.enum(['set', 'replace', 'use'])
export type FieldAction = z.infer<typeof fieldAction>

/** One right: a field and what may be done with it. */
export const fieldRight = z.enum([
  'clientToken.set',
  'clientToken.replace',
  'clientToken.use',
  'credentials.set',
  'credentials.replace',
  'credentials.use',
])
export type FieldRight = z.infer<typeof fieldRight>
