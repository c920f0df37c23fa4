import { textCharsMax, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { GoogleContext } from '@parley/contracts/conversations'
import type { ChannelKind } from '@parley/contracts/values'
import {
  fillText,
  openingTimeText,
  resolveMessage,
  type OrganisationText,
  type SpeakingChannel,
} from '@parley/domain/automated-messages'
import type { Context } from '../context.ts'
import { channelSettings, change, lockById, type ConversationChange } from '../store/conversations.ts'
import type { Db } from '../store/db.ts'
import { addAll, queuedReply, type NewMessage } from '../store/messages.ts'
import { enqueue, type NewItem } from '../store/outbox.ts'
import { tellFirst } from './recording-notice.ts'
import { replyDeadlineMs } from './reply-deadline.ts'

/** An automated message with all that has to be written for it. */
export interface Composed {
  readonly message: NewMessage
  readonly change: ConversationChange
  readonly outgoing: NewItem
}

/** The channel that speaks: its texts and the organisation's, and the names that texts can contain. */
export interface Speaker extends SpeakingChannel {
  readonly organisation: readonly OrganisationText[]
  readonly kind: ChannelKind
  readonly businessName: string
  readonly brandName: string
}

interface Addressed {
  readonly id: string
  readonly lastSeq: number
  readonly queueName: string | null
  readonly context: GoogleContext
}

/** What is known beside the conversation. `closure`: the queue is closed, until when (null: nobody knows), why, and where. */
export interface Circumstances {
  readonly agentName?: string
  readonly closure?: { until: Date | null; holiday: string | null; timeZone: string }
}

/** Does this customer get a message at this trigger? */
export function isSaid(speaker: Speaker, conversation: Addressed, trigger: AutomatedTrigger): boolean {
  return resolve(speaker, conversation, trigger).text !== null
}

function resolve(speaker: Speaker, { context }: Addressed, trigger: AutomatedTrigger) {
  const locale = context.resolvedLocale ?? null
  return resolveMessage({ trigger, channel: speaker, organisation: speaker.organisation, locale })
}

/**
 * Makes the automated message of this trigger; null where this customer gets none.
 * The text goes out as BOT and stands in the thread like a reply.
 */
export function compose(
  ctx: Pick<Context, 'now' | 'newId'>,
  conversation: Addressed,
  speaker: Speaker,
  trigger: AutomatedTrigger,
  { agentName, closure }: Circumstances = {},
): Composed | null {
  const now = ctx.now()
  const resolved = resolve(speaker, conversation, trigger)
  if (resolved.text === null) return null
  const text = fillText(
    resolved.text,
    {
      CustomerName: conversation.context.displayName ?? null,
      AgentName: agentName ?? null,
      QueueName: conversation.queueName,
      BusinessName: speaker.businessName,
      BrandName: speaker.brandName,
      OpeningTime: closure?.until
        ? openingTimeText(closure.until, closure.timeZone, resolved.language)
        : null,
      HolidayName: closure?.holiday ?? null,
    },
    textCharsMax[speaker.kind],
  )
  // Nothing but placeholders, all of them unknown: there is nothing to say.
  if (text.trim() === '') return null
  const id = ctx.newId()
  const seq = conversation.lastSeq + 1
  return {
    message: queuedReply({
      id,
      conversationId: conversation.id,
      seq,
      at: now,
      text,
      author: { id: null, name: '', isAutomated: true },
    }),
    change: {
      lastSeq: seq,
      lastMessageAt: now,
      preview: { direction: 'outbound', kind: 'text', text: text.slice(0, 200) },
    },
    outgoing: {
      item: { kind: 'message', id, text, representative: { type: 'bot', displayName: '' } },
      messageId: id,
      deadlineAt: new Date(now.getTime() + replyDeadlineMs),
    },
  }
}

/**
 * Sends the automated message of this trigger, if this customer gets one and Google still lets us write; before the first one, the notice of
 * recording. To be called in the transaction of what triggers it, after that: so it is sent once for it, in its order.
 */
export async function send(
  ctx: Context,
  tx: Db,
  conversationId: string,
  trigger: AutomatedTrigger,
  circumstances: Circumstances = {},
): Promise<void> {
  const conversation = await lockById(tx, conversationId)
  if (!conversation?.canSend || ctx.now() >= conversation.replyWindowEndsAt) return
  const speaker = await channelSettings(tx, conversation.channelId)
  // Decided before the notice: nobody is told of recording without a message that follows.
  if (!compose(ctx, conversation, speaker, trigger, circumstances)) return
  const lastSeq = await tellFirst(ctx, tx, ctx.now(), conversation)
  const composed = compose(ctx, { ...conversation, lastSeq }, speaker, trigger, circumstances)
  if (!composed) return
  await addAll(tx, [composed.message])
  await change(tx, conversationId, composed.change)
  const { outgoing } = composed
  const windowEndsAt = conversation.replyWindowEndsAt
  await enqueue(tx, conversationId, [
    { ...outgoing, deadlineAt: outgoing.deadlineAt < windowEndsAt ? outgoing.deadlineAt : windowEndsAt },
  ])
}
