import type { Accounts } from '../accounts.ts'
import { scopes } from '../accounts.ts'
import { ApiError, invalidFields, type FieldViolation } from '../api-error.ts'
import type { Resources } from '../business-communications/resources.ts'
import type { Clock } from '../clock.ts'
import type { ApiFamily } from '../faults.ts'
import type { JsonObject } from '../json.ts'
import type { AgentResource } from '../phones/agents.ts'
import type { Chat, Chats } from '../phones/chats.ts'
import { composeSurvey } from '../phones/survey.ts'
import { readShape, type ObjectShape } from '../shape.ts'
import type { ApiAnswer, ApiCall } from '../google-api.ts'
import { checkPictures } from './picture-check.ts'
import {
  eventShape,
  messageShape,
  receiptShape,
  surveyShape,
  type AgentMessage,
  type Representative,
} from './shapes.ts'

const dayMs = 24 * 3_600_000
/** How long an agent may write after the person's last message (protocol reference §5.8). */
const replyWindowMs = 30 * dayMs

/** Which code a call outside the window meets; documents disagree, so a person may choose. */
export type WindowRefusal = 'PERMISSION_DENIED' | 'FAILED_PRECONDITION'

/** The four calls of Business Messages v1 (protocol reference §5). */
export function createBusinessMessages(options: {
  accounts: Accounts
  chats: Chats
  clock: Clock
  resources: Resources
  windowRefusal: () => WindowRefusal
}) {
  const { accounts, chats, clock, resources, windowRefusal } = options

  const agentOf = (chat: Chat): AgentResource | undefined =>
    resources.get(chat.agentName)?.json as AgentResource | undefined

  /** Unknown and foreign conversations are refused alike, so that nobody can probe for them. */
  const chatOf = (call: ApiCall, conversationId: string): Chat => {
    const { partnerId } = accounts.authenticate(call.authorization, scopes.messages)
    const chat = chats.find(conversationId)
    if (chat === undefined || chat.partnerId !== partnerId)
      throw new ApiError('PERMISSION_DENIED', 'The caller does not have permission')
    return chat
  }

  const checkWindow = (chat: Chat): void => {
    if (chat.lastUserAt === null || clock.now() - chat.lastUserAt > replyWindowMs)
      throw new ApiError(
        windowRefusal(),
        'The user has not written to this agent within the last 30 days, so the agent may not write now.',
      )
  }

  const checkId = (chat: Chat, kind: 'message' | 'event' | 'survey', id: string): void => {
    if (chats.isIdUsed(chat, kind, id))
      throw new ApiError('ALREADY_EXISTS', 'Requested entity already exists')
  }

  const requiredQuery = (call: ApiCall, name: string): string => {
    const value = call.query.get(name) ?? call.query.get(name.replace('Id', '_id')) ?? ''
    if (value === '')
      throw invalidFields([{ field: name.replace('Id', '_id'), description: `${name} is required.` }])
    return value
  }

  const sendMessage = async (call: ApiCall, chat: Chat): Promise<JsonObject> => {
    const message = readBody<AgentMessage>(call, messageShape, 'message')
    checkId(chat, 'message', message.messageId)
    checkWindow(chat)
    const isForced = (call.query.get('forceFallback') ?? call.query.get('force_fallback')) === 'true'
    if (isForced) checkForcedFallback(message, isLaunched(chat))
    const isFallback = isForced || (chat.isOldDevice && needsNewDevice(message))
    if (isFallback && message.fallback === undefined)
      throw new ApiError(
        'FAILED_PRECONDITION',
        "The user's device does not support this message type and no fallback was supplied.",
      )
    const mistakes = isFallback ? [] : await checkPictures(message)
    if (mistakes.length > 0) throw invalidFields(mistakes)
    // While pictures were fetched, another attempt with the same id may have got through.
    if (!chats.claimId(chat, 'message', message.messageId))
      throw new ApiError('ALREADY_EXISTS', 'Requested entity already exists')
    chats.showAgentMessage(chat, message, isFallback)
    return { name: `conversations/${chat.id}/messages/${message.messageId}`, ...message }
  }

  const isLaunched = (chat: Chat): boolean => {
    const launch = resources.get(`${chat.agentName}/launch`)?.json as
      { businessMessages?: { launchDetails?: Record<string, { launchState?: string }> } } | undefined
    const details = Object.values(launch?.businessMessages?.launchDetails ?? {})
    return details.some((one) => one.launchState === 'LAUNCH_STATE_LAUNCHED')
  }

  const sendEvent = (call: ApiCall, chat: Chat): JsonObject => {
    const eventId = requiredQuery(call, 'eventId')
    const event = readBody<{ eventType: string; representative: Representative }>(call, eventShape, 'event')
    checkId(chat, 'event', eventId)
    checkWindow(chat)
    chats.claimId(chat, 'event', eventId)
    chats.showEvent(chat, event.eventType, event.representative)
    return { name: `conversations/${chat.id}/events/${eventId}`, ...event }
  }

  const updateReceipt = (call: ApiCall, chat: Chat, messageId: string): JsonObject => {
    const receipt = readBody<{ receiptType: string }>(call, receiptShape, 'receipt')
    if (!chats.markUserMessageRead(chat, messageId))
      throw new ApiError('NOT_FOUND', 'Requested entity was not found.')
    return { name: `conversations/${chat.id}/messages/${messageId}/receipt`, ...receipt }
  }

  const sendSurvey = (call: ApiCall, chat: Chat): JsonObject => {
    const surveyId = requiredQuery(call, 'surveyId')
    readBody(call, surveyShape, 'survey')
    checkId(chat, 'survey', surveyId)
    checkWindow(chat)
    if (chat.isOldDevice)
      throw new ApiError('FAILED_PRECONDITION', "The user's device does not support surveys.")
    if (chat.lastSurveyAt !== null && clock.now() - chat.lastSurveyAt < dayMs)
      throw new ApiError('RESOURCE_EXHAUSTED', 'Only one survey may be sent per conversation every 24 hours.')
    const config = agentOf(chat)?.businessMessagesAgent?.surveyConfig
    chats.claimId(chat, 'survey', surveyId)
    chats.noteSurvey(chat)
    chats.addItem(
      chat,
      { kind: 'survey', questions: composeSurvey(config, chat.options.resolvedLocale), answers: {} },
      { id: surveyId, at: clock.timestamp() },
    )
    return { name: `conversations/${chat.id}/surveys/${surveyId}` }
  }

  /** The family of a path below /v1/conversations, for the fault switches. */
  const familyOf = ({ segments }: ApiCall): ApiFamily => {
    const [, , collection, , last] = segments
    if (collection === 'events') return 'events'
    if (collection === 'surveys') return 'surveys'
    return last === 'receipt' ? 'receipts' : 'messages'
  }

  const handle = async (call: ApiCall): Promise<ApiAnswer> => {
    const [, conversationId = '', collection, messageId = '', last] = call.segments
    const count = call.segments.length
    const run = async (work: (chat: Chat) => JsonObject | Promise<JsonObject>): Promise<ApiAnswer> => ({
      status: 200,
      body: await work(chatOf(call, conversationId)),
    })
    if (call.method === 'POST' && count === 3) {
      if (collection === 'messages') return run((chat) => sendMessage(call, chat))
      if (collection === 'events') return run((chat) => sendEvent(call, chat))
      if (collection === 'surveys') return run((chat) => sendSurvey(call, chat))
    }
    if (call.method === 'PATCH' && count === 5 && collection === 'messages' && last === 'receipt')
      return run((chat) => updateReceipt(call, chat, messageId))
    throw new ApiError('NOT_FOUND', `Method not found: ${call.method} ${call.path}`)
  }

  return { familyOf, handle }
}

/** Reads the body by its shape; the caller names the type that belongs to it. @throws ApiError INVALID_ARGUMENT with every mistake at once */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- shape and type are written side by side
export function readBody<T>(call: ApiCall, shape: ObjectShape, path: string): T {
  const violations: FieldViolation[] = []
  const value = readShape(shape, call.body, path, violations)
  if (violations.length > 0) throw invalidFields(violations)
  return value as T
}

/** What a device without rich features cannot show: everything but plain text and its chips. */
function needsNewDevice(message: AgentMessage): boolean {
  return (
    message.text === undefined ||
    message.containsRichText === true ||
    (message.suggestions ?? []).some((one) => one.authenticationRequest !== undefined)
  )
}

function checkForcedFallback(message: AgentMessage, isLaunched: boolean): void {
  if (message.fallback === undefined)
    throw invalidFields([{ field: 'message.fallback', description: 'forceFallback needs a fallback text.' }])
  if (isLaunched)
    throw new ApiError(
      'FAILED_PRECONDITION',
      'forceFallback is only available for agents that are not launched.',
    )
}
