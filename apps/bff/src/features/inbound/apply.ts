import type { ArrivedContent, InboundEvent } from '@parley/channels/channel'
import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import { transitionFor, type Transition } from '@parley/domain/conversation'
import { refusalOf, whileInactive } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import * as automated from '../../flows/automated.ts'
import { lifetimeEnd } from '../../flows/lifetime.ts'
import { composeNotice } from '../../flows/recording-notice.ts'
import * as attachments from '../../store/attachments.ts'
import type { ConversationChange, LockedConversation } from '../../store/conversations.ts'
import type { Binding } from '../../store/inbound-side.ts'
import * as messages from '../../store/messages.ts'
import type { ArrivalAddress } from '../../store/raw-events.ts'
import type { StoredPreview } from '../../store/schema.ts'
import type { Batch } from './batch.ts'

/** What a delivery did: which conversation it touched, or why it is parked for an administrator. */
export type Applied =
  /** `messageId`: the message that was added; null for receipts and for a message that was there already. */
  | { outcome: 'applied'; conversationId: string; messageId: string | null }
  | { outcome: 'typing'; conversationId: string; isTyping: boolean }
  | { outcome: 'ignored' }
  | { outcome: 'parked'; reason: string }

/** A typing sign without news fades after this long. */
const typingMs = 10_000
/** States last for days: within an hour the timer that runs is exact enough, and a message costs one write less. */
const timerSlackMs = 60 * 60 * 1000
/** Google keeps a customer's picture for seven days. */
const pictureLifetimeMs = 7 * 24 * 60 * 60 * 1000

interface Delivery {
  readonly accountId: string
  readonly receivedAt: Date
  readonly isAccountInactive: boolean
  readonly address: ArrivalAddress
}
type MessageEvent = Extract<InboundEvent, { type: 'message' }>

/**
 * Decides what one delivery does, after all that came before it in the batch. Safe to repeat: a message that is there
 * already changes nothing, receipts only move forward. The caller writes the batch and records the activity.
 */
export function apply(ctx: Context, batch: Batch, delivery: Delivery, event: InboundEvent): Applied {
  if (event.type === 'unreadable') return { outcome: 'parked', reason: event.reason }
  // An agent's own token vouches for that agent only.
  if (isForAnother(delivery.address, event)) return { outcome: 'parked', reason: 'otherAgent' }
  if (delivery.isAccountInactive)
    return whileInactive(event.type) === 'parked'
      ? { outcome: 'parked', reason: 'accountInactive' }
      : { outcome: 'ignored' }
  const found = batch.find(delivery.accountId, event.conversationId)
  if (event.type === 'message') return applyMessage(ctx, batch, delivery, event, found)
  if (!found) return { outcome: 'ignored' }
  switch (event.type) {
    case 'receipts':
      for (const receipt of event.receipts) batch.receive(found.id, receipt, event.at ?? ctx.now())
      return { outcome: 'applied', conversationId: found.id, messageId: null }
    case 'typing': {
      const until = event.isTyping ? new Date(ctx.now().getTime() + typingMs) : null
      batch.change(found.id, { customerTypingUntil: until })
      return { outcome: 'typing', conversationId: found.id, isTyping: event.isTyping }
    }
  }
}

function isForAnother(address: ArrivalAddress, event: { brandId: string; agentId: string }): boolean {
  return address.level === 'agent' && (event.brandId !== address.brandId || event.agentId !== address.agentId)
}

function applyMessage(
  ctx: Context,
  batch: Batch,
  delivery: Delivery,
  event: MessageEvent,
  found: LockedConversation | null,
): Applied {
  // A sender's clock that runs ahead must not put its messages behind those that come later.
  const at = event.at && event.at < delivery.receivedAt ? event.at : delivery.receivedAt
  const bound = batch.binding({
    accountId: delivery.accountId,
    brandId: event.brandId,
    agentId: event.agentId,
  })
  const binding = found?.canSend ? null : bound
  if (typeof binding === 'string') return { outcome: 'parked', reason: binding }
  if (binding?.refusal) return { outcome: 'parked', reason: binding.refusal }
  // It may have to be opened again, and its channel begins nothing new.
  const refusal = found?.canSend && event.isCustomersTurn ? refusalOf(found, found.state) : null
  if (refusal) return { outcome: 'parked', reason: refusal }
  const conversation = binding ? locate(batch, delivery, event, found, binding, at) : found
  if (!conversation) throw new Error('A message has neither a conversation nor a binding')

  const messageId = ctx.newId()
  const attachmentId = ctx.newId()
  const seq = conversation.lastSeq + 1
  const isAdded = batch.add({
    id: messageId,
    conversationId: conversation.id,
    seq,
    direction: 'inbound',
    at,
    providerId: event.providerId,
    content: event.content.kind === 'image' ? { kind: 'image', attachmentId } : event.content,
  })
  if (!isAdded) return { outcome: 'applied', conversationId: conversation.id, messageId: null }
  if (event.content.kind === 'image')
    batch.attach({
      id: attachmentId,
      messageId,
      conversationId: conversation.id,
      sourceSealed: conversation.takesPictures
        ? ctx.sealer.seal(event.content.sourceUrl, attachments.sourcePlace(attachmentId))
        : null,
      deadlineAt: new Date(at.getTime() + pictureLifetimeMs),
    })
  const { displayName } = event.context ?? {}
  if (displayName && displayName !== conversation.context.displayName)
    batch.nameCustomer(conversation.customerId, displayName)

  const transition = event.isCustomersTurn ? transitionFor(conversation.state, 'customerMessage') : null
  if (transition?.event)
    batch.add(
      messages.eventLine({
        id: ctx.newId(),
        conversationId: conversation.id,
        seq: seq + 1,
        at,
        event: transition.event,
        actor: null,
      }),
    )
  const after = batch.change(conversation.id, changeBy(ctx, conversation, event, at, transition))
  batch.touch(conversation.id)
  const isStateNew = after.state !== conversation.state
  const isTimerOld = ctx.now().getTime() - conversation.lastMessageAt.getTime() > timerSlackMs
  if (event.isCustomersTurn && (!found || isStateNew || isTimerOld))
    batch.setTimer(conversation.id, lifetimeEnd(after.state, ctx.now()))
  const began = !found ? 'greeting' : conversation.state === 'closed' && isStateNew ? 'welcomeBack' : null
  if (typeof bound !== 'string') answerByItself(ctx, batch, after, bound, { began, event })
  return { outcome: 'applied', conversationId: conversation.id, messageId }
}

