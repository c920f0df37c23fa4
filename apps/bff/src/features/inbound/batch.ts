import type { InboundEvent } from '@parley/channels/channel'
import type { HoursDefinition } from '@parley/contracts/operating-hours'
import type { GoogleContext } from '@parley/contracts/conversations'
import { closureAt } from '@parley/domain/operating-hours'
import type { Context } from '../../context.ts'
import { audienceOf, type Audience } from '../../flows/audience.ts'
import * as attachments from '../../store/attachments.ts'
import * as conversations from '../../store/conversations.ts'
import type { ConversationChange, LockedConversation } from '../../store/conversations.ts'
import type { Db } from '../../store/db.ts'
import * as inboundSide from '../../store/inbound-side.ts'
import type { AgentName, Binding, NoBinding } from '../../store/inbound-side.ts'
import { setTimers } from '../../store/lanes.ts'
import * as messages from '../../store/messages.ts'
import * as hours from '../../store/operating-hours.ts'
import * as outbox from '../../store/outbox.ts'
import { settings, type NoticeSettings } from '../../store/recording-notice.ts'

/**
 * What a batch of deliveries reads and changes. Everything it may touch is read and locked once at its beginning;
 * deliveries are then applied in order to the copy in memory, each seeing what those before it did; `write` brings the
 * result into the database. So a batch costs the same handful of statements however many deliveries it has.
 */
export interface Batch {
  /** The conversation as it is by now, also one that this batch opened; null when there is none. */
  find(accountId: string, providerId: string): LockedConversation | null
  binding(agent: AgentName): Binding | NoBinding
  /** What customers are told before the first message to them. */
  readonly noticeSettings: NoticeSettings
  /** Is nobody there for this queue now? Until when (null: nobody knows), for which holiday, in which time zone. */
  closure(queueId: string | null): Closure | null
  open(opening: Opening): LockedConversation
  /** Returns the conversation as it is then. */
  change(id: string, to: ConversationChange & MovedTo): LockedConversation
  nameCustomer(customerId: string, name: string): void
  /** False: the customer's message is there already, from before or from this batch; nothing was added. */
  add(message: messages.NewMessage): boolean
  attach(attachment: attachments.NewAttachment): void
  send(conversationId: string, item: outbox.NewItem): void
  /** How many items are to be sent by now. */
  outgoingCount(): number
  setTimer(conversationId: string, at: Date | null): void
  /** Receipts of one reply are folded: what was passed already stays. */
  receive(conversationId: string, receipt: { messageId: string; state: 'delivered' | 'read' }, at: Date): void
  /** People should hear that this conversation changed. */
  touch(id: string): void
  /** Writes all of it. Returns the changed conversations with those who may see them, before or after. */
  write(): Promise<{ conversationId: string; audience: Audience }[]>
  audience(id: string): Audience
  /** The Google agent that a conversation is with. */
  googleAgentOf(id: string): string
}

type Closure = NonNullable<ReturnType<typeof closureAt>> & { readonly timeZone: string }

interface Opening {
  readonly accountId: string
  readonly providerId: string
  readonly binding: Binding
  readonly context: GoogleContext
  readonly at: Date
}

/** What a conversation gets along with another channel. */
type MovedTo = Partial<
  Pick<LockedConversation, 'canSend' | 'isDraining' | 'isWorkstreamActive' | 'takesPictures' | 'queueName'>
>

interface Draft {
  /** As it was read; null for one that this batch opened. */
  readonly before: LockedConversation | null
  now: LockedConversation
  change: ConversationChange
}

type ReadableEvent = Exclude<InboundEvent, { type: 'unreadable' }>

/** PostgreSQL keeps lone surrogates as U+FFFD, and so the two must count as one here, too. */
const keyOf = (...parts: string[]) => JSON.stringify(parts.map((part) => part.toWellFormed()))

