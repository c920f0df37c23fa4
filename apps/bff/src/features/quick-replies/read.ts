import { ProblemError } from '@parley/contracts/problem'
import type {
  getQuickReply,
  listQuickReplies,
  listReplyPlaces,
  noteReplyUse,
  offerQuickReplies,
  OfferedReply,
} from '@parley/contracts/quick-replies'
import { maySee } from '@parley/domain/conversation'
import { bestText, primaryLanguage } from '@parley/domain/quick-replies'
import { z } from 'zod'
import type { Verb } from '../../http/call.ts'
import * as offered from '../../store/offered-replies.ts'
import * as replies from '../../store/quick-replies.ts'
import { textLengthMax } from './change.ts'

/** A page of a scope with what it can be narrowed by. */
export const listQuickRepliesVerb: Verb<typeof listQuickReplies> = async (ctx, { actor, query }) => {
  const { db } = ctx.database
  const owner = query.scope === 'shared' ? null : actor.id
  const filters = {
    owner,
    search: query.search ?? '',
    tag: query.tag ?? null,
    language: query.language ?? null,
    lacks: query.lacks ?? null,
  }
  const after = query.cursor === undefined ? null : readCursor(query.cursor)
  const { items, nextAfter } = await replies.page(db, filters, query.limit, after)
  return {
    items,
    nextCursor: nextAfter && Buffer.from(JSON.stringify(nextAfter)).toString('base64url'),
    total: await replies.count(db, filters),
    ...(await replies.facets(db, owner)),
    liveLanguages: await replies.liveLanguages(db),
    textLengthMax,
  }
}

/** Errors: `request/not-found`, also for another person's own. */
export const getQuickReplyVerb: Verb<typeof getQuickReply> = async (ctx, { actor, params }) => {
  const found = await replies.readFor(ctx.database.db, params.quickReplyId, actor.id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

export const listReplyPlacesVerb: Verb<typeof listReplyPlaces> = (ctx) => replies.places(ctx.database.db)

/** Errors: `request/not-found` when the conversation is not theirs to see. */
export const offerQuickRepliesVerb: Verb<typeof offerQuickReplies> = async (
  ctx,
  { actor, params, query },
) => {
  const situation = await offered.situation(ctx.database.db, params.conversationId)
  if (!situation || !maySee(actor, situation)) throw new ProblemError('request/not-found')
  const { customerLocale, channelLanguage, queueId, workstreamId, values } = situation
  const wanted = [customerLocale, channelLanguage].filter((tag) => tag !== null)
  const found = await offered.candidates(ctx.database.db, {
    personId: actor.id,
    queueId,
    workstreamId,
    languages: wanted.slice(0, 1).map(primaryLanguage),
    search: query.search ?? '',
    limit: query.limit + 1,
  })
  return {
    items: found.slice(0, query.limit).flatMap((reply) => offer(reply, wanted)),
    hasMore: found.length > query.limit,
    values: { ...values, AgentName: actor.name },
  }
}

function offer(
  { id, isOwn, texts, title, shortCode, tags }: offered.CandidateReply,
  wanted: readonly string[],
): OfferedReply[] {
  const best = bestText(texts, wanted)
  if (!best) return []
  return [
    {
      id: id as OfferedReply['id'],
      scope: isOwn ? 'personal' : 'shared',
      title,
      shortCode,
      tags,
      language: best.text.language,
      isOtherLanguage: best.isOther,
      text: best.text.text,
    },
  ]
}

/** A courtesy to the order of the list: nobody else is told. */
export const noteReplyUseVerb: Verb<typeof noteReplyUse> = (ctx, { actor, params }) =>
  replies.noteUse(ctx.database.db, params.quickReplyId, actor.id, ctx.now())

const cursorKey = z.tuple([z.string(), z.uuid()])
/** A cursor that this server did not make is a mistake in the request. */
function readCursor(cursor: string): [title: string, id: string] {
  try {
    return cursorKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (error) {
    const errors = [{ pointer: '/query/cursor', code: 'invalid' }]
    throw new ProblemError('request/invalid', { errors, cause: error })
  }
}
