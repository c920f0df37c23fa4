import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../json.ts'
import { seedIds } from '../seed.ts'
import { startTestEmulator } from '../testing/harness.ts'

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

const statusOf = ({ status, body }: { status: number; body: JsonObject }) => [
  status,
  (body['error'] as { status?: string } | undefined)?.status,
]
const createBrand = async (displayName = 'Brand'): Promise<string> =>
  String((await emulator.google('POST', 'brands', { displayName })).body['name'])

describe('brands and agents', () => {
  it('list in pages until the token is empty', async () => {
    const brand = await createBrand()
    for (const displayName of ['A', 'B', 'C'])
      await emulator.google('POST', `${brand}/agents`, { displayName })
    const first = await emulator.google('GET', `${brand}/agents?pageSize=2`)
    const token = String(first.body['nextPageToken'])
    const second = await emulator.google('GET', `${brand}/agents/?pageSize=2&pageToken=${token}`)
    const names = [first, second].flatMap(({ body }) =>
      (body['agents'] as JsonObject[]).map((one) => one['displayName']),
    )
    expect(names).toEqual(['A', 'B', 'C'])
    expect(second.body['nextPageToken']).toBe('')
    expect(statusOf(await emulator.google('GET', `${brand}/agents?pageSize=-1`))).toEqual([
      400,
      'INVALID_ARGUMENT',
    ])
  })
  it('show test addresses of this emulator for Android and iOS', async () => {
    const { body } = await emulator.google('GET', seedIds.agent)
    const bm = body['businessMessagesAgent'] as { testUrls: { url: string; surface: string }[] }
    expect(bm.testUrls.map((one) => one.surface)).toEqual([
      'SURFACE_ANDROID_WEB',
      'SURFACE_ANDROID_MAPS',
      'SURFACE_IOS_MAPS',
    ])
    expect(bm.testUrls[0]?.url.startsWith(`${emulator.url}/phone/start?agent=`)).toBe(true)
  })
  it('change by masks in both spellings and by method override', async () => {
    const setting = { welcomeMessage: { text: 'Bonjour' }, privacyPolicy: { url: 'https://x.example/p' } }
    const body = { businessMessagesAgent: { conversationalSettings: { fr: setting } } }
    const mask = 'business_messages_agent.conversational_settings.fr'
    const answer = await emulator.google('POST', `${seedIds.agent}?updateMask=${mask}`, body, {
      'x-http-method-override': 'PATCH',
    })
    const settings = (answer.body['businessMessagesAgent'] as { conversationalSettings: JsonObject })
      .conversationalSettings
    expect(settings['fr']).toEqual(setting)
    expect(Object.keys(settings)).toEqual(['en', 'de', 'fr'])
  })
  it('refuse settings without a privacy policy, long starters and unknown fields', async () => {
    const patch = (setting: JsonObject) =>
      emulator.google(
        'PATCH',
        `${seedIds.agent}?updateMask=businessMessagesAgent.conversationalSettings.it`,
        {
          businessMessagesAgent: { conversationalSettings: { it: setting } },
        },
      )
    const good = { welcomeMessage: { text: 'Ciao' }, privacyPolicy: { url: 'https://x.example/p' } }
    const starter = (text: string): JsonObject => ({ suggestion: { reply: { text, postbackData: 'x' } } })
    expect((await patch({ welcomeMessage: { text: 'Ciao' } })).status).toBe(400)
    expect((await patch({ ...good, conversationStarters: [starter('x'.repeat(36))] })).status).toBe(400)
    expect(
      (await patch({ ...good, conversationStarters: Array.from({ length: 6 }, () => starter('x')) })).status,
    ).toBe(400)
    expect((await patch({ ...good, color: 'red' })).status).toBe(400)
    expect((await patch({ ...good, conversationStarters: [starter('x'.repeat(35))] })).status).toBe(200)
  })
  it('keep the name of a verified agent', async () => {
    const answer = await emulator.google('PATCH', `${seedIds.agent}?updateMask=displayName`, {
      displayName: 'New',
    })
    expect(statusOf(answer)).toEqual([400, 'FAILED_PRECONDITION'])
  })
  it('delete a brand with agents only by force', async () => {
    const brand = await createBrand()
    const agent = String(
      (await emulator.google('POST', `${brand}/agents`, { displayName: 'A' })).body['name'],
    )
    expect(statusOf(await emulator.google('DELETE', brand))).toEqual([400, 'FAILED_PRECONDITION'])
    expect((await emulator.google('DELETE', `${brand}?force=true`)).body).toEqual({})
    expect(statusOf(await emulator.google('GET', agent))).toEqual([404, 'NOT_FOUND'])
  })
  it('of another partner look like missing ones', async () => {
    const { partnerId } = await emulator.control<{ partnerId: string }>('POST', '/partners', {
      displayName: 'Other',
    })
    const authorization = `Bearer ${await emulator.token(partnerId)}`
    const foreign = await emulator.call('GET', `/v1/${seedIds.agent}`, { headers: { authorization } })
    const missing = await emulator.call('GET', '/v1/brands/none', { headers: { authorization } })
    expect(statusOf(foreign)).toEqual([404, 'NOT_FOUND'])
    expect(foreign.body).toEqual(missing.body)
    expect((await emulator.call('GET', '/v1/brands', { headers: { authorization } })).body['brands']).toEqual(
      [],
    )
  })
})

