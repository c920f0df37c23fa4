import { randomBytes, randomUUID } from 'node:crypto'
import type { Accounts } from '../accounts.ts'
import type { Resources } from '../business-communications/resources.ts'
import type { Suggestion } from '../business-messages/shapes.ts'
import type { Clock } from '../clock.ts'
import type { LiveHub } from '../live.ts'
import { sniffImage, type Media } from '../media.ts'
import type { Store } from '../store.ts'
import { resolveLocale, welcomeOf, type AgentResource, type LocationResource } from './agents.ts'
import type { Chat, Chats } from './chats.ts'
import type { PhoneOptions, PhoneState, PhoneSummary } from './items.ts'
import { PhoneRefusal } from './refusal.ts'
import { cardsOf, summarise } from './summary.ts'
import { ratingOf } from './survey.ts'

export type OpenPhone = { agentId: string; phoneId?: string | undefined } & Omit<
  PhoneOptions,
  'resolvedLocale'
> & {
    resolvedLocale?: string | undefined
  }
/** Which chip was tapped: of a message (and card), or with neither a conversation starter. */
export type Tap = { messageId?: string | undefined; cardIndex?: number | undefined; index: number }

const redirectUri = 'https://business.google.com/callback'

/** The person's side: phones that open chats with agents and everything a thumb can do there. */
export function createPhones(options: {
  store: Store
  clock: Clock
  live: LiveHub
  resources: Resources
  chats: Chats
  media: Media
  accounts: Accounts
  publicUrl: () => string
}) {
  const { store, clock, live, resources, chats, media, accounts, publicUrl } = options

  const agentOf = (name: string): AgentResource & { name: string } => {
    const agent = resources.get(name)
    if (agent?.kind !== 'agent') throw new PhoneRefusal(404, `There is no agent ${name}.`)
    return agent.json as AgentResource
  }
  const chatOf = (phoneId: string): Chat => {
    const row = store.get(
      'select c.id from conversations c join phones p on p.id = c.phone and p.agent = c.agent where p.id = ?',
      phoneId,
    )
    const chat = row === undefined ? undefined : chats.find(String(row['id']))
    if (chat === undefined) throw new PhoneRefusal(404, `There is no phone ${phoneId}.`)
    return chat
  }
  const locationsOf = (agentName: string): LocationResource[] =>
    resources
      .list({ parent: agentName.split('/agents/')[0] ?? '', kind: 'location' })
      .map(({ json }) => json as LocationResource)
  const verificationOf = (agentName: string): unknown =>
    resources.get(`${agentName}/verification`)?.json['verificationState']

  const welcome = (chat: Chat): PhoneState['welcome'] =>
    welcomeOf(agentOf(chat.agentName), locationsOf(chat.agentName), chat.options, clock.now())

  const sendMessage = (
    chat: Chat,
    item: { kind: 'user-text'; text: string } | { kind: 'user-image'; url: string },
  ) => {
    const messageId = randomUUID().toUpperCase()
    const at = clock.timestamp()
    const text = item.kind === 'user-text' ? item.text : item.url
    store.transaction(() => {
      chats.touchByUser(chat)
      chats.addItem(chat, item, { id: messageId, at })
      chats.report(
        chat,
        {
          message: {
            name: `conversations/${chat.id}/messages/${messageId}`,
            text,
            createTime: at,
            messageId,
          },
        },
        { kind: item.kind === 'user-text' ? 'message' : 'image', requestId: messageId },
      )
    })
    return { messageId, conversationId: chat.id }
  }

  const requestLiveAgent = (chat: Chat): void => {
    const at = clock.timestamp()
    chats.touchByUser(chat)
    chats.addItem(chat, { kind: 'user-live-agent' }, { at })
    chats.report(chat, { userStatus: { requestedLiveAgent: true, createTime: at } }, { kind: 'live-agent' })
  }

  const findSuggestion = (chat: Chat, tap: Tap): Suggestion | undefined => {
    if (tap.messageId === undefined) return welcome(chat).starters[tap.index]
    const item = chats.items(chat.id).find((one) => one.kind === 'agent' && one.id === tap.messageId)
    if (item?.kind !== 'agent') return undefined
    if (tap.cardIndex === undefined) return item.message.suggestions?.[tap.index]
    return cardsOf(item)[tap.cardIndex]?.suggestions?.[tap.index]
  }

  return {
    /** Opens a chat. Nothing is sent to the webhook: Google shows the welcome itself. */
    open({ agentId, phoneId, ...given }: OpenPhone): PhoneState {
      const agent = agentOf(agentId)
      const partnerId = resources.get(agentId)?.partnerId ?? ''
      const id = phoneId ?? randomUUID()
      const phone: PhoneOptions = {
        ...given,
        resolvedLocale: given.resolvedLocale ?? resolveLocale(agent, given.locale),
      }
      store.transaction(() => {
        store.run(
          `insert into phones (id, agent, options, created_at) values (?, ?, ?, ?)
           on conflict (id) do update set agent = excluded.agent, options = excluded.options`,
          id,
          agentId,
          JSON.stringify(phone),
          clock.now(),
        )
        store.run(
          'insert or ignore into conversations (id, phone, agent, partner, created_at) values (?, ?, ?, ?, ?)',
          randomUUID(),
          id,
          agentId,
          partnerId,
          clock.now(),
        )
      })
      live.notify('phones', `phone:${id}`)
      return this.state(id)
    },
    state(phoneId: string): PhoneState {
      const chat = chatOf(phoneId)
      const agent = agentOf(chat.agentName)
      return {
        id: phoneId,
        agentName: chat.agentName,
        agent: {
          displayName: agent.displayName ?? '',
          logoUrl: agent.businessMessagesAgent?.logoUrl ?? null,
          isVerified: verificationOf(chat.agentName) === 'VERIFICATION_STATE_VERIFIED',
        },
        conversationId: chat.id,
        options: chat.options,
        isOldDevice: chat.isOldDevice,
        welcome: welcome(chat),
        items: chats.items(chat.id),
        typing: chats.typingOf(chat.id),
        createdAt: Number(store.get('select created_at from phones where id = ?', phoneId)?.['created_at']),
      }
    },
    list: (): PhoneSummary[] =>
      store.all('select id, agent, created_at from phones order by created_at desc, id').flatMap((row) => {
        const agent = resources.get(String(row['agent']))?.json as AgentResource | undefined
        if (agent === undefined) return []
        const chat = chatOf(String(row['id']))
        const items = chats.items(chat.id)
        return [
          {
            id: chat.phoneId,
            agentName: chat.agentName,
            agentDisplayName: agent.displayName ?? '',
            displayName: chat.options.displayName ?? null,
            entryPoint: chat.options.entryPoint,
            surface: chat.options.surface,
            conversationId: chat.id,
            createdAt: Number(row['created_at']),
            itemCount: items.length,
            lastText: items.map(summarise).findLast((text) => text !== null) ?? null,
            unreadCount: items.filter((item) => item.kind === 'agent' && item.readAt === null).length,
          },
        ]
      }),
    setOldDevice(phoneId: string, isOldDevice: boolean): void {
      chatOf(phoneId)
      store.run('update phones set is_old_device = ? where id = ?', Number(isOldDevice), phoneId)
      live.notify(`phone:${phoneId}`)
    },
    remove(phoneId: string): void {
      store.transaction(() => {
        const mine = 'in (select id from conversations where phone = ?)'
        store.run(`delete from items where conversation ${mine}`, phoneId)
        store.run(`delete from used_ids where conversation ${mine}`, phoneId)
        store.run('delete from conversations where phone = ?', phoneId)
        store.run('delete from phones where id = ?', phoneId)
      })
      live.notify('phones', `phone:${phoneId}`)
    },

    sendText: (phoneId: string, text: string) => sendMessage(chatOf(phoneId), { kind: 'user-text', text }),
    /** @throws PhoneRefusal 415 when the bytes are no picture */
    sendImage(phoneId: string, bytes: Buffer) {
      const chat = chatOf(phoneId)
      const contentType = sniffImage(bytes)
      if (contentType === undefined)
        throw new PhoneRefusal(415, 'Only JPEG, PNG, GIF and WebP pictures can be sent.')
      const path = media.put(bytes, contentType, accounts.project(chat.partnerId))
      return sendMessage(chat, { kind: 'user-image', url: `${publicUrl()}${path}` })
    },
    tap(phoneId: string, tap: Tap): void {
      const chat = chatOf(phoneId)
      const suggestion = findSuggestion(chat, tap)
      if (suggestion === undefined) throw new PhoneRefusal(404, 'There is no such suggestion.')
      if (suggestion.liveAgentRequest !== undefined) {
        requestLiveAgent(chat)
        return
      }
      const chip = suggestion.reply ?? suggestion.action
      if (chip === undefined)
        throw new PhoneRefusal(400, 'Answer a sign-in request by the authentication call.')
      const at = clock.timestamp()
      // A starter belongs to no message that the partner sent; Google names one nevertheless.
      const message = `conversations/${chat.id}/messages/${tap.messageId ?? 'welcome'}`
      chats.touchByUser(chat)
      chats.addItem(chat, { kind: 'user-suggestion', text: chip.text }, { at })
      chats.report(
        chat,
        {
          suggestionResponse: {
            message,
            postbackData: chip.postbackData ?? '',
            createTime: at,
            text: chip.text,
            suggestionType: suggestion.reply === undefined ? 'ACTION' : 'REPLY',
          },
        },
        { kind: 'suggestion' },
      )
    },
    requestLiveAgent: (phoneId: string): void => requestLiveAgent(chatOf(phoneId)),
    setTyping(phoneId: string, isTyping: boolean): void {
      const createTime = clock.timestamp()
      chats.report(
        chatOf(phoneId),
        { userStatus: { isTyping, createTime } },
        { kind: 'typing', hasContext: false },
      )
    },
    markRead: (phoneId: string): number => chats.markAllRead(chatOf(phoneId)),
    /** Answers one question; `questionIndex` and `optionIndex` count from 0. */
    answerSurvey(
      phoneId: string,
      answer: { surveyId: string; questionIndex: number; optionIndex: number },
    ): void {
      const chat = chatOf(phoneId)
      const item = chats.items(chat.id).find((one) => one.kind === 'survey' && one.id === answer.surveyId)
      const question = item?.kind === 'survey' ? item.questions[answer.questionIndex] : undefined
      const option = question?.options[answer.optionIndex]
      if (item?.kind !== 'survey' || question === undefined || option === undefined)
        throw new PhoneRefusal(404, 'There is no such survey question or answer.')
      if (item.answers[answer.questionIndex] !== undefined)
        throw new PhoneRefusal(409, 'This question was answered before.')
      const at = clock.timestamp()
      const rating = ratingOf(question, option.postbackData)
      chats.updateItem(chat, item.seq, {
        kind: 'survey',
        questions: item.questions,
        answers: { ...item.answers, [answer.questionIndex]: option.content },
        at: item.at,
      })
      chats.report(
        chat,
        {
          surveyResponse: {
            survey: `conversations/${chat.id}/surveys/${answer.surveyId}`,
            ...(rating !== undefined && { rating }),
            createTime: at,
            surveyQuestionId: question.id,
            questionResponseText: option.content,
            questionResponsePostbackData: option.postbackData,
            questionType: question.type,
            questionIndex: answer.questionIndex + 1,
            totalQuestionCount: item.questions.length,
            surveyTriggerSource: 'PARTNER',
          },
        },
        { kind: 'survey' },
      )
    },
    /** The person's answer to a sign-in request. The code is invented; there is no identity provider behind it. */
    authenticate(phoneId: string, outcome: 'success' | 'denied'): void {
      const chat = chatOf(phoneId)
      chats.touchByUser(chat)
      chats.addItem(chat, { kind: 'authentication', outcome }, { at: clock.timestamp() })
      const authenticationResponse =
        outcome === 'success'
          ? { code: `4/0A${randomBytes(24).toString('base64url')}`, redirectUri }
          : {
              errorDetails: { error: 'ACCESS_DENIED', errorDescription: 'The user cancelled the sign-in.' },
              redirectUri,
            }
      chats.report(chat, { authenticationResponse }, { kind: 'authentication' })
    },
  }
}
