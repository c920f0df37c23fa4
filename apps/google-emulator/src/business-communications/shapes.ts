/**
 * The resources of Business Communications v1.
 * Source: protocol reference §7 (Google's client 1.1.0 and snippets).
 */
import { checkWebAddress, type ObjectShape, type Shape } from '../shape.ts'

const string: Shape = { kind: 'string' }
const output: Shape = { kind: 'any', output: true }
const url: Shape = { kind: 'string', check: checkWebAddress }
const strings: Shape = { kind: 'list', of: string }
const object = (fields: Record<string, Shape>, rest: Partial<ObjectShape> = {}): ObjectShape => ({
  kind: 'object',
  fields,
  ...rest,
})
const required = <T extends Shape>(shape: T): T & { required: true } => ({ ...shape, required: true })

/** Logos are web addresses; the emulator's own drawings are data URLs. */
const logo: Shape = {
  kind: 'string',
  check: (value) => (value.startsWith('data:image/') ? undefined : checkWebAddress(value)),
}
const phone = object({ number: string })
const testUrls: Shape = output

const starterReply = object({
  text: required({ kind: 'string', max: 35 }),
  postbackData: required({ kind: 'string', max: 2048 }),
})
const starterAction = object({
  text: required({ kind: 'string', max: 35 }),
  postbackData: { kind: 'string', max: 2048 },
  openUrlAction: required(object({ url: required(url) })),
})
const starter = object({
  suggestion: required(
    object({ reply: starterReply, action: starterAction }, { exactlyOne: ['reply', 'action'] }),
  ),
})
const starters: Shape = { kind: 'list', of: starter, max: 5 }

const conversationalSetting = object({
  welcomeMessage: required(object({ text: required({ kind: 'string', max: 1000 }) })),
  privacyPolicy: required(object({ url: required(url) })),
  offlineMessage: object({ text: { kind: 'string', max: 1000 } }),
  conversationStarters: starters,
})

const time = object({
  hours: { kind: 'number', min: 0, max: 24 },
  minutes: { kind: 'number', min: 0, max: 59 },
  seconds: { kind: 'number', min: 0, max: 60 },
  nanos: { kind: 'number', min: 0 },
})
const day: Shape = {
  kind: 'enum',
  values: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
}
const timeZone: Shape = {
  kind: 'string',
  check: (value) => (isTimeZone(value) ? undefined : 'is not an IANA time zone.'),
}
const availability = object({
  hours: {
    kind: 'list',
    of: object({ startTime: time, endTime: time, timeZone, startDay: day, endDay: day }),
  },
})
const interaction = object({
  interactionType: { kind: 'enum', values: ['BOT', 'HUMAN'], required: true },
  botRepresentative: object({ botMessagingAvailability: availability }),
  humanRepresentative: object({ humanMessagingAvailability: availability }),
})

const surveyQuestion = object({
  name: string,
  questionType: {
    kind: 'enum',
    values: ['PARTNER_CUSTOM_QUESTION', 'GOOGLE_TEMPLATE_QUESTION', 'GOOGLE_STANDARD_QUESTION'],
  },
  questionContent: { kind: 'string', max: 200 },
  responseOptions: {
    kind: 'list',
    max: 12,
    of: object({ content: { kind: 'string', max: 35 }, postbackData: string }),
  },
})

export const brandShape = object({
  name: output,
  displayName: required({ kind: 'string', max: 100 }),
})

export const agentShape = object({
  name: output,
  displayName: required({ kind: 'string', max: 100 }),
  businessMessagesAgent: object({
    logoUrl: logo,
    customAgentId: string,
    defaultLocale: string,
    conversationalSettings: { kind: 'map', of: conversationalSetting },
    primaryAgentInteraction: interaction,
    additionalAgentInteractions: { kind: 'list', of: interaction },
    entryPointConfigs: {
      kind: 'list',
      of: object({ allowedEntryPoint: { kind: 'enum', values: ['LOCATION', 'NON_LOCAL'], required: true } }),
    },
    nonLocalConfig: object({
      callDeflectionPhoneNumbers: { kind: 'list', of: phone },
      contactOption: object({
        url,
        options: {
          kind: 'list',
          of: { kind: 'enum', values: ['WEB_CHAT', 'PHONE', 'EMAIL', 'FAQS', 'TWITTER', 'WHATSAPP'] },
        },
      }),
      enabledDomains: strings,
      phoneNumber: phone,
      regionCodes: strings,
    }),
    phone,
    authorizationConfig: object({ endpointUrl: url }),
    surveyConfig: object({
      templateQuestionIds: strings,
      customSurveys: {
        kind: 'map',
        of: object({ customQuestions: { kind: 'list', of: surveyQuestion } }),
      },
    }),
    dialogflowAssociation: { kind: 'any' },
    agentTestUrl: output,
    testUrls,
  }),
  verifiedCallsAgent: { kind: 'any' },
  verifiedSmsAgent: { kind: 'any' },
})

