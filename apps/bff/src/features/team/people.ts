import type { AuditVerb } from '@parley/contracts/audit'
import { ProblemError } from '@parley/contracts/problem'
import type { getUserImpact, listColleagues, listUsers, updateUser, User } from '@parley/contracts/team'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import { moveConversation } from '../../flows/move-conversation.ts'
import type { Call, SignedInActor } from '../../http/call.ts'
import { idleMs } from '../../http/session.ts'
import * as activity from '../../store/activity.ts'
import * as conversations from '../../store/conversations.ts'
import type { Db } from '../../store/db.ts'
import * as memberships from '../../store/memberships.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import * as sessions from '../../store/sessions.ts'
import { userImpact } from '../../store/user-impact.ts'
import * as users from '../../store/users.ts'
import { requireQueues } from './require-queues.ts'

export async function listColleaguesVerb(ctx: Context, _call: Call<typeof listColleagues>) {
  return { items: await users.colleagues(ctx.database.db) }
}

export async function listUsersVerb(ctx: Context, _call: Call<typeof listUsers>) {
  return { items: await users.list(ctx.database.db) }
}

export async function getUserImpactVerb(ctx: Context, { params }: Call<typeof getUserImpact>) {
  const found = await userImpact(ctx.database.db, params.userId, ctx.now(), idleMs)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

/**
 * Changes a person. One enabled administrator always stays, also when two demote each other at once. Disabling ends
 * the person's sessions and puts their conversations back into their queues. Errors: `request/conflict` when somebody
 * changed the person since `version` was read.
 */
export async function updateUserVerb(ctx: Context, { actor, params, body, audit }: Call<typeof updateUser>) {
  return retriedTransaction(ctx.database.db, async (tx) => {
    const administrators = await users.lockAdministrators(tx)
    await users.lock(tx, params.userId)
    const before = await users.read(tx, params.userId)
    if (!before) throw new ProblemError('request/not-found')
    if (body.version !== undefined && body.version !== before.version)
      throw new ProblemError('request/conflict')
    const isDisabled = body.isDisabled ?? before.isDisabled
    const role = body.role ?? before.role
    const others = administrators.filter((one) => one.id !== before.id)
    if ((role !== 'administrator' || isDisabled) && others.length === 0)
      throw new ProblemError('user/last-administrator')

    const queuesBefore = await memberships.namesOf(tx, before.id)
    if (body.queueIds)
      await memberships.setQueues(tx, before.id, (await requireQueues(tx, body.queueIds)).ids)
    const queuesAfter = await memberships.namesOf(tx, before.id)
    const { name, capacity, locale } = body
    await users.change(tx, before.id, {
      name,
      capacity,
      locale,
      role: body.role,
      ...(isDisabled === before.isDisabled ? {} : { disabledAt: isDisabled ? ctx.now() : null }),
    })
    const isLeaving = isDisabled && !before.isDisabled
    if (isLeaving) await sessions.endAll(tx, before.id)
    const returned = isLeaving ? await returnConversations(ctx, tx, before.id, actor) : []
    const after = await users.read(tx, before.id)
    if (!after) throw new ProblemError('request/not-found')
    await audit.record(tx, {
      verb: verbFor(before, after),
      object: { type: 'user', id: after.id, name: after.name },
      before: { ...factsOf(before), queues: queuesBefore.length > 0 ? queuesBefore : null },
      after: {
        ...factsOf(after),
        queues: queuesAfter.length > 0 ? queuesAfter : null,
        ...(returned.length > 0 ? { returnedConversations: returned.length } : {}),
      },
    })
    for (const one of returned)
      await activity.record(tx, {
        actorId: actor.id,
        verb: 'conversation.returned',
        topics: ['inbox', `conversation:${one.id}`],
        conversationId: one.id,
        subject: { audience: audienceOf(one) },
      })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'user.updated',
      // Who is in a queue decides which conversations people see.
      topics: body.queueIds ? ['team', 'queues', 'inbox'] : ['team', 'queues'],
      subject: { userId: before.id, before: decisive(before), after: decisive(after) },
    })
    return after
  })
}

const decisive = ({ role, isDisabled }: User) => ({ role, isDisabled })

const factsOf = (user: User) => ({
  name: user.name,
  capacity: user.capacity,
  locale: user.locale,
  ...decisive(user),
})

/** What weighs most gives a change its name; all of it stands in the entry. */
function verbFor(before: User, after: User): AuditVerb {
  if (after.isDisabled !== before.isDisabled) return after.isDisabled ? 'user.disabled' : 'user.enabled'
  return after.role === before.role ? 'user.updated' : 'user.roleChanged'
}

/** What lies in the hands of somebody who leaves is open again for everybody in its queue. */
async function returnConversations(ctx: Context, tx: Db, userId: string, by: SignedInActor) {
  const returned: conversations.LockedConversation[] = []
  for (const id of await users.heldConversationIds(tx, userId)) {
    const conversation = await conversations.lockById(tx, id)
    // It may have been closed or taken by someone between the list and the lock.
    if (!conversation || conversation.assigneeId !== userId || conversation.state === 'closed') continue
    await moveConversation(ctx, tx, conversation, { to: 'open', assignee: 'nobody', event: 'released' }, by)
    returned.push(conversation)
  }
  return returned
}