/** Reads and locks what these deliveries may touch. */
export async function loadBatch(
  ctx: Context,
  tx: Db,
  arrived: readonly { delivery: { accountId: string }; event: InboundEvent }[],
): Promise<Batch> {
  const readable = arrived.flatMap(({ delivery: { accountId }, event }) =>
    event.type === 'unreadable' ? [] : [{ accountId, event }],
  )
  const locked = await conversations.lockAllByProvider(
    tx,
    distinct(readable, ({ accountId, event }) => keyOf(accountId, event.conversationId)).map(
      ({ accountId, event }) => ({ accountId, providerId: event.conversationId }),
    ),
  )
  const drafts = new Map<string, Draft>()
  const keys = new Map(locked.map((one) => [keyOf(one.accountId, one.providerId), one.id]))
  for (const one of locked) drafts.set(one.id, { before: one, now: one, change: {} })
  const bindings = await loadBindings(tx, readable)
  const known = await loadKnown(tx, readable, keys)
  const noticeSettings = await settings(tx)
  const closureOf = closures(await hours.byQueue(tx), ctx.now())

  const openings = new Map<string, Date>()
  const names = new Map<string, string>()
  const newMessages: messages.NewMessage[] = []
  const newAttachments: attachments.NewAttachment[] = []
  const outgoing: (outbox.NewItem & { conversationId: string })[] = []
  const timers = new Map<string, Date | null>()
  const receipts = new Map<string, messages.Receipt>()
  const touched = new Set<string>()

  const draftOf = (id: string): Draft => {
    const draft = drafts.get(id)
    if (!draft) throw new Error('A batch was asked for a conversation that it has not locked')
    return draft
  }
  const audience = (id: string) => {
    const { before, now } = draftOf(id)
    return audienceOf(...(before ? [before] : []), now)
  }

  return {
    find(accountId, providerId) {
      const id = keys.get(keyOf(accountId, providerId))
      return id === undefined ? null : draftOf(id).now
    },
    binding: (agent) => bindings.get(keyOf(agent.accountId, agent.brandId, agent.agentId)) ?? 'unknownAgent',
    noticeSettings,
    closure: closureOf,
    open({ binding, ...opening }) {
      const { workstreamId } = binding
      const conversation = inboundSide.newConversation({
        ...opening,
        binding,
        id: ctx.newId(),
        customerId: ctx.newId(),
      })
      keys.set(keyOf(opening.accountId, opening.providerId), conversation.id)
      drafts.set(conversation.id, {
        before: null,
        now: conversation,
        change: { workstreamId, stateChangedAt: ctx.now() },
      })
      openings.set(conversation.id, opening.at)
      return conversation
    },
    change(id, { canSend, isDraining, isWorkstreamActive, takesPictures, queueName, ...to }) {
      const draft = draftOf(id)
      const given = Object.entries({ canSend, isDraining, isWorkstreamActive, takesPictures, queueName })
      const moved = given.filter(([, to]) => to !== undefined)
      draft.now = { ...draft.now, ...to, ...Object.fromEntries(moved) }
      draft.change = { ...draft.change, ...to }
      return draft.now
    },
    nameCustomer: (customerId, name) => void names.set(customerId, name),
    add(message) {
      if (message.providerId !== undefined) {
        const key = keyOf(message.conversationId, message.providerId)
        if (known.has(key)) return false
        known.add(key)
      }
      newMessages.push(message)
      return true
    },
    attach: (attachment) => void newAttachments.push(attachment),
    send: (conversationId, item) => void outgoing.push({ conversationId, ...item }),
    outgoingCount: () => outgoing.length,
    setTimer: (conversationId, at) => void timers.set(conversationId, at),
    receive(conversationId, { messageId, state }, at) {
      const key = keyOf(conversationId, messageId)
      const earlier = receipts.get(key)
      receipts.set(key, {
        conversationId,
        messageId,
        deliveredAt: earlier?.deliveredAt ?? at,
        readAt: earlier?.readAt ?? (state === 'read' ? at : null),
      })
    },
    touch: (id) => void touched.add(id),
    async write() {
      // Conversations first: the rest points at them.
      await inboundSide.openAll(
        tx,
        [...openings].map(([id, openedAt]) => {
          const { now, change } = draftOf(id)
          return { conversation: now, openedAt, change }
        }),
      )
      await messages.addAll(tx, newMessages)
      await attachments.addAll(tx, newAttachments)
      await conversations.changeAll(
        tx,
        [...drafts]
          .filter(([, draft]) => draft.before !== null && Object.keys(draft.change).length > 0)
          .map(([id, draft]) => ({ id, to: draft.change })),
      )
      await inboundSide.nameCustomers(tx, names)
      for (const id of await messages.advanceAll(tx, [...receipts.values()])) touched.add(id)
      await setTimers(tx, timers)
      await outbox.enqueueAll(tx, outgoing)
      return [...touched].map((id) => ({ conversationId: id, audience: audience(id) }))
    },
    audience,
    googleAgentOf: (id) => draftOf(id).now.googleAgentId,
  }
}

/** Asked for each message, decided once for each queue: a batch is one moment. */
function closures(hoursOf: ReadonlyMap<string, HoursDefinition>, now: Date): Batch['closure'] {
  const known = new Map<string, Closure | null>()
  return (queueId) => {
    const defined = queueId === null ? undefined : hoursOf.get(queueId)
    if (queueId === null || !defined) return null
    const decided = known.get(queueId)
    if (decided !== undefined) return decided
    const closed = closureAt(defined, now)
    const closure = closed && { ...closed, timeZone: defined.timeZone }
    known.set(queueId, closure)
    return closure
  }
}

async function loadBindings(
  tx: Db,
  deliveries: readonly { accountId: string; event: ReadableEvent }[],
): Promise<Map<string, Binding | NoBinding>> {
  const named = deliveries
    .filter(({ event }) => event.type === 'message')
    .map(({ accountId, event }) => ({ accountId, brandId: event.brandId, agentId: event.agentId }))
  const agents = distinct(named, (one) => keyOf(one.accountId, one.brandId, one.agentId))
  const found = await inboundSide.findBindings(tx, agents)
  return new Map(
    agents.map((one, index) => [
      keyOf(one.accountId, one.brandId, one.agentId),
      found[index] ?? 'unknownAgent',
    ]),
  )
}

/** The customers' messages of these deliveries that are there already. */
async function loadKnown(
  tx: Db,
  deliveries: readonly { accountId: string; event: ReadableEvent }[],
  conversationIds: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const sought = deliveries.flatMap(({ accountId, event }) => {
    const conversationId = conversationIds.get(keyOf(accountId, event.conversationId))
    return event.type === 'message' && conversationId !== undefined
      ? [{ conversationId, providerId: event.providerId }]
      : []
  })
  const found = await messages.findInbound(tx, sought)
  return new Set(found.map((one) => keyOf(one.conversationId, one.providerId)))
}

function distinct<T>(values: readonly T[], keyOfValue: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [keyOfValue(value), value])).values()]
}
