import type { Suggestion } from '../business-messages/shapes.ts'
import type { PhoneOptions, PhoneState } from './items.ts'
import type { SurveyConfig } from './survey.ts'

type Setting = {
  welcomeMessage?: { text?: string }
  privacyPolicy?: { url?: string }
  offlineMessage?: { text?: string }
  conversationStarters?: { suggestion?: Suggestion }[]
}
type TimeOfDay = { hours?: number; minutes?: number }
type Hours = {
  startTime?: TimeOfDay
  endTime?: TimeOfDay
  timeZone?: string
  startDay?: string
  endDay?: string
}
type Interaction = {
  botRepresentative?: { botMessagingAvailability?: { hours?: Hours[] } }
  humanRepresentative?: { humanMessagingAvailability?: { hours?: Hours[] } }
}

/** The parts of an agent resource that a phone needs. */
export type AgentResource = {
  name: string
  displayName?: string
  businessMessagesAgent?: {
    logoUrl?: string
    customAgentId?: string
    defaultLocale?: string
    conversationalSettings?: Record<string, Setting>
    primaryAgentInteraction?: Interaction
    additionalAgentInteractions?: Interaction[]
    surveyConfig?: SurveyConfig
  }
}
/** The parts of a location resource that override an agent's settings. */
export type LocationResource = {
  agent?: string
  placeId?: string
  defaultLocale?: string
  conversationalSettings?: Record<string, Setting>
}

const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

/** The agent's locale that fits a person best: the same, else the same language, else the agent's default. */
export function resolveLocale(agent: AgentResource, locale: string): string {
  const { conversationalSettings = {}, defaultLocale } = agent.businessMessagesAgent ?? {}
  const offered = Object.keys(conversationalSettings)
  const language = locale.split('-')[0]
  return (
    offered.find((one) => one.toLowerCase() === locale.toLowerCase()) ??
    offered.find((one) => one.split('-')[0] === language) ??
    defaultLocale ??
    offered[0] ??
    'en'
  )
}

/** What Google itself shows when a chat opens; chats from a place use the place's own settings if it has any. */
export function welcomeOf(
  agent: AgentResource,
  locations: readonly LocationResource[],
  options: PhoneOptions,
  now: number,
): PhoneState['welcome'] {
  const isFromPlace = options.entryPoint === 'PLACESHEET' || options.entryPoint === 'MAPS'
  const location = isFromPlace
    ? locations.find((one) => one.agent === agent.name && one.placeId === options.placeId)
    : undefined
  const bm = agent.businessMessagesAgent ?? {}
  const pick = (settings: Record<string, Setting> | undefined, fallback: string | undefined) =>
    settings?.[options.resolvedLocale] ?? settings?.[fallback ?? ''] ?? Object.values(settings ?? {})[0]
  const setting =
    pick(location?.conversationalSettings, location?.defaultLocale) ??
    pick(bm.conversationalSettings, bm.defaultLocale) ??
    {}
  return {
    text: setting.welcomeMessage?.text ?? '',
    privacyUrl: setting.privacyPolicy?.url ?? null,
    starters: (setting.conversationStarters ?? []).flatMap(({ suggestion }) => suggestion ?? []),
    offline: isAvailable(agent, now) ? null : (setting.offlineMessage?.text ?? null),
  }
}

/** Whether anybody (bot or human) answers at this time. Agents without hours always do. */
function isAvailable(agent: AgentResource, now: number): boolean {
  const { primaryAgentInteraction, additionalAgentInteractions = [] } = agent.businessMessagesAgent ?? {}
  const hours = [primaryAgentInteraction, ...additionalAgentInteractions].flatMap((one) =>
    (one?.botRepresentative?.botMessagingAvailability?.hours ?? []).concat(
      one?.humanRepresentative?.humanMessagingAvailability?.hours ?? [],
    ),
  )
  return hours.length === 0 || hours.some((one) => isWithin(one, now))
}

function isWithin(hours: Hours, now: number): boolean {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: hours.timeZone ?? 'UTC',
    weekday: 'long',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  const today = days.indexOf(part('weekday').toUpperCase())
  const from = Math.max(0, days.indexOf(hours.startDay ?? 'MONDAY'))
  const to = Math.max(0, days.indexOf(hours.endDay ?? hours.startDay ?? 'SUNDAY'))
  const isDay = from <= to ? today >= from && today <= to : today >= from || today <= to
  const minute = Number(part('hour')) * 60 + Number(part('minute'))
  const start = (hours.startTime?.hours ?? 0) * 60 + (hours.startTime?.minutes ?? 0)
  const end = (hours.endTime?.hours ?? 0) * 60 + (hours.endTime?.minutes ?? 0)
  return isDay && minute >= start && minute <= (end === 0 ? 24 * 60 : end)
}
