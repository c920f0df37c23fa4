import { randomBytes } from 'node:crypto'
import { ProblemError } from '@parley/contracts/problem'
import type {
  acceptInvitation,
  createInvitation,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from '@parley/contracts/team'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { hashToken } from '../../http/session.ts'
import { sessionState } from '../../http/session-state.ts'
import { hashPassword, requireStrongPassword } from '../../passwords.ts'
import * as activity from '../../store/activity.ts'
import * as invitations from '../../store/invitations.ts'
import * as memberships from '../../store/memberships.ts'
import * as users from '../../store/users.ts'
import { throttleLink } from '../../throttle.ts'
import { requireQueues } from './require-queues.ts'

const lifetimeMs = 7 * 24 * 60 * 60 * 1000

export async function listInvitationsVerb(ctx: Context, _call: Call<typeof listInvitations>) {
  return { items: await invitations.listOpen(ctx.database.db, ctx.now()) }
}

/** Invites a person. The link is in this answer only: of the token just the hash is kept. Errors: `user/email-taken`. */
export async function createInvitationVerb(
  ctx: Context,
  { actor, body, audit }: Call<typeof createInvitation>,
) {
  if (await users.findByEmail(ctx.database.db, body.email)) throw new ProblemError('user/email-taken')
  const token = randomBytes(32).toString('base64url')
  const now = ctx.now()
  const invitation = await ctx.database.db.transaction().execute(async (tx) => {
    const queues = await requireQueues(tx, body.queueIds)
    const created = await invitations.create(tx, {
      ...body,
      queueIds: queues.ids,
      tokenHash: hashToken(token),
      invitedBy: actor.id,
      expiresAt: new Date(now.getTime() + lifetimeMs),
      now,
    })
    await audit.record(tx, {
      verb: 'invitation.created',
      object: { type: 'invitation', id: created.id, name: created.email },
      after: {
        role: created.role,
        capacity: created.capacity,
        queues: queues.names.length > 0 ? queues.names : null,
      },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'invitation.created',
      topics: ['team'],
      subject: { invitationId: created.id, role: body.role },
    })
    return created
  })
  return { invitation, link: `${ctx.config.publicUrl}/invitation#token=${token}` }
}

export async function revokeInvitationVerb(
  ctx: Context,
  { actor, params, audit }: Call<typeof revokeInvitation>,
) {
  await ctx.database.db.transaction().execute(async (tx) => {
    const revoked = await invitations.revoke(tx, params.invitationId, ctx.now())
    if (!revoked) throw new ProblemError('request/not-found')
    await audit.record(tx, {
      verb: 'invitation.revoked',
      object: { type: 'invitation', id: params.invitationId, name: revoked.email },
      before: { role: revoked.role },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'invitation.revoked',
      topics: ['team'],
      subject: { invitationId: params.invitationId },
    })
  })
}

export async function readInvitationVerb(ctx: Context, { body, ip }: Call<typeof readInvitation>) {
  await throttleLink(ctx, ip)
  const invitation = await invitations.findOpen(ctx.database.db, hashToken(body.token), ctx.now())
  if (!invitation) throw new ProblemError('invitation/invalid')
  const { email, role, invitedBy, expiresAt } = invitation
  return { email, role, invitedBy, expiresAt }
}

/** Makes the person and signs them in; the invitation is used up. Errors: `invitation/invalid`, `user/weak-password`. */
export async function acceptInvitationVerb(
  ctx: Context,
  { body, ip, session, audit }: Call<typeof acceptInvitation>,
) {
  await throttleLink(ctx, ip)
  const tokenHash = hashToken(body.token)
  const invitation = await invitations.findOpen(ctx.database.db, tokenHash, ctx.now())
  if (!invitation) throw new ProblemError('invitation/invalid')
  requireStrongPassword(body.password, invitation.email)
  const passwordHash = await hashPassword(body.password)
  const { name, locale } = body
  const { person, id } = await ctx.database.db.transaction().execute(async (tx) => {
    const accepted = await invitations.accept(tx, tokenHash, ctx.now())
    if (!accepted) throw new ProblemError('invitation/invalid')
    const { email, role, capacity } = accepted
    const person = { name, email, role, locale }
    const id = await users.create(tx, { ...person, capacity, passwordHash })
    // Queues that were deleted since the invitation are left out: nobody is to fail at the door for that.
    const joined = await memberships.lockQueues(tx, accepted.queueIds)
    await memberships.setQueues(tx, id, [...joined.keys()])
    const queues = await memberships.namesOf(tx, id)
    await audit.record(tx, {
      verb: 'invitation.accepted',
      actor: { id, name },
      object: { type: 'user', id, name },
      after: { email, role, capacity, queues: queues.length > 0 ? queues : null },
    })
    await activity.record(tx, {
      actorId: id,
      verb: 'invitation.accepted',
      topics: ['team', 'queues'],
      subject: { invitationId: accepted.id, userId: id, role },
    })
    return { person, id }
  })
  const fieldRights = await users.fieldRights(ctx.database.db, id)
  return sessionState(ctx, { id, ...person, fieldRights }, await session.open(id))
}
