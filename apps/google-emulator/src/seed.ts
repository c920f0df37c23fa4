import { randomInt } from 'node:crypto'
import type { Accounts } from './accounts.ts'
import type { Resources } from './business-communications/resources.ts'
import type { Store } from './store.ts'

/** What a fresh emulator contains. The ids are fixed, so that instructions and scripts can name them. */
export const seedIds = {
  partner: 'qs-48213907',
  brand: 'brands/5b0e7a94-6c1d-4f38-9b52-e07d3c1a8f46',
  agent: 'brands/5b0e7a94-6c1d-4f38-9b52-e07d3c1a8f46/agents/c3f91d20-84ab-4e67-a5d8-19b6e2f0c754',
  secondAgent: 'brands/5b0e7a94-6c1d-4f38-9b52-e07d3c1a8f46/agents/0d6a52be-f3c7-49e1-8b04-72c8e95d1a3f',
} as const

const everyDay = { startDay: 'MONDAY', endDay: 'SUNDAY', timeZone: 'Europe/London' }
const interaction = {
  interactionType: 'HUMAN',
  humanRepresentative: {
    humanMessagingAvailability: {
      hours: [{ ...everyDay, startTime: { hours: 0 }, endTime: { hours: 23, minutes: 59 } }],
    },
  },
}

/** Adds a partner with a Cloud project and returns its id. */
export function addPartner(
  { resources, accounts }: { resources: Resources; accounts: Accounts },
  {
    id,
    displayName,
    company,
    projectId,
  }: { id: string; displayName: string; company: string; projectId: string },
): string {
  const name = `partners/${id}`
  resources.put({
    name,
    parent: '',
    kind: 'partner',
    partnerId: id,
    json: { name, displayName, company, contactEmails: [`tech@${projectId}.example`] },
  })
  accounts.setProject(id, {
    projectId,
    projectNumber: String(randomInt(100_000_000_000, 999_999_999_999)),
    serviceClientId: `1${Array.from({ length: 20 }, () => randomInt(10)).join('')}`,
  })
  return id
}

/** Fills an empty store with a partner, a brand and two agents; does nothing when there is one already. */
export function seed(parts: { store: Store; resources: Resources; accounts: Accounts }): void {
  const { store, resources } = parts
  if (resources.get(`partners/${seedIds.partner}`) !== undefined) return
  store.transaction(() => {
    addPartner(parts, {
      id: seedIds.partner,
      displayName: 'Quayside Messaging',
      company: 'Quayside Messaging Ltd',
      projectId: 'quayside-messaging',
    })
    const partnerId = seedIds.partner
    resources.put({
      name: seedIds.brand,
      parent: '',
      kind: 'brand',
      partnerId,
      json: { name: seedIds.brand, displayName: 'Harbour Lane' },
    })
    resources.put({
      name: seedIds.agent,
      parent: seedIds.brand,
      kind: 'agent',
      partnerId,
      json: { name: seedIds.agent, displayName: 'Harbour Lane Bakery', businessMessagesAgent: bakery },
    })
    resources.put({
      name: `${seedIds.agent}/verification`,
      parent: seedIds.agent,
      kind: 'verification',
      partnerId,
      json: { name: `${seedIds.agent}/verification`, verificationState: 'VERIFICATION_STATE_VERIFIED' },
    })
    resources.put({
      name: `${seedIds.agent}/launch`,
      parent: seedIds.agent,
      kind: 'launch',
      partnerId,
      json: {
        name: `${seedIds.agent}/launch`,
        businessMessages: {
          launchDetails: {
            NON_LOCAL: {
              entryPoint: 'NON_LOCAL',
              launchState: 'LAUNCH_STATE_LAUNCHED',
              regionCodes: ['GB', 'DE'],
            },
          },
        },
      },
    })
    resources.put({
      name: seedIds.secondAgent,
      parent: seedIds.brand,
      kind: 'agent',
      partnerId,
      json: {
        name: seedIds.secondAgent,
        displayName: 'Harbour Lane Catering',
        businessMessagesAgent: catering,
      },
    })
  })
}

