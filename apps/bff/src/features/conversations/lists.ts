import { ProblemError } from '@parley/contracts/problem'
import type {
  countConversations,
  getConversation,
  listConversations,
  listMessages,
} from '@parley/contracts/conversations'
import { maySee } from '@parley/domain/conversation'
import type { Verb } from '../../http/call.ts'
import * as inbox from '../../store/inbox.ts'
import { factsOf, readConversation, toMessage, toSummary } from './reading.ts'

/** A page of one of the inbox's views. */
export const listConversationsVerb: Verb<typeof listConversations> = async (ctx, { actor, query }) => {
  const after = query.cursor === undefined ? null : readCursor(query.cursor, /^[0-9a-f-]{36}$/)
  const rows = await inbox.page(
    ctx.database.db,
    actor,
    query.view,
    query.limit + 1,
    after && { at: after.at, id: after.rest },
  )
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(toSummary),
    nextCursor: rows.length > query.limit && last ? `${last.last_message_at.toISOString()}_${last.id}` : null,
  }
}

export const countConversationsVerb: Verb<typeof countConversations> = (ctx, { actor }) =>
  inbox.counts(ctx.database.db, actor)

export const getConversationVerb: Verb<typeof getConversation> = (ctx, { actor, params }) =>
  readConversation(ctx, actor, params.conversationId)

/** A page of the thread; ascending within the page, older pages by `nextBefore`. */
export const listMessagesVerb: Verb<typeof listMessages> = async (ctx, { actor, params, query }) => {
  const row = await inbox.conversation(ctx.database.db, params.conversationId)
  if (!row || !maySee(actor, factsOf(row))) throw new ProblemError('request/not-found')
  const before = query.before === undefined ? null : readCursor(query.before, /^\d{1,15}$/)
  const rows = await inbox.thread(
    ctx.database.db,
    params.conversationId,
    query.limit + 1,
    before && { at: before.at, seq: Number(before.rest) },
  )
  const page = rows.slice(0, query.limit)
  const oldest = page.at(-1)
  return {
    items: page.reverse().map(toMessage),
    nextBefore: rows.length > query.limit && oldest ? `${oldest.at.toISOString()}_${oldest.seq}` : null,
  }
}

/** A cursor is an instant and a key; a hand-made one that is neither is a mistake in the request. */
function readCursor(cursor: string, key: RegExp): { at: Date; rest: string } {
  const [time = '', rest = ''] = cursor.split('_', 2)
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !key.test(rest))
    throw new ProblemError('request/invalid', { errors: [{ pointer: '/query/cursor', code: 'invalid' }] })
  return { at, rest }
}
