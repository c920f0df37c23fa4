import { randomUUID } from 'node:crypto'
import { readKeyFile } from '@parley/channels/google/service-account'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../../testing/api.ts'
import { sendPicture, tellNobody } from '../../../testing/conversations.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { aChannel, aPerson, type TestPerson } from '../../../testing/factories.ts'
import { aPicture } from '../../../testing/pictures.ts'
import { seeded } from '../../../testing/seeded.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { storeCredentials } from '../../store/account-secrets.ts'
import { storeClientToken } from '../../store/client-tokens.ts'

const seed = 20_261_124
const repliesEach = 8
/** With an effect and without one, which the sender cannot tell apart. */
const faults = [
  { family: 'messages', kind: '429', probability: 0.12, retryAfterSeconds: 1 },
  { family: 'messages', kind: '500', probability: 0.1 },
  { family: 'messages', kind: 'reset-before', probability: 0.1 },
  { family: 'messages', kind: 'reset-after', probability: 0.15 },
]

interface Phone {
  id: string
  items: {
    kind: string
    id: string
    message: { text?: string; image?: { contentInfo: { fileUrl: string; altText?: string } } }
  }[]
}

let emulator: TestEmulator
let server: TestServer
let ada: TestPerson
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url, isPublic: true })
  await tellNobody(server, await aPerson(server, { role: 'administrator' }))
  await connect()
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

/** Makes the factory's channel the one of the emulator's agent: ids, client token, key file and webhook. */
async function connect() {
  const channel = await aChannel(server, { agentAttachments: true })
  const { db } = server.ctx.database
  ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
  await db
    .updateTable('google_agents')
    .set({ brand_id: emulated.brandId, agent_id: emulated.agentId })
    .where('account_id', '=', channel.accountId)
    .execute()
  const { clientToken } = await emulator.control<{ clientToken: string }>('GET', '/webhook')
  const given = { accountId: channel.accountId, setBy: ada.id, now: new Date() }
  const level = { accountId: channel.accountId, googleAgentId: null }
  await storeClientToken(db, server.ctx.sealer, level, { ...given, clientToken })
  const content = JSON.stringify(await emulator.control('POST', '/keys', {}))
  const reading = readKeyFile(content, { tokenUris: server.ctx.config.google.tokenUris })
  if (reading.outcome !== 'usable') throw new Error('The emulator’s key file cannot be used')
  const facts = { fileName: 'key.json', clientEmail: '', projectId: '', keyIdTail: '', tokenUri: '' }
  await storeCredentials(db, server.ctx.sealer, { ...given, key: reading.key, facts })
  const url = `${server.url}${channel.webhookPath}`
  await emulator.control('PUT', '/webhook', { url, skipVerification: true })
}

async function aChat(displayName: string) {
  const agentId = `brands/${emulated.brandId}/agents/${emulated.agentId}`
  const phone = await emulator.control<Phone>('POST', '/phones', { agentId, displayName })
  await emulator.control('POST', `/phones/${phone.id}/text`, { text: 'Hello?' })
  const { id } = await waitFor('the conversation', () =>
    server.ctx.database.db
      .selectFrom('conversations as c')
      .innerJoin('customers as k', 'k.id', 'c.customer_id')
      .where('k.display_name', '=', displayName)
      .select('c.id')
      .executeTakeFirst(),
  )
  const path = `/api/conversations/${id}`
  await call(server, ada, 'POST', `${path}/actions`, { action: 'take' })
  return { phoneId: phone.id, path }
}

const shownOn = async (phoneId: string) =>
  (await emulator.control<Phone>('GET', `/phones/${phoneId}`)).items.filter((item) => item.kind === 'agent')
const statesIn = async (path: string) => {
  const { body } = await call<{ items: { direction: string; state: string }[] }>(
    server,
    ada,
    'GET',
    `${path}/messages?limit=100`,
  )
  return body.items.filter((one) => one.direction === 'outbound').map((one) => one.state)
}

test(`phones show pictures and texts once each and in order although Google fails (seed ${seed})`, async () => {
  const random = seeded(seed)
  const chats = await Promise.all(['Bo', 'Cleo', 'Dario'].map(aChat))
  await emulator.control('PUT', '/api-faults', { seed, faults })
  const written = await Promise.all(
    chats.map(async ({ path }) => {
      const ids: string[] = []
      for (let number = 0; number < repliesEach; number += 1) {
        const id = randomUUID()
        ids.push(id)
        if (random() < 0.5)
          await call(server, ada, 'POST', `${path}/messages`, { id, text: `Line ${number}` })
        else await sendPicture(server, ada, path, await aPicture('png', { width: 20 + number }), { id })
      }
      return ids
    }),
  )
  for (const [index, { phoneId }] of chats.entries()) {
    await waitFor('all replies', async () => (await shownOn(phoneId)).length >= repliesEach, 80_000)
    expect((await shownOn(phoneId)).map((item) => item.id)).toEqual(written[index])
  }
  await emulator.control('PUT', '/api-faults', { seed: 1, faults: [] })
  for (const { path, phoneId } of chats) {
    await emulator.control('POST', `/phones/${phoneId}/read`)
    await waitFor('read', async () => (await statesIn(path)).every((state) => state === 'read'))
    expect(await statesIn(path)).toHaveLength(repliesEach)
  }
}, 120_000)

test('the phone loads the very picture at the address it was given', async () => {
  const { path, phoneId } = await aChat('Elif')
  await sendPicture(server, ada, path, await aPicture(), { altText: 'A loaf' })
  const [item] = await waitFor('the picture', async () => {
    const items = await shownOn(phoneId)
    return items.length > 0 ? items : null
  })
  const info = item?.message.image?.contentInfo
  expect(info?.altText).toBe('A loaf')
  const answer = await fetch(info?.fileUrl ?? '')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
})