function drawing(background: string, foreground: string, path: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${background}"/><g fill="none" stroke="${foreground}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">${path}</g></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

const bakery = {
  logoUrl: drawing(
    '#7a3e12',
    '#ffe8c7',
    '<path d="M22 60c-8-14 2-32 26-32s34 18 26 32z"/><path d="M38 34l6 12M52 33l6 12M20 72q7 6 14 0t14 0 14 0 14 0"/>',
  ),
  customAgentId: 'harbour-lane-bakery',
  defaultLocale: 'en',
  entryPointConfigs: [{ allowedEntryPoint: 'NON_LOCAL' }],
  nonLocalConfig: {
    contactOption: { url: 'https://harbourlane.example/contact', options: ['PHONE', 'EMAIL'] },
    enabledDomains: ['harbourlane.example'],
    phoneNumber: { number: '+442079460112' },
    regionCodes: ['GB', 'DE'],
  },
  phone: { number: '+442079460112' },
  primaryAgentInteraction: interaction,
  authorizationConfig: { endpointUrl: 'https://harbourlane.example/oauth/authorize' },
  surveyConfig: {
    templateQuestionIds: ['GOOGLE_DEFINED_NPS'],
    customSurveys: {
      en: {
        customQuestions: [
          {
            name: 'collect-wait',
            questionType: 'PARTNER_CUSTOM_QUESTION',
            questionContent: 'How long did you wait in the shop?',
            responseOptions: [
              { content: 'Under five minutes', postbackData: 'wait:short' },
              { content: 'Longer', postbackData: 'wait:long' },
            ],
          },
        ],
      },
      de: {
        customQuestions: [
          {
            name: 'collect-wait',
            questionType: 'PARTNER_CUSTOM_QUESTION',
            questionContent: 'Wie lange haben Sie im Laden gewartet?',
            responseOptions: [
              { content: 'Unter fünf Minuten', postbackData: 'wait:short' },
              { content: 'Länger', postbackData: 'wait:long' },
            ],
          },
        ],
      },
    },
  },
  conversationalSettings: {
    en: {
      welcomeMessage: { text: 'Welcome to Harbour Lane Bakery. How can we help?' },
      privacyPolicy: { url: 'https://harbourlane.example/privacy' },
      offlineMessage: { text: 'The ovens are resting. We answer from 07:00.' },
      conversationStarters: [
        { suggestion: { reply: { text: 'Opening hours', postbackData: 'faq:hours' } } },
        { suggestion: { reply: { text: 'Is my order ready?', postbackData: 'order:status' } } },
        {
          suggestion: {
            action: {
              text: 'Order online',
              postbackData: 'open:order',
              openUrlAction: { url: 'https://harbourlane.example/order' },
            },
          },
        },
      ],
    },
    de: {
      welcomeMessage: { text: 'Willkommen bei Harbour Lane. Wie können wir helfen?' },
      privacyPolicy: { url: 'https://harbourlane.example/de/datenschutz' },
      offlineMessage: { text: 'Die Öfen ruhen. Wir antworten ab 07:00 Uhr.' },
      conversationStarters: [
        { suggestion: { reply: { text: 'Öffnungszeiten', postbackData: 'faq:hours' } } },
        { suggestion: { reply: { text: 'Ist meine Bestellung fertig?', postbackData: 'order:status' } } },
      ],
    },
  },
}

const catering = {
  logoUrl: drawing(
    '#12405a',
    '#d7f0ff',
    '<path d="M20 62h56M26 62c0-16 10-26 22-26s22 10 22 26"/><path d="M48 36v-8M14 72h68"/>',
  ),
  customAgentId: 'harbour-lane-catering',
  defaultLocale: 'en',
  entryPointConfigs: [{ allowedEntryPoint: 'NON_LOCAL' }],
  primaryAgentInteraction: interaction,
  conversationalSettings: {
    en: {
      welcomeMessage: { text: 'Hello from Harbour Lane Catering.' },
      privacyPolicy: { url: 'https://harbourlane.example/privacy' },
    },
  },
}
