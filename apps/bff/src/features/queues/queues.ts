import { ProblemError } from '@parley/contracts/problem'
import type { createQueue, listQueues, Queue, updateQueue } from '@parley/contracts/queues'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as hours from '../../store/operating-hours.ts'
import * as queues from '../../store/queues.ts'
import * as users from '../../store/users.ts'

export async function listQueuesVerb(ctx: Context, _call: Call<typeof listQueues>) {
  return { items: await queues.list(ctx.database.db) }
}

export async function createQueueVerb(ctx: Context, { actor, body, audit }: Call<typeof createQueue>) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const people = await requirePeople(tx, body.memberIds)
    const id = await queues.create(tx, { name: body.name, priority: body.priority })
    await queues.setMembers(tx, id, body.memberIds)
    await attachHours(tx, id, body.operatingHoursId)
    const created = await readQueue(tx, id)
    await audit.record(tx, {
      verb: 'queue.created',
      object: objectOf(created),
      after: { priority: created.priority, membersAdded: orNone(namesOf(body.memberIds, people)) },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'queue.created',
      topics: ['queues', 'team', 'hours'],
      subject: { queueId: id, name: body.name, memberIds: body.memberIds },
    })
    return created
  })
}

/**
 * The default queue's list of members cannot be changed (it is everybody), so one that is sent for it is ignored.
 * Errors: `request/conflict` when somebody changed the queue since `version` was read.
 */
export async function updateQueueVerb(
  ctx: Context,
  { actor, params, body, audit }: Call<typeof updateQueue>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const locked = await queues.lock(tx, params.queueId)
    if (!locked) throw new ProblemError('request/not-found')
    if (body.version !== undefined && body.version !== locked.version)
      throw new ProblemError('request/conflict')
    const before = await readQueue(tx, params.queueId)
    const memberIds = locked.isDefault ? undefined : body.memberIds
    if (memberIds) await requirePeople(tx, memberIds)
    await queues.change(tx, params.queueId, { name: body.name, priority: body.priority })
    if (memberIds) await queues.setMembers(tx, params.queueId, memberIds)
    await attachHours(tx, params.queueId, body.operatingHoursId)
    const updated = await readQueue(tx, params.queueId)
    await audit.record(tx, {
      verb: 'queue.updated',
      object: objectOf(updated),
      before: { ...factsOf(before), ...(await without(tx, before, updated, 'membersRemoved')) },
      after: { ...factsOf(updated), ...(await without(tx, updated, before, 'membersAdded')) },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'queue.updated',
      // Who is in a queue decides which conversations people see.
      topics: memberIds
        ? ['queues', 'team', 'workstreams', 'inbox', 'hours']
        : ['queues', 'workstreams', 'inbox', 'hours'],
      subject: { queueId: params.queueId, ...body },
    })
    return updated
  })
}

/** Errors: `request/not-found`. */
export async function readQueue(tx: Db, id: string) {
  const found = await queues.read(tx, id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

/** A queue as the audit log names it. */
export const objectOf = (queue: Queue) => ({ type: 'queue', id: queue.id, name: queue.name }) as const
/** What the audit log tells of a queue before and after. */
export const factsOf = ({ name, priority, operatingHours }: Queue) => ({
  name,
  priority,
  operatingHours: operatingHours?.name ?? null,
})
const orNone = (names: string[]) => (names.length > 0 ? names : null)
const namesOf = (ids: readonly string[], people: ReadonlyMap<string, string>) =>
  [...new Set(ids)].map((id) => people.get(id) ?? id).toSorted((a, b) => a.localeCompare(b))

/** Names of the members that one has and the other has not. */
async function without(tx: Db, one: Queue, other: Queue, field: 'membersAdded' | 'membersRemoved') {
  const ids = one.memberIds.filter((id) => !other.memberIds.includes(id))
  return { [field]: orNone(namesOf(ids, await users.namesById(tx, ids))) }
}

/** Left out: nothing changes. */
async function attachHours(tx: Db, queueId: string, id: string | null | undefined): Promise<void> {
  if (id === undefined) return
  if (id !== null && (await hours.lock(tx, id)) === null)
    throw new ProblemError('request/invalid', {
      errors: [{ pointer: '/body/operatingHoursId', code: 'invalid' }],
    })
  await hours.attach(tx, queueId, id)
}

/** The names of these people by id. Errors: `request/invalid` for each id that is nobody's. */
async function requirePeople(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = await users.namesById(tx, ids)
  const errors = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/body/memberIds/${index}`, code: 'invalid' }],
  )
  if (errors.length > 0) throw new ProblemError('request/invalid', { errors })
  return known
}
