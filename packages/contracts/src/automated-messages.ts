import { z } from 'zod'
import { automatedText, automatedTrigger, type AutomatedTrigger } from './automated-texts.ts'
import { endpoint } from './endpoint.ts'
import { channelId, channelKind, instant, workstreamId } from './values.ts'
import { automatedOverride, channelLanguage, type ChannelLanguage } from './workstreams.ts'

type Texts = Readonly<Record<AutomatedTrigger, string>>
/** What is sent where a message is on and nobody wrote a text for it. Other languages need one of their own. */
export const builtInTexts: Readonly<Record<'en-US' | 'de-DE', Texts>> = {
  'en-US': {
    greeting: 'Hello {CustomerName}, thank you for your message. We will be with you shortly.',
    welcomeBack: 'Hello again {CustomerName}, good to hear from you. We will be with you shortly.',
    outOfHours:
      'Thank you for your message. We are closed at the moment and will answer when we are back: {OpeningTime|soon}.',
    holiday:
      'Thank you for your message. We are closed for {HolidayName|a holiday} and will answer when we are back: {OpeningTime|soon}.',
    agentAssigned: '{AgentName} is now looking after your request.',
    agentLeft: '{AgentName} had to leave this conversation. A colleague will take over as soon as possible.',
    waitingForCustomer: 'We need an answer from you to go on. Just write here when you are ready.',
    conversationEnded: 'Thank you for talking to {BrandName}. Write here at any time if you need us again.',
    conversationClosed: 'We have closed this conversation. Write here at any time if you need us again.',
    timedOut:
      'We have not heard from you for a while and have closed this conversation. Just write here to go on.',
  },
  'de-DE': {
    greeting: 'Guten Tag {CustomerName}, vielen Dank für Ihre Nachricht. Wir sind gleich für Sie da.',
    welcomeBack: 'Guten Tag {CustomerName}, schön, wieder von Ihnen zu hören. Wir sind gleich für Sie da.',
    outOfHours:
      'Vielen Dank für Ihre Nachricht. Wir haben gerade geschlossen und antworten, sobald wir wieder da sind: {OpeningTime|in Kürze}.',
    holiday:
      'Vielen Dank für Ihre Nachricht. Wir haben wegen {HolidayName|eines Feiertags} geschlossen und antworten, sobald wir wieder da sind: {OpeningTime|in Kürze}.',
    agentAssigned: '{AgentName} kümmert sich jetzt um Ihr Anliegen.',
    agentLeft:
      '{AgentName} musste die Unterhaltung verlassen. Jemand anderes übernimmt, sobald es möglich ist.',
    waitingForCustomer:
      'Um weiterzumachen, brauchen wir eine Antwort von Ihnen. Schreiben Sie einfach hier, sobald Sie so weit sind.',
    conversationEnded:
      'Vielen Dank für Ihre Nachricht an {BrandName}. Schreiben Sie jederzeit wieder, wenn Sie uns brauchen.',
    conversationClosed:
      'Wir haben diese Unterhaltung geschlossen. Schreiben Sie jederzeit wieder, wenn Sie uns brauchen.',
    timedOut:
      'Wir haben länger nichts von Ihnen gehört und diese Unterhaltung geschlossen. Schreiben Sie einfach hier, um weiterzumachen.',
  },
}

/** The built-in text, null where there is none in this language. */
export function builtInText(trigger: AutomatedTrigger, language: ChannelLanguage): string | null {
  return language === 'en-US' || language === 'de-DE' ? builtInTexts[language][trigger] : null
}

/** A message of the organisation in one language. `text` null: the built-in one. `version` goes up with each change. */
export const organisationMessage = z.object({
  trigger: automatedTrigger,
  language: channelLanguage,
  isOn: z.boolean(),
  text: z.string().nullable(),
  changedBy: z.string(),
  changedAt: instant,
  version: z.number().int(),
})
export type OrganisationMessage = z.infer<typeof organisationMessage>

/** A live channel with what it says itself. `version` is the channel's, which any change of it counts up. */
export const messagingChannel = z.object({
  id: channelId,
  workstreamId,
  kind: channelKind,
  name: z.string(),
  brandName: z.string(),
  workstreamName: z.string(),
  queueName: z.string(),
  language: channelLanguage,
  overrides: z.array(automatedOverride),
  version: z.number().int(),
})
export type MessagingChannel = z.infer<typeof messagingChannel>

/** What the organisation says, and every channel that says it or something else. */
export const automatedMessageSet = z.object({
  organisation: z.array(organisationMessage),
  channels: z.array(messagingChannel),
})
export type AutomatedMessageSet = z.infer<typeof automatedMessageSet>

const tag = 'Automated messages'
const version = z.number().int()
const cell = { trigger: automatedTrigger, language: channelLanguage }
export const getAutomatedMessages = endpoint({
  name: 'getAutomatedMessages',
  method: 'GET',
  path: '/api/automated-messages',
  summary: 'Automated messages of the organisation, and the channels with what they say instead',
  tag,
  access: 'administrator',
  response: automatedMessageSet,
})
export const setOrganisationMessage = endpoint({
  name: 'setOrganisationMessage',
  method: 'PUT',
  path: '/api/automated-messages/:trigger/:language',
  summary:
    'Set the message of the organisation in one language; `text` null is the built-in text, `version` 0 for one that was never set',
  tag,
  access: 'administrator',
  params: z.object(cell),
  body: z.object({ isOn: z.boolean(), text: automatedText.nullable(), version }),
  response: organisationMessage,
  problems: ['request/conflict'],
})
/** A channel's own text, nothing at all, or what the organisation says. */
export const overrideChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own'), text: automatedText }),
  z.object({ kind: z.literal('silent') }),
  z.object({ kind: z.literal('inherited') }),
])
export type OverrideChoice = z.infer<typeof overrideChoice>
export const setChannelMessage = endpoint({
  name: 'setChannelMessage',
  method: 'PUT',
  path: '/api/automated-messages/channels/:channelId/:trigger/:language',
  summary: 'Say something else on this channel, nothing, or again what the organisation says',
  tag,
  access: 'administrator',
  params: z.object({ channelId, ...cell }),
  body: z.object({ choice: overrideChoice, version }),
  response: messagingChannel,
  problems: ['request/conflict'],
})
