import { noticeTextFor } from '@parley/contracts/recording-notice'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import type { Context } from '../context.ts'
import { change, changeAll, channelSettings, type ConversationChange } from '../store/conversations.ts'
import type { LockedConversation } from '../store/conversations.ts'
import type { Db } from '../store/db.ts'
import { addAll, queuedReply, requeue, text as textOf, type NewMessage } from '../store/messages.ts'
import { enqueue, enqueueAll, type NewItem } from '../store/outbox.ts'
import { settings as readSettings, type NoticeSettings } from '../store/recording-notice.ts'
import { replyDeadlineMs } from './reply-deadline.ts'

type Conversation = Pick<LockedConversation, 'id' | 'lastSeq' | 'notice'>

/** The notice with all that has to be written for it, before anything else of the transaction that goes out. */
export interface ComposedNotice {
  readonly message: NewMessage
  readonly change: ConversationChange
  readonly outgoing: NewItem
}

/**
 * Makes the notice that the conversation may be monitored, recorded or stored, for a locked conversation to which
 * something is about to be sent. Null where the customer has been told, or an administrator chose that nobody is.
 */
export function composeNotice(
  ctx: Pick<Context, 'newId'>,
  at: Date,
  conversation: Conversation,
  language: ChannelLanguage,
  settings: NoticeSettings,
): ComposedNotice | null {
  if (conversation.notice !== null || !settings.isOn) return null
  const id = ctx.newId()
  const seq = conversation.lastSeq + 1
  const text = noticeTextFor(language, settings.texts).toWellFormed()
  return {
    message: queuedReply({
      id,
      conversationId: conversation.id,
      seq,
      at,
      text,
      author: { id: null, name: '', isAutomated: true },
      purpose: 'recordingNotice',
    }),
    change: { lastSeq: seq, notice: { messageId: id, state: 'queued' } },
    outgoing: outgoing(id, text, at),
  }
}

/**
 * To be called in the transaction that sends a message, before it: the customer is told first. A notice that could not
 * be sent is sent again, under its id, so that Google shows it once. `at`: not later
 * than the message, for threads are read in the order of time. Returns the conversation's last number after it.
 */
export async function tellFirst(
  ctx: Context,
  tx: Db,
  at: Date,
  conversation: Conversation & Pick<LockedConversation, 'channelId'>,
): Promise<number> {
  const { notice } = conversation
  if (notice && notice.state !== 'failed' && notice.state !== 'expired') return conversation.lastSeq
  const settings = await readSettings(tx)
  if (notice) return tellAgain(tx, at, conversation, settings)
  if (!settings.isOn) return conversation.lastSeq
  const { language } = await channelSettings(tx, conversation.channelId)
  const composed = composeNotice(ctx, at, conversation, language, settings)
  if (!composed) return conversation.lastSeq
  await addAll(tx, [composed.message])
  await change(tx, conversation.id, composed.change)
  await enqueue(tx, conversation.id, [composed.outgoing])
  return composed.message.seq
}

/** The same for several conversations, in a few statements. Returns the last number of each after it. */
export async function tellAllFirst(
  ctx: Context,
  tx: Db,
  at: Date,
  given: readonly (Conversation & Pick<LockedConversation, 'channelId'>)[],
): Promise<Map<string, number>> {
  const settings = await readSettings(tx)
  const languages = new Map<string, ChannelLanguage>()
  for (const id of new Set(given.map((one) => one.channelId)))
    languages.set(id, (await channelSettings(tx, id)).language)
  const composed = given.flatMap((one) => {
    const language = languages.get(one.channelId)
    const notice = language && composeNotice(ctx, at, one, language, settings)
    return notice ? [{ id: one.id, ...notice }] : []
  })
  await addAll(
    tx,
    composed.map((one) => one.message),
  )
  await changeAll(
    tx,
    composed.map(({ id, change }) => ({ id, to: change })),
  )
  await enqueueAll(
    tx,
    composed.map(({ id, outgoing }) => ({ ...outgoing, conversationId: id })),
  )
  const lastSeqs = new Map(composed.map(({ id, message }) => [id, message.seq]))
  // Only those that were told before, or whose notice is stuck and goes out again: they are few.
  for (const one of given)
    if (!lastSeqs.has(one.id)) lastSeqs.set(one.id, await tellAgain(tx, at, one, settings))
  return lastSeqs
}

async function tellAgain(
  tx: Db,
  at: Date,
  { id, lastSeq, notice }: Conversation,
  settings: NoticeSettings,
): Promise<number> {
  const isStuck = notice?.state === 'failed' || notice?.state === 'expired'
  if (notice && isStuck && settings.isOn && (await requeue(tx, notice.messageId)))
    await enqueue(tx, id, [outgoing(notice.messageId, await textOf(tx, notice.messageId), at)])
  return lastSeq
}

function outgoing(messageId: string, text: string, now: Date): NewItem {
  return {
    item: { kind: 'message', id: messageId, text, representative: { type: 'bot', displayName: '' } },
    messageId,
    goesFirst: true,
    deadlineAt: new Date(now.getTime() + replyDeadlineMs),
  }
}
