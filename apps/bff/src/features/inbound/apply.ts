import type { ArrivedContent, InboundEvent } from '@parley/channels/channel'
import { transitionFor } from '@parley/domain/conversation'
import type { Context } from '../../context.ts'
import * as attachments from '../../store/attachments.ts'
import * as automated from '../../flows/automated.ts'
import * as conversations from '../../store/conversations.ts'
import type { LockedConversation } from '../../store/conversations.ts'
import type { Db } from '../../store/db.ts'
import { scheduleLifetime } from '../../flows/lifetime.ts'
import * as messages from '../../store/messages.ts'
import type { StoredContent, StoredPreview } from '../../store/schema.ts'

/** What a delivery did: which conversation it touched, or why it is parked for an administrator. */
export type Applied =
  | { outcome: 'applied'; conversation: LockedConversation; changed: boolean }
  | { outcome: 'ignored' }
  | { outcome: 'typing'; conversation: LockedConversation; isTyping: boolean }
  | { outcome: 'parked'; reason: string }

/** A typing sign without news fades after this long. */
const typingMs = 10_000
/** States last for days: within an hour the timer that runs is exact enough, and a message costs one write less. */
const timerSlackMs = 60 * 60 * 1000
/** Google keeps a customer's picture for seven days. */
const pictureLifetimeMs = 7 * 24 * 60 * 60 * 1000

/**
 * Applies one delivery within the shard's transaction. Safe to repeat: a message that is there already changes nothing,
 * receipts only move forward. Load, decide, write; the caller records the activity.
 */
export async function apply(
  ctx: Context,
  tx: Db,
  delivery: { accountId: string; receivedAt: Date },
  event: InboundEvent,
): Promise<Applied> {
  if (event.type === 'unreadable') return { outcome: 'parked', reason: event.reason }
  const found = await conversations.lockByProvider(tx, delivery.accountId, event.conversationId)
  switch (event.type) {
    case 'receipts':
      return found ? applyReceipts(ctx, tx, found, event) : { outcome: 'ignored' }
    case 'typing': {
      if (!found) return { outcome: 'ignored' }
      const until = event.isTyping ? new Date(ctx.now().getTime() + typingMs) : null
      await conversations.change(tx, found.id, { customerTypingUntil: until })
      return { outcome: 'typing', conversation: found, isTyping: event.isTyping }
    }
    case 'message':
      return applyMessage(ctx, tx, delivery, event, found)
  }
}

type MessageEvent = Extract<InboundEvent, { type: 'message' }>