/** What a message changes in its conversation, the thread aside. */
function changeBy(
  ctx: Context,
  conversation: LockedConversation,
  event: MessageEvent,
  at: Date,
  transition: Transition | null,
): ConversationChange {
  const isNewest = at >= conversation.lastMessageAt
  const isStateNew = transition !== null && transition.to !== conversation.state
  return {
    lastSeq: conversation.lastSeq + (transition?.event ? 2 : 1),
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
    ...(isStateNew ? { state: transition.to, stateChangedAt: ctx.now(), closedAt: null } : {}),
    ...(transition?.assignee === 'nobody' ? { assigneeId: null } : {}),
  }
}

/** Moves the conversation to the agent's present channel, or opens a new one. */
function locate(
  batch: Batch,
  delivery: Delivery,
  event: MessageEvent,
  found: LockedConversation | null,
  binding: Binding,
  at: Date,
): LockedConversation {
  const { channelId, workstreamId, queueId, queueName, takesPictures } = binding
  if (found)
    return batch.change(found.id, {
      channelId,
      workstreamId,
      queueId,
      queueName,
      takesPictures,
      canSend: true,
      isDraining: false,
      isWorkstreamActive: true,
    })
  return batch.open({
    accountId: delivery.accountId,
    providerId: event.conversationId,
    binding,
    context: event.context ?? {},
    at,
  })
}

/** Nobody knows when somebody is there again: told once is told for good. */
const forGood = new Date('9999-12-31T00:00:00Z')

/**
 * The greeting of a first message or of a customer who comes back, or, where nobody is there, once for each time that
 * is closed, the message that says so. Only one of them: a greeting that promises an answer soon would contradict it.
 */
function answerByItself(
  ctx: Context,
  batch: Batch,
  conversation: LockedConversation,
  binding: Binding,
  { began, event }: { began: 'greeting' | 'welcomeBack' | null; event: MessageEvent },
): void {
  const has = (trigger: AutomatedTrigger) => automated.isSaid(binding, conversation, trigger)
  const closure = event.isCustomersTurn ? batch.closure(conversation.queueId) : null
  const isHoliday = closure !== null && closure.holiday !== null
  const closedTrigger = isHoliday && has('holiday') ? 'holiday' : 'outOfHours'
  if (closure && has(closedTrigger)) {
    if (conversation.closedToldUntil !== null && conversation.closedToldUntil > ctx.now()) return
    const told = batch.change(conversation.id, { closedToldUntil: closure.until ?? forGood })
    say(ctx, batch, told, binding, closedTrigger, { closure })
  } else if (began) say(ctx, batch, conversation, binding, began)
}

function say(
  ctx: Context,
  batch: Batch,
  conversation: LockedConversation,
  binding: Binding,
  trigger: AutomatedTrigger,
  circumstances: automated.Circumstances = {},
): void {
  // Decided before the notice: nobody is told of recording without a message that follows.
  if (!automated.compose(ctx, conversation, binding, trigger, circumstances)) return
  const notice = composeNotice(ctx, ctx.now(), conversation, binding.language, batch.noticeSettings)
  const told = notice ? put(batch, conversation.id, notice) : conversation
  const message = automated.compose(ctx, told, binding, trigger, circumstances)
  if (message) put(batch, conversation.id, message)
}

function put(batch: Batch, conversationId: string, composed: automated.Composed): LockedConversation {
  batch.add(composed.message)
  batch.send(conversationId, composed.outgoing)
  return batch.change(conversationId, composed.change)
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