describe('launch and verification', () => {
  it('go from unverified over pending to launched', async () => {
    const brand = await createBrand()
    const agent = String(
      (await emulator.google('POST', `${brand}/agents`, { displayName: 'A' })).body['name'],
    )
    expect(statusOf(await emulator.google('POST', `${agent}:requestLaunch`))).toEqual([
      400,
      'FAILED_PRECONDITION',
    ])
    const contact = { partnerName: 'Ana', partnerEmailAddress: 'ana@partner.example' }
    const requested = await emulator.google('POST', `${agent}:requestVerification`, {
      agentVerificationContact: contact,
    })
    expect(requested.body).toMatchObject({
      name: `${agent}/verification`,
      verificationState: 'VERIFICATION_STATE_PENDING',
      agentVerificationContact: contact,
    })
    await emulator.control('POST', `/${agent}/verification`, { state: 'VERIFICATION_STATE_VERIFIED' })
    const launch = await emulator.google('POST', `${agent}:requestLaunch`, {
      agentLaunch: {
        businessMessages: { launchDetails: { NON_LOCAL: { entryPoint: 'NON_LOCAL', regionCodes: ['GB'] } } },
      },
    })
    expect(launch.body).toMatchObject({
      businessMessages: {
        launchDetails: { NON_LOCAL: { launchState: 'LAUNCH_STATE_PENDING', regionCodes: ['GB'] } },
      },
    })
    const patched = await emulator.google('PATCH', `${agent}/launch`, {
      businessMessages: {
        launchDetails: { NON_LOCAL: { entryPoint: 'NON_LOCAL', launchState: 'LAUNCH_STATE_UNLAUNCHED' } },
      },
    })
    expect(patched.body).toMatchObject({
      name: `${agent}/launch`,
      businessMessages: { launchDetails: { NON_LOCAL: { launchState: 'LAUNCH_STATE_UNLAUNCHED' } } },
    })
  })
})

describe('locations, integrations, greetings, survey questions, partner', () => {
  it('creates a location of an agent of the brand, once for each place', async () => {
    const body = { agent: seedIds.agent, placeId: 'ChIJ1', defaultLocale: 'en' }
    const made = await emulator.google('POST', `${seedIds.brand}/locations`, body)
    expect(made.body).toMatchObject(body)
    expect(statusOf(await emulator.google('POST', `${seedIds.brand}/locations`, body))).toEqual([
      409,
      'ALREADY_EXISTS',
    ])
    const foreign = { ...body, agent: 'brands/x/agents/y', placeId: 'ChIJ2' }
    expect((await emulator.google('POST', `${seedIds.brand}/locations`, foreign)).status).toBe(400)
    const verification = await emulator.google('GET', `${String(made.body['name'])}/verification`)
    expect(verification.body['verificationState']).toBe('VERIFICATION_STATE_UNVERIFIED')
  })
  it('an agent webhook integration sets the webhook of that agent', async () => {
    const path = `${seedIds.secondAgent}/integrations`
    const { body } = await emulator.google('POST', path, {
      agentWebhookIntegration: {
        webhookUri: 'https://hooks.example/a',
        verificationToken: 'TOKENTOKENTOKENT',
      },
    })
    const query = `/webhook?agent=${seedIds.secondAgent}`
    expect(await emulator.control('GET', query)).toMatchObject({
      url: 'https://hooks.example/a',
      clientToken: 'TOKENTOKENTOKENT',
    })
    await emulator.google('DELETE', String(body['name']))
    expect(await emulator.control('GET', query)).toMatchObject({ url: null })
  })
  it('keeps greetings', async () => {
    const greeting = { locale: 'en', welcomeMessages: [{ text: 'Hi' }] }
    const { body } = await emulator.google('POST', `${seedIds.agent}/greetings`, greeting)
    expect((await emulator.google('GET', String(body['name']))).body).toMatchObject(greeting)
  })
  it('lists survey questions by language', async () => {
    const { body } = await emulator.google('GET', 'surveyQuestions?locale=de')
    expect(body['surveyQuestions']).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'GOOGLE_DEFINED_NPS' })]),
    )
  })
  it('sets the partner’s webhook by API', async () => {
    const capabilities = [
      { product: 'BUSINESS_MESSAGES', businessMessagesCapability: { webhookUrl: 'https://hooks.example/p' } },
    ]
    const path = `partners/${seedIds.partner}`
    const { body } = await emulator.google('PATCH', `${path}?updateMask=productCapabilities`, {
      productCapabilities: capabilities,
    })
    expect(body).toMatchObject({ displayName: 'Quayside Messaging', productCapabilities: capabilities })
    expect(await emulator.control('GET', '/webhook')).toMatchObject({ url: 'https://hooks.example/p' })
    expect((await emulator.google('GET', 'partners/other')).status).toBe(404)
  })
})
