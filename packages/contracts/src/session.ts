import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fieldRight } from './protected-fields.ts'
import { name, uiLocale, userId } from './values.ts'

export const role = z.enum(['administrator', 'supervisor', 'agent'])
export type Role = z.infer<typeof role>

/** E-mail address as people type it; compared without case. */
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** 12 to 200 characters; the server also refuses the most common ones and those that contain the address. */
export const newPassword = z.string().min(12).max(200)

/** The person who is signed in. `fieldRights`: what they may do with protected fields now. */
export const me = z.object({
  id: userId,
  name,
  email: z.string(),
  role,
  locale: uiLocale.nullable(),
  fieldRights: z.array(fieldRight),
})
export type Me = z.infer<typeof me>

/**
 * What the console needs before anything else. `csrfToken` goes back in the header `x-parley-csrf` of every
 * request that changes something. `setupRequired`: nobody has an account yet. `emulatorUrl`: where the emulator
 * of Google runs, null in production.
 */
export const sessionState = z.object({
  me: me.nullable(),
  csrfToken: z.string().nullable(),
  setupRequired: z.boolean(),
  emulatorUrl: z.string().nullable(),
  version: z.string(),
})
export type SessionState = z.infer<typeof sessionState>

const tag = 'Session'
export const getSession = endpoint({
  name: 'getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and what the console must know at start',
  tag,
  access: 'public',
  response: sessionState,
})
export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in; sets the session cookie and answers with the CSRF token',
  tag,
  access: 'public',
  body: z.object({ email, password: z.string().min(1).max(200) }),
  response: sessionState,
  problems: ['session/wrong-credentials', 'request/too-many'],
})
export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out and forget the session',
  tag,
  access: 'signedIn',
})
export const confirmPassword = endpoint({
  name: 'confirmPassword',
  method: 'POST',
  path: '/api/session/confirmations',
  summary: 'Confirm that it is still me, by my password; opens for half an hour what needs that',
  tag,
  access: 'signedIn',
  body: z.object({ password: z.string().min(1).max(200) }),
  problems: ['session/wrong-credentials', 'request/too-many'],
})
export const claimSetup = endpoint({
  name: 'claimSetup',
  method: 'POST',
  path: '/api/setup',
  summary: 'Create the first administrator with the one-time link that the server printed; signs in',
  tag,
  access: 'public',
  body: z.object({ token: z.string().min(1).max(200), name, email, password: newPassword, locale: uiLocale }),
  response: sessionState,
  problems: ['setup/already-done', 'setup/link-invalid', 'user/weak-password', 'request/too-many'],
})
export const updateMe = endpoint({
  name: 'updateMe',
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change my name or language',
  tag,
  access: 'signedIn',
  body: z.object({ name: name.optional(), locale: uiLocale.optional() }),
  response: me,
})
export const changePassword = endpoint({
  name: 'changePassword',
  method: 'POST',
  path: '/api/me/password',
  summary: 'Change my password; ends my other sessions',
  tag,
  access: 'signedIn',
  body: z.object({ currentPassword: z.string().min(1).max(200), newPassword }),
  problems: ['session/wrong-credentials', 'user/weak-password'],
})
