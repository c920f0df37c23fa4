import { channels } from '@parley/channels/registry'
import { ProblemError, type FieldError } from '@parley/contracts/problem'
import type * as contract from '@parley/contracts/quick-replies'
import { replyTextFault } from '@parley/domain/quick-replies'
import type { Context } from '../../context.ts'
import type { Call, SignedInActor, Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as replies from '../../store/quick-replies.ts'

type Draft = contract.QuickReplyDraft
type Reply = contract.QuickReply
/** Who changes something, and whether it is everybody's or their own: foreign ones are not there for them. */
interface By {
  readonly actor: SignedInActor
  readonly audit: Call<typeof contract.createSharedReply>['audit']
  readonly owner: replies.Owner
}

/** Longest text in UTF-16 units that every channel carries. */
export const textLengthMax = Math.min(
  ...Object.values(channels).map(({ capabilities }) => capabilities.maxTextLength),
)

const shared = ({ actor, audit }: Pick<By, 'actor' | 'audit'>): By => ({ actor, audit, owner: null })
const own = ({ actor, audit }: Pick<By, 'actor' | 'audit'>): By => ({ actor, audit, owner: actor.id })

/** Errors: `request/invalid` with what is wrong with a text, a place that does not exist, or a short code that is taken. */
export const createSharedReplyVerb: Verb<typeof contract.createSharedReply> = (ctx, call) =>
  create(ctx, shared(call), call.body)
export const createOwnReplyVerb: Verb<typeof contract.createOwnReply> = (ctx, call) =>
  create(ctx, own(call), { ...call.body, limits: null })

/** Errors: as when created; `request/conflict` when it was changed since it was read. */
export const updateSharedReplyVerb: Verb<typeof contract.updateSharedReply> = (ctx, call) =>
  update(ctx, shared(call), call.params.quickReplyId, call.body)
export const updateOwnReplyVerb: Verb<typeof contract.updateOwnReply> = (ctx, call) =>
  update(ctx, own(call), call.params.quickReplyId, { ...call.body, limits: null })

export const deleteSharedReplyVerb: Verb<typeof contract.deleteSharedReply> = (ctx, call) =>
  remove(ctx, shared(call), call.params.quickReplyId)
export const deleteOwnReplyVerb: Verb<typeof contract.deleteOwnReply> = (ctx, call) =>
  remove(ctx, own(call), call.params.quickReplyId)

/** Errors: `deletion/blocked` when its short code was given to another reply meanwhile. */
export const restoreSharedReplyVerb: Verb<typeof contract.restoreSharedReply> = (ctx, call) =>
  restore(ctx, shared(call), call.params.quickReplyId)
export const restoreOwnReplyVerb: Verb<typeof contract.restoreOwnReply> = (ctx, call) =>
  restore(ctx, own(call), call.params.quickReplyId)

const create = (ctx: Context, by: By, draft: Draft): Promise<Reply> =>
  ctx.database.db.transaction().execute(async (tx) => {
    await requireFit(tx, draft)
    const id = await replies.create(tx, by.owner, draft, ctx.now())
    const created = await readAgain(tx, id, by)
    await record(tx, by, 'quickReply.created', created, { after: factsOf(created) })
    return created
  })

const update = (ctx: Context, by: By, id: string, draft: Draft & { version: number }): Promise<Reply> =>
  ctx.database.db.transaction().execute(async (tx) => {
    const before = await replies.lock(tx, id, by.owner)
    if (!before) throw new ProblemError('request/not-found')
    if (before.version !== draft.version) throw new ProblemError('request/conflict')
    await requireFit(tx, draft)
    await replies.replace(tx, id, by.owner, draft, ctx.now())
    const updated = await readAgain(tx, id, by)
    await record(tx, by, 'quickReply.updated', updated, {
      before: factsOf(before),
      after: factsOf(updated),
    })
    return updated
  })

const remove = (ctx: Context, by: By, id: string): Promise<void> =>
  ctx.database.db.transaction().execute(async (tx) => {
    const before = await replies.lock(tx, id, by.owner)
    if (!before) throw new ProblemError('request/not-found')
    await replies.remove(tx, id, ctx.now())
    await record(tx, by, 'quickReply.deleted', before, { before: factsOf(before) })
  })

const restore = (ctx: Context, by: By, id: string): Promise<Reply> =>
  ctx.database.db.transaction().execute(async (tx) => {
    if (!(await replies.lock(tx, id, by.owner, 'deleted'))) throw new ProblemError('request/not-found')
    await replies.restore(tx, id, by.owner)
    const restored = await readAgain(tx, id, by)
    await record(tx, by, 'quickReply.restored', restored, { after: factsOf(restored) })
    return restored
  })

/** All faults at once. Places are not locked: a reply is limited to one that goes as well as to one that is gone. */
async function requireFit(tx: Db, { texts, limits }: Draft): Promise<void> {
  const errors = texts.flatMap(({ text }, index): FieldError[] => {
    const fault = replyTextFault(text, textLengthMax)
    const pointer = `/body/texts/${index}/text`
    if (!fault) return []
    if (fault.code === 'tooBig') return [{ pointer, code: fault.code, params: { maximum: fault.maximum } }]
    // People count from one.
    return [{ pointer, code: fault.code, params: { name: fault.at.name, position: fault.at.start + 1 } }]
  })
  if (limits) {
    const { queues, workstreams } = await replies.places(tx)
    const known = new Set<string>([...queues, ...workstreams].map(({ id }) => id))
    for (const kind of ['queueIds', 'workstreamIds'] as const)
      if (limits[kind].some((id) => !known.has(id)))
        errors.push({ pointer: `/body/limits/${kind}`, code: 'invalid' })
  }
  if (errors.length > 0) throw new ProblemError('request/invalid', { errors })
}

async function readAgain(tx: Db, id: string, { actor }: By): Promise<Reply> {
  const found = await replies.readFor(tx, id, actor.id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

type Verbs = `quickReply.${'created' | 'updated' | 'deleted' | 'restored'}`
/** What is one's own concerns nobody else: it is not told to the audit log, and only its owner's browsers hear of it. */
async function record(
  tx: Db,
  { actor, audit, owner }: By,
  verb: Verbs,
  { id, title, version }: Reply,
  facts: { before?: ReturnType<typeof factsOf>; after?: ReturnType<typeof factsOf> },
): Promise<void> {
  if (owner === null)
    await audit.record(tx, { verb, object: { type: 'quickReply', id, name: title }, ...facts })
  await activity.record(tx, {
    actorId: actor.id,
    verb,
    topics: ['replies'],
    subject:
      owner === null
        ? { quickReplyId: id, title, version }
        : { quickReplyId: id, version, audience: { queueIds: [], userIds: [owner] } },
  })
}

const factsOf = ({ title, shortCode, tags, texts, isLimited, queues, workstreams }: Reply) => ({
  name: title,
  shortCode,
  tags: [...tags],
  texts: texts.map(({ language, text }) => `${language}: ${text}`),
  ...(isLimited
    ? { queues: queues.map(({ name }) => name), workstreams: workstreams.map(({ name }) => name) }
    : {}),
})
