import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fieldRight } from './protected-fields.ts'
import { email, newPassword, role, sessionState } from './session.ts'
import { instant, invitationId, name, queueId, uiLocale, userId } from './values.ts'

/** How many conversations a person can have in hand at once. Parley shows it; taking one more is always allowed. */
export const capacity = z.number().int().min(1).max(100)
export const defaultCapacity = 10

export const user = z.object({
  id: userId,
  name,
  email: z.string(),
  role,
  /** What they may do with protected fields; empty for everybody but administrators. */
  fieldRights: z.array(fieldRight),
  isDisabled: z.boolean(),
  queueIds: z.array(queueId),
  capacity,
  /** Conversations in hand: active ones and those in wrap-up. Who waits for a customer has that hand free. */
  heldCount: z.number().int(),
  locale: uiLocale.nullable(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  version: z.number().int(),
})
export type User = z.infer<typeof user>

export const invitation = z.object({
  id: invitationId,
  email: z.string(),
  role,
  /** What the person begins with; the default queue contains them anyhow. */
  queueIds: z.array(queueId),
  capacity,
  createdAt: instant,
  expiresAt: instant,
  invitedBy: z.string(),
})
export type Invitation = z.infer<typeof invitation>

/** A colleague as anybody signed in may see them. */
export const colleague = z.object({ id: userId, name, role })
export type Colleague = z.infer<typeof colleague>

const tag = 'Team'
export const listColleagues = endpoint({
  name: 'listColleagues',
  method: 'GET',
  path: '/api/colleagues',
  summary: 'Names of everybody who is not disabled',
  tag,
  access: 'signedIn',
  response: z.object({ items: z.array(colleague) }),
})
export const listUsers = endpoint({
  name: 'listUsers',
  method: 'GET',
  path: '/api/users',
  summary: 'Everybody with an account',
  tag,
  access: 'administrator',
  response: z.object({ items: z.array(user) }),
})
export const updateUser = endpoint({
  name: 'updateUser',
  method: 'PATCH',
  path: '/api/users/:userId',
  summary:
    'Change name, role, queues, capacity, language or access of a person; disabling ends their sessions at once',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: z.object({ userId }),
  body: z.object({
    name: name.optional(),
    role: role.optional(),
    isDisabled: z.boolean().optional(),
    /** The list is replaced whole; the default queue contains everybody, listed or not. */
    queueIds: z.array(queueId).max(1000).optional(),
    capacity: capacity.optional(),
    locale: uiLocale.optional(),
    /** Of the reading that the change rests on; left out: whatever it is now. */
    version: z.number().int().optional(),
  }),
  response: user,
  problems: ['user/last-administrator', 'request/conflict'],
})

/** What disabling a person touches, shown before it is done. */
export const userImpact = z.object({
  version: z.number().int(),
  sessions: z.number().int(),
  /** What they hold that is not closed, by the queue it goes back to; null: it lies in no queue. */
  conversations: z.array(
    z.object({
      queue: z.object({ id: queueId, name: z.string() }).nullable(),
      count: z.number().int(),
      /** Other people in that queue who are not disabled. */
      colleagues: z.number().int(),
    }),
  ),
  /** Nobody else could administer Parley. */
  isLastAdministrator: z.boolean(),
})
export type UserImpact = z.infer<typeof userImpact>
export const getUserImpact = endpoint({
  name: 'getUserImpact',
  method: 'GET',
  path: '/api/users/:userId/impact',
  summary: 'What disabling the person would touch',
  tag,
  access: 'administrator',
  params: z.object({ userId }),
  response: userImpact,
})
export const listInvitations = endpoint({
  name: 'listInvitations',
  method: 'GET',
  path: '/api/invitations',
  summary: 'Invitations that are still open',
  tag,
  access: 'administrator',
  response: z.object({ items: z.array(invitation) }),
})
export const createInvitation = endpoint({
  name: 'createInvitation',
  method: 'POST',
  path: '/api/invitations',
  summary: 'Invite a person; the one-time link is in this answer and nowhere else',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  body: z.object({
    email,
    role,
    queueIds: z.array(queueId).max(1000).default([]),
    capacity: capacity.default(defaultCapacity),
  }),
  response: z.object({ invitation, link: z.string() }),
  status: 201,
  problems: ['user/email-taken'],
})
export const revokeInvitation = endpoint({
  name: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/invitations/:invitationId',
  summary: 'Make an invitation useless',
  tag,
  access: 'administrator',
  params: z.object({ invitationId }),
})
export const readInvitation = endpoint({
  name: 'readInvitation',
  method: 'POST',
  path: '/api/invitation',
  summary:
    'What the holder of an invitation link is invited to (the token travels in the body, never in a URL)',
  tag,
  access: 'public',
  body: z.object({ token: z.string().min(1).max(200) }),
  response: z.object({ email: z.string(), role, invitedBy: z.string(), expiresAt: instant }),
  problems: ['invitation/invalid', 'request/too-many'],
})
export const acceptInvitation = endpoint({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/api/invitation/accept',
  summary: 'Accept an invitation: choose name and password; signs in',
  tag,
  access: 'public',
  body: z.object({ token: z.string().min(1).max(200), name, password: newPassword, locale: uiLocale }),
  response: sessionState,
  problems: ['invitation/invalid', 'user/weak-password', 'request/too-many'],
})