async function applyMessage(
  ctx: Context,
  tx: Db,
  delivery: { accountId: string; receivedAt: Date },
  event: MessageEvent,
  found: LockedConversation | null,
): Promise<Applied> {
  // A sender's clock that runs ahead must not put its messages behind those that come later.
  const at = event.at && event.at < delivery.receivedAt ? event.at : delivery.receivedAt
  const located = await locate(ctx, tx, delivery.accountId, event, found, at)
  if (typeof located === 'string') return { outcome: 'parked', reason: located }
  const { conversation, isNew } = located

  const messageId = ctx.newId()
  const attachmentId = ctx.newId()
  const content: StoredContent =
    event.content.kind === 'image' ? { kind: 'image', attachmentId } : event.content
  const seq = conversation.lastSeq + 1
  const isAdded = await messages.addInbound(tx, {
    id: messageId,
    conversationId: conversation.id,
    seq,
    at,
    providerId: event.providerId,
    content,
  })
  if (!isAdded) return { outcome: 'applied', conversation, changed: false }
  if (event.content.kind === 'image') {
    const settings = await conversations.channelSettings(tx, conversation.channelId)
    await attachments.add(tx, {
      id: attachmentId,
      messageId,
      conversationId: conversation.id,
      sourceSealed: settings.customer_attachments
        ? ctx.sealer.seal(event.content.sourceUrl, attachments.sourcePlace(attachmentId))
        : null,
      deadlineAt: new Date(at.getTime() + pictureLifetimeMs),
    })
  }

  const transition = event.isCustomersTurn ? transitionFor(conversation.state, 'customerMessage') : null
  const nextState = transition?.to ?? conversation.state
  const isStateNew = nextState !== conversation.state
  let lastSeq = seq
  if (transition?.event) {
    lastSeq++
    await messages.addEvent(tx, {
      id: ctx.newId(),
      conversationId: conversation.id,
      seq: lastSeq,
      at,
      event: transition.event,
      actor: null,
    })
  }
  const isNewest = at >= conversation.lastMessageAt
  await conversations.change(tx, conversation.id, {
    lastSeq,
    unreadCount: conversation.unreadCount + 1,
    customerTypingUntil: null,
    ...(event.context ? { context: { ...conversation.context, ...event.context } } : {}),
    ...(isNewest ? { lastMessageAt: at, preview: previewOf(event.content) } : {}),
    ...(event.content.kind === 'liveAgentRequest' ? { isLiveAgentRequested: true } : {}),
    ...(event.isCustomersTurn
      ? {
          lastCustomerMessageAt:
            at > conversation.lastCustomerMessageAt ? at : conversation.lastCustomerMessageAt,
          waitingSince: conversation.waitingSince ?? at,
        }
      : {}),
    ...(isStateNew ? { state: nextState, stateChangedAt: ctx.now(), closedAt: null } : {}),
    ...(transition?.assignee === 'nobody' ? { assigneeId: null } : {}),
  })
  if (event.context?.displayName && (isNew || event.context.displayName !== conversation.context.displayName))
    await conversations.nameCustomer(tx, conversation.customerId, event.context.displayName)
  const isTimerOld = ctx.now().getTime() - conversation.lastMessageAt.getTime() > timerSlackMs
  if (event.isCustomersTurn && (isNew || isStateNew || isTimerOld))
    await scheduleLifetime(tx, conversation.id, nextState, ctx.now())
  if (isNew) await automated.send(ctx, tx, conversation.id, 'greeting', { agentName: '' })
  return { outcome: 'applied', conversation, changed: true }
}

/** The conversation of this delivery: the one that is there (moved to the agent's present channel), or a new one. */
async function locate(
  ctx: Context,
  tx: Db,
  accountId: string,
  event: MessageEvent,
  found: LockedConversation | null,
  at: Date,
): Promise<{ conversation: LockedConversation; isNew: boolean } | 'unknownAgent' | 'noChannel'> {
  if (found?.canSend) return { conversation: found, isNew: false }
  const binding = await conversations.findBinding(tx, accountId, event.brandId, event.agentId)
  if (typeof binding === 'string') return binding
  if (found) {
    const { channelId, workstreamId, queueId } = binding
    await conversations.change(tx, found.id, { channelId, workstreamId, queueId })
    return { conversation: { ...found, channelId, queueId, canSend: true }, isNew: false }
  }
  const conversation = await conversations.open(tx, {
    accountId,
    ...binding,
    providerId: event.conversationId,
    context: event.context ?? {},
    at,
    now: ctx.now(),
  })
  return { conversation, isNew: true }
}

async function applyReceipts(
  ctx: Context,
  tx: Db,
  conversation: LockedConversation,
  event: Extract<InboundEvent, { type: 'receipts' }>,
): Promise<Applied> {
  let changed = false
  for (const receipt of event.receipts)
    changed =
      (await messages.advance(
        tx,
        conversation.id,
        receipt.messageId,
        receipt.state,
        event.at ?? ctx.now(),
      )) || changed
  return { outcome: 'applied', conversation, changed }
}

/** The inbox shows the first lines; what is no text is named there by its kind. */
function previewOf(content: ArrivedContent): StoredPreview {
  const text =
    content.kind === 'text' || content.kind === 'suggestion'
      ? content.text
      : content.kind === 'survey'
        ? (content.answer ?? '')
        : ''
  return { direction: 'inbound', kind: content.kind, text: text.slice(0, 200) }
}