export const locationShape = object({
  name: output,
  agent: required(string),
  placeId: required(string),
  defaultLocale: string,
  locationEntryPointConfigs: {
    kind: 'list',
    of: object({
      allowedEntryPoint: { kind: 'enum', values: ['PLACESHEET', 'MAPS_TACTILE'], required: true },
    }),
  },
  conversationalSettings: { kind: 'map', of: conversationalSetting },
  listingId: output,
  locationTestUrl: output,
  testUrls,
})

export const integrationShape = object(
  {
    name: output,
    status: output,
    dialogflowEsIntegration: { kind: 'any' },
    dialogflowCxIntegration: { kind: 'any' },
    agentWebhookIntegration: object({ webhookUri: required(url), verificationToken: string }),
  },
  { exactlyOne: ['dialogflowEsIntegration', 'dialogflowCxIntegration', 'agentWebhookIntegration'] },
)

export const greetingShape = object({
  name: output,
  customId: string,
  locale: required(string),
  welcomeMessages: { kind: 'list', of: object({ text: required({ kind: 'string', max: 1000 }) }) },
  conversationStarters: starters,
})

export const partnerShape = object({
  name: output,
  displayName: string,
  company: string,
  contactEmails: strings,
  dialogflowServiceAccountEmail: output,
  productCapabilities: {
    kind: 'list',
    of: object({
      product: {
        kind: 'enum',
        values: ['BUSINESS_MESSAGES', 'VERIFIED_SMS', 'VERIFIED_CALLS'],
        required: true,
      },
      businessMessagesCapability: object({ webhookUrl: url }),
      verifiedSmsCapability: { kind: 'any' },
    }),
  },
})

export const launchStates = [
  'LAUNCH_STATE_UNLAUNCHED',
  'LAUNCH_STATE_PENDING',
  'LAUNCH_STATE_LAUNCHED',
  'LAUNCH_STATE_REJECTED',
  'LAUNCH_STATE_SUSPENDED',
  'LAUNCH_STATE_PENDING_UNLAUNCH',
  'LAUNCH_STATE_INVALID_IN_GMB',
] as const
export const verificationStates = [
  'VERIFICATION_STATE_UNVERIFIED',
  'VERIFICATION_STATE_PENDING',
  'VERIFICATION_STATE_VERIFIED',
  'VERIFICATION_STATE_SUSPENDED_IN_GMB',
] as const

const launchState: Shape = { kind: 'enum', values: launchStates }
export const agentLaunchShape = object({
  name: output,
  businessMessages: object({
    launchDetails: {
      kind: 'map',
      of: object({
        entryPoint: { kind: 'enum', values: ['LOCATION', 'NON_LOCAL'] },
        launchState,
        regionCodes: strings,
      }),
    },
  }),
  verifiedCalls: { kind: 'any' },
})
export const locationLaunchShape = object({ name: output, launchState })

const contact = object({
  partnerName: string,
  partnerEmailAddress: string,
  brandContactName: string,
  brandContactEmailAddress: string,
  brandWebsiteUrl: url,
})
export const verificationShape = object({
  name: output,
  verificationState: { kind: 'enum', values: verificationStates },
  agentVerificationContact: contact,
})

/** Bodies of `:requestLaunch` and `:requestVerification`; those for locations are empty. */
export const requestLaunchShape = object({ agentLaunch: agentLaunchShape })
export const requestVerificationShape = object({ agentVerificationContact: contact })

function isTimeZone(value: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    // The constructor throws a RangeError for unknown zones; that is its way to say no.
    return false
  }
}
