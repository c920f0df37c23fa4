import type {
  createOperatingHours,
  deleteOperatingHours,
  HoursDefinition,
  listOperatingHours,
  OperatingHours,
  updateOperatingHours,
} from '@parley/contracts/operating-hours'
import { ProblemError } from '@parley/contracts/problem'
import type { Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as hours from '../../store/operating-hours.ts'

export const listOperatingHoursVerb: Verb<typeof listOperatingHours> = async (ctx) => ({
  items: await hours.list(ctx.database.db),
})

export const createOperatingHoursVerb: Verb<typeof createOperatingHours> = (ctx, { actor, body, audit }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const created = await readHours(tx, await hours.create(tx, body.name, definitionOf(body)))
    await audit.record(tx, {
      verb: 'operatingHours.created',
      object: objectOf(created),
      after: factsOf(created),
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'operatingHours.created',
      topics: ['hours'],
      subject: { operatingHoursId: created.id, name: created.name },
    })
    return created
  })

/** Errors: `request/conflict` when somebody changed them since they were read. */
export const updateOperatingHoursVerb: Verb<typeof updateOperatingHours> = (
  ctx,
  { actor, params, body, audit },
) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const version = await hours.lock(tx, params.operatingHoursId)
    if (version === null) throw new ProblemError('request/not-found')
    if (version !== body.version) throw new ProblemError('request/conflict')
    const before = await readHours(tx, params.operatingHoursId)
    await hours.replace(tx, params.operatingHoursId, body.name, definitionOf(body))
    const updated = await readHours(tx, params.operatingHoursId)
    await audit.record(tx, {
      verb: 'operatingHours.updated',
      object: objectOf(updated),
      before: factsOf(before),
      after: factsOf(updated),
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'operatingHours.updated',
      topics: ['hours', 'queues'],
      subject: { operatingHoursId: updated.id, name: updated.name, version: updated.version },
    })
    return updated
  })

/** Errors: `hours/in-use` while a queue has them. */
export const deleteOperatingHoursVerb: Verb<typeof deleteOperatingHours> = async (
  ctx,
  { actor, params, audit },
) => {
  await ctx.database.db.transaction().execute(async (tx) => {
    if ((await hours.lock(tx, params.operatingHoursId)) === null) throw new ProblemError('request/not-found')
    const before = await readHours(tx, params.operatingHoursId)
    const { usedBy, name } = before
    if (usedBy.length > 0) throw new ProblemError('hours/in-use')
    await hours.remove(tx, params.operatingHoursId)
    await audit.record(tx, {
      verb: 'operatingHours.deleted',
      object: objectOf(before),
      before: factsOf(before),
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'operatingHours.deleted',
      topics: ['hours'],
      subject: { operatingHoursId: params.operatingHoursId, name },
    })
  })
}

const objectOf = ({ id, name }: OperatingHours) => ({ type: 'operatingHours', id, name }) as const
/** The week and its exceptions as one readable line each: what exactly changed is told by comparing them. */
const factsOf = ({ name, timeZone, weekly, holidays, exceptions }: OperatingHours) => ({
  name,
  timeZone,
  operatingHours: [weekly, holidays, exceptions].map((one) => JSON.stringify(one)),
})

function definitionOf({ timeZone, weekly, holidays, exceptions }: HoursDefinition): HoursDefinition {
  return { timeZone, weekly, holidays, exceptions }
}

async function readHours(tx: Db, id: string): Promise<OperatingHours> {
  const found = await hours.read(tx, id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}
