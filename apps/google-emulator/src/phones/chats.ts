import { readRichText } from '../business-messages/rich-text.ts'
import type { AgentMessage, Representative } from '../business-messages/shapes.ts'
import type { Resources } from '../business-communications/resources.ts'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults.ts'
import { compactJson, type JsonObject } from '../json.ts'
import type { LiveHub } from '../live.ts'
import type { Store } from '../store.ts'
import type { Deliveries } from '../webhook/deliveries.ts'
import type { DeliveryKind } from '../webhook/delivery.ts'
import type { AgentResource } from './agents.ts'
import type { ChatItem, PhoneOptions, StoredItem } from './items.ts'

/** A conversation: one phone talking to one agent. Times are milliseconds since 1970. */
export type Chat = {
  id: string
  phoneId: string
  agentName: string
  partnerId: string
  options: PhoneOptions
  isOldDevice: boolean
  lastUserAt: number | null
  lastSurveyAt: number | null
}

export type Chats = ReturnType<typeof createChats>

/** The agent's typing mark goes out by itself after this long, as nobody types for ever. */
const typingLifeMs = 30_000

/** Conversations and what is in them, and the payloads that report their events to the partner. */
export function createChats(options: {
  store: Store
  clock: Clock
  faults: Faults
  live: LiveHub
  resources: Resources
  deliveries: Deliveries
}) {
  const { store, clock, faults, live, resources, deliveries } = options
  const typing = new Map<string, { representative: Representative; until: number }>()

  const find = (id: string): Chat | undefined => {
    const row = store.get(
      `select c.id, c.phone, c.agent, c.partner, c.last_user_at, c.last_survey_at, p.options, p.is_old_device
       from conversations c join phones p on p.id = c.phone where c.id = ?`,
      id,
    )
    if (row === undefined) return undefined
    return {
      id: String(row['id']),
      phoneId: String(row['phone']),
      agentName: String(row['agent']),
      partnerId: String(row['partner']),
      options: JSON.parse(String(row['options'])) as PhoneOptions,
      isOldDevice: row['is_old_device'] === 1,
      lastUserAt: row['last_user_at'] === null ? null : Number(row['last_user_at']),
      lastSurveyAt: row['last_survey_at'] === null ? null : Number(row['last_survey_at']),
    }
  }

  const addItem = (chat: Chat, item: StoredItem, { id, at }: { id?: string; at: string }): void => {
    store.run(
      'insert into items (conversation, kind, id, item) values (?, ?, ?, ?)',
      chat.id,
      item.kind,
      id ?? null,
      JSON.stringify({ ...item, at }),
    )
    live.notify(`phone:${chat.phoneId}`, 'phones')
  }

  const items = (conversationId: string): ChatItem[] =>
    store.all('select * from items where conversation = ? order by seq', conversationId).map((row) =>
      Object.assign(JSON.parse(String(row['item'])) as StoredItem & { at: string }, {
        seq: Number(row['seq']),
        id: row['id'] === null ? null : String(row['id']),
        deliveredAt: row['delivered_at'] === null ? null : Number(row['delivered_at']),
        readAt: row['read_at'] === null ? null : Number(row['read_at']),
      }),
    )

  const context = ({ options: phone }: Chat): JsonObject => ({
    ...(phone.placeId !== undefined && { placeId: phone.placeId }),
    ...(phone.nearPlaceId !== undefined && { nearPlaceId: phone.nearPlaceId }),
    entryPoint: phone.entryPoint,
    userInfo: {
      ...(phone.displayName !== undefined && { displayName: phone.displayName }),
      userDeviceLocale: phone.locale,
    },
    resolvedLocale: phone.resolvedLocale,
    ...(phone.widget !== undefined && { widget: phone.widget }),
    ...(phone.customContext !== undefined && { customContext: phone.customContext }),
  })

  /** Sends one UserMessage (protocol reference §4.1) to the partner. */
  const report = (
    chat: Chat,
    content: JsonObject,
    { kind, requestId, hasContext = true }: { kind: DeliveryKind; requestId?: string; hasContext?: boolean },
  ): void => {
    const agent = resources.get(chat.agentName)?.json as AgentResource | undefined
    const payload = {
      ...content,
      ...(hasContext && { context: context(chat) }),
      sendTime: clock.timestamp(),
      conversationId: chat.id,
      ...(agent?.businessMessagesAgent?.customAgentId && {
        customAgentId: agent.businessMessagesAgent.customAgentId,
      }),
      requestId: requestId ?? crypto.randomUUID(),
      agent: chat.agentName,
    }
    const body = compactJson(payload, { isEscaped: faults.delivery().isEscaped })
    deliveries.enqueue({ agent: chat.agentName, kind, conversationId: chat.id, body })
  }

  const reportReceipts = (
    chat: Chat,
    messageIds: readonly string[],
    receiptType: 'DELIVERED' | 'READ',
  ): void => {
    const receipts = messageIds.map((id) => ({
      message: `conversations/${chat.id}/messages/${id}`,
      receiptType,
    }))
    report(
      chat,
      { receipts: { receipts, createTime: clock.timestamp() } },
      { kind: 'receipt', hasContext: false },
    )
  }

  const setTyping = (chat: Chat, representative: Representative | null): void => {
    if (representative === null) typing.delete(chat.id)
    else typing.set(chat.id, { representative, until: clock.now() + typingLifeMs })
    live.notify(`phone:${chat.phoneId}`)
  }

  return {
    find,
    addItem,
    items,
    report,
    reportReceipts,
    typingOf: (chatId: string) => {
      const mark = typing.get(chatId)
      return mark !== undefined && mark.until > clock.now() ? mark : null
    },
    /** @returns false when the id was used before in this conversation, and then nothing is stored */
    claimId: (chat: Chat, kind: 'message' | 'event' | 'survey', id: string): boolean =>
      store.run(
        'insert or ignore into used_ids (conversation, kind, id) values (?, ?, ?)',
        chat.id,
        kind,
        id,
      ) > 0,
    isIdUsed: (chat: Chat, kind: 'message' | 'event' | 'survey', id: string): boolean =>
      store.get(
        'select 1 from used_ids where conversation = ? and kind = ? and id = ?',
        chat.id,
        kind,
        id,
      ) !== undefined,

    /** Shows an agent's message on the phone and reports DELIVERED. */
    showAgentMessage(chat: Chat, message: AgentMessage, isFallback: boolean): void {
      const richText =
        message.containsRichText === true && !isFallback ? readRichText(message.text ?? '') : undefined
      setTyping(chat, null)
      addItem(
        chat,
        { kind: 'agent', message, isFallback, ...(Array.isArray(richText) && { richText }) },
        { id: message.messageId, at: clock.timestamp() },
      )
      store.run(
        `update items set delivered_at = ? where conversation = ? and kind = 'agent' and id = ?`,
        clock.now(),
        chat.id,
        message.messageId,
      )
      reportReceipts(chat, [message.messageId], 'DELIVERED')
    },
    showEvent(chat: Chat, eventType: string, representative: Representative): void {
      if (eventType === 'TYPING_STARTED') setTyping(chat, representative)
      else if (eventType === 'TYPING_STOPPED') setTyping(chat, null)
      else if (eventType === 'REPRESENTATIVE_JOINED' || eventType === 'REPRESENTATIVE_LEFT')
        addItem(chat, { kind: 'event', eventType, representative }, { at: clock.timestamp() })
    },
    /** Marks the person's message as read by the partner. @returns false when there is no such message */
    markUserMessageRead(chat: Chat, messageId: string): boolean {
      const isKnown =
        store.run(
          `update items set read_at = coalesce(read_at, ?) where conversation = ? and id = ? and kind in ('user-text', 'user-image')`,
          clock.now(),
          chat.id,
          messageId,
        ) > 0
      if (isKnown) live.notify(`phone:${chat.phoneId}`)
      return isKnown
    },
    /** The person looks at the chat: everything from the agent becomes READ, reported in one payload. */
    markAllRead(chat: Chat): number {
      const unread = store
        .all(
          `select id from items where conversation = ? and kind = 'agent' and read_at is null order by seq`,
          chat.id,
        )
        .map((row) => String(row['id']))
      if (unread.length === 0) return 0
      store.run(
        `update items set read_at = ? where conversation = ? and kind = 'agent' and read_at is null`,
        clock.now(),
        chat.id,
      )
      reportReceipts(chat, unread, 'READ')
      live.notify(`phone:${chat.phoneId}`, 'phones')
      return unread.length
    },
    updateItem(chat: Chat, seq: number, item: StoredItem & { at: string }): void {
      store.run(
        'update items set item = ? where seq = ? and conversation = ?',
        JSON.stringify(item),
        seq,
        chat.id,
      )
      live.notify(`phone:${chat.phoneId}`)
    },
    touchByUser: (chat: Chat): void => {
      store.run('update conversations set last_user_at = ? where id = ?', clock.now(), chat.id)
    },
    noteSurvey: (chat: Chat): void => {
      store.run('update conversations set last_survey_at = ? where id = ?', clock.now(), chat.id)
    },
  }
}
