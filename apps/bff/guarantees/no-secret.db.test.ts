import { randomBytes, randomUUID } from 'node:crypto'
import { allEndpoints } from '@parley/contracts/api'
import type { Endpoint } from '@parley/contracts/endpoint'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../testing/api.ts'
import { aConversation } from '../testing/conversations.ts'
import { anEmulator, type TestEmulator } from '../testing/emulator.ts'
import { aChannel, aPayload, aPerson, deliver, type TestPerson } from '../testing/factories.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { spellingsOf } from '../testing/spellings.ts'
import { waitFor } from '../testing/wait-for.ts'
import { ensureSetupLink } from '../src/features/session/setup-claim.ts'

const planted = (name: string) => `${name}+/${randomBytes(18).toString('base64url')}"&=`
const secrets: Record<string, string> = {
  clientToken: planted('TOKEN'),
  oldClientToken: planted('OLDTOKEN'),
  password: planted('lantern in the Harbour'),
  wrongPassword: planted('guessed'),
}
/** By design in what Google sent, kept as it came until the retention ends, and nowhere else. */
const mediaUrl = planted('signature').replaceAll(/[^\w]/g, '')
const lines: string[] = []
let emulator: TestEmulator
let server: TestServer
const people: Record<string, TestPerson | null> = { nobody: null }
const ids: Record<string, string> = {}

beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({
    emulatorUrl: emulator.url,
    isPublic: true,
    logTo: { write: (line) => void lines.push(line) },
  })
  await plantPeople()
  await plantThings()
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

/** Set-up link, password, session cookies, invitation link. */
async function plantPeople() {
  const link = (await ensureSetupLink(server.ctx)) ?? ''
  secrets['setupLink'] = link.split('#token=')[1] ?? ''
  const email = 'grace@example.test'
  const claim = await call(server, null, 'POST', '/api/setup', {
    token: secrets['setupLink'],
    name: 'Grace',
    email,
    password: secrets['password'],
    locale: 'en',
  })
  expect(claim.status).toBe(200)
  secrets['claimCookie'] = /parley=([\w-]+)/.exec(claim.headers.getSetCookie().join())?.[1] ?? ''
  await call(server, null, 'POST', '/api/session', { email, password: secrets['wrongPassword'] })
  for (const role of ['administrator', 'supervisor', 'agent'] as const) {
    const person = await aPerson(server, { role, name: role })
    people[role] = person
    secrets[`${role}Cookie`] = person.headers['Cookie']?.split('=')[1] ?? ''
  }
}

/** Client tokens (one that was replaced), credentials, a signed media URL; a thing of each kind to ask for. */
async function plantThings() {
  const admin = people['administrator'] as TestPerson
  const send = async <T>(method: string, path: string, body: object) => {
    const answer = await call<T>(server, admin, method, `/api${path}`, body)
    expect(answer.status, answer.text).toBeLessThan(300)
    return answer.body
  }
  const { link } = await send<{ link: string }>('POST', '/invitations', {
    email: 'new@example.test',
    role: 'agent',
  })
  secrets['invitationLink'] = link.split('#token=')[1] ?? ''
  const channel = await aChannel(server)
  const account = `/accounts/${channel.accountId}`
  for (const name of ['oldClientToken', 'clientToken'])
    await send('PUT', `${account}/client-token`, { clientToken: secrets[name] })
  const key = await emulator.control<{ private_key: string }>('POST', '/keys', {})
  secrets['privateKey'] = key.private_key
  await send('PUT', `${account}/credentials`, { fileName: 'key.json', content: JSON.stringify(key) })
  // What people have checked with the secrets speaks of them, too.
  for (const proof of ['proofs', 'webhook-proofs'])
    await call(server, admin, 'POST', `/api${account}/${proof}`, {})
  const signed = { ...channel, clientToken: secrets['clientToken'] ?? '' }
  const picture = `${emulator.url}/business-messages-us/1/picture?X-Goog-Signature=${mediaUrl}`
  const { id: conversationId } = await aConversation(server, signed)
  const payload = aPayload(signed)
  await deliver(server, signed, { ...payload, message: { ...(payload['message'] as object), text: picture } })
  await deliver(server, signed, aPayload(signed, { agent: 'brands/none/agents/none' }))
  const { id: deliveryId } = await waitFor('the parked delivery', () =>
    server.ctx.database.db
      .selectFrom('raw_events')
      .where('state', '=', 'parked')
      .select('id')
      .executeTakeFirst(),
  )
  const retry = await send<{ id: string }>('POST', '/deliveries/retries', { ids: [String(deliveryId)] })
  const agent = await server.ctx.database.db
    .selectFrom('google_agents')
    .where('account_id', '=', channel.accountId)
    .select('id')
    .executeTakeFirstOrThrow()
  const reply = await send<{ id: string }>('POST', '/quick-replies', {
    title: 'Opening hours',
    shortCode: 'hours',
    tags: [],
    texts: [{ language: 'en-US', text: 'From nine to five.' }],
    limits: null,
  })
  Object.assign(ids, {
    quickReplyId: reply.id,
    queueId: channel.queueId,
    userId: admin.id,
    accountId: channel.accountId,
    workstreamId: channel.workstreamId,
    channelId: channel.channelId,
    conversationId,
    deliveryId: String(deliveryId),
    retryId: retry.id,
    googleAgentId: agent.id,
  })
}

/** Which secrets stand in this text, in whatever spelling. */
const foundIn = (text: string, among: Record<string, string>) =>
  Object.entries(among).flatMap(([name, secret]) =>
    spellingsOf(secret).some((spelling) => text.includes(spelling)) ? [name] : [],
  )
const everything = () => ({ ...secrets, mediaUrl })

test('what was planted is there to be found', () => {
  expect(Object.entries(secrets).filter(([, secret]) => secret.length < 20)).toEqual([])
  const hidden = Object.values(secrets).map((secret) => JSON.stringify({ secret }))
  expect(foundIn(hidden.join('\n'), secrets)).toEqual(Object.keys(secrets))
})

const pathOf = (endpoint: Endpoint) =>
  endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const id = ids[name]
    if (id === undefined) throw new Error(`Plant something for the parameter ${name} of ${endpoint.name}`)
    return id
  })
const callers = ['nobody', 'agent', 'supervisor', 'administrator']
const reads = allEndpoints.filter((one) => one.method === 'GET')
const changes = allEndpoints.filter((one) => one.method !== 'GET')
const named = (endpoints: readonly Endpoint[]) =>
  endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const)

describe('no secret is in any answer, export or file, whoever asks', () => {
  test.each(named(reads))('%s', async (_name, endpoint) => {
    for (const caller of callers) {
      const path = pathOf(endpoint) + (endpoint.name === 'listConversations' ? '?view=all' : '')
      const { text, headers, status } = await call(server, people[caller] ?? null, 'GET', path)
      if (caller === 'administrator') expect([path, status]).toEqual([path, 200])
      const head = [...headers].map((one) => one.join(': ')).join('\n')
      expect([caller, ...foundIn(`${head}\n${text}`, everything())]).toEqual([caller])
    }
  })

  test('every delivery, whole', async () => {
    const rows = await server.ctx.database.db.selectFrom('raw_events').orderBy('id').select('id').execute()
    expect(rows.length).toBeGreaterThan(2)
    for (const { id } of rows) {
      const { text } = await call(server, people['administrator'] ?? null, 'GET', `/api/deliveries/${id}`)
      expect([id, ...foundIn(text, everything())]).toEqual([id])
    }
  })
})

describe('no secret comes back in a refusal', () => {
  /** Where people put secrets, in shapes that are refused. */
  const wrong = () => {
    const all = Object.values(everything())
    return {
      clientToken: { is: all },
      content: all,
      password: all,
      currentPassword: all,
      newPassword: { is: all },
      token: all,
      [secrets['clientToken'] ?? '']: all,
    }
  }
  test.each(named(changes))('%s', async (_name, endpoint) => {
    const path = endpoint.path.replaceAll(/:\w+/g, randomUUID())
    for (const caller of callers) {
      const person = people[caller] ?? null
      const broken = await fetch(`${server.url}${path}`, {
        method: endpoint.method,
        headers: { 'Content-Type': 'application/json', ...person?.headers },
        body: `{"clientToken":"${secrets['clientToken']}","password":${secrets['password']}`,
      })
      // Signing out has nothing to refuse, and would end the session the others use.
      const answers =
        endpoint.name === 'signOut'
          ? [await broken.text()]
          : [await broken.text(), (await call(server, person, endpoint.method, path, wrong())).text]
      expect([caller, ...foundIn(answers.join('\n'), everything())]).toEqual([caller])
    }
  })
})

test('no secret is in a page, and an address that names nothing is not repeated', async () => {
  const stray = planted('STRAY')
  const pages = ['/', '/sign-in', '/setup', '/inbox', '/api/docs', '/api/openapi.json']
  for (const path of [...pages, `/api/${encodeURIComponent(stray)}`]) {
    const text = await (await fetch(`${server.url}${path}`)).text()
    expect([path, ...foundIn(text, { ...everything(), stray })]).toEqual([path])
  }
})

test('no secret is in the log at its finest, after all of that', async () => {
  await fetch(`${server.url}/api/accounts?token=${encodeURIComponent(secrets['clientToken'] ?? '')}`)
  expect(lines.length).toBeGreaterThan(100)
  expect(foundIn(lines.join('\n'), everything())).toEqual([])
})

test('no secret is in a dump of any table; a signed media URL only in what Google sent', async () => {
  const { db } = server.ctx.database
  const { rows: tables } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  expect(tables.length).toBeGreaterThan(20)
  const withMediaUrl: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(db)
    const text = rows.map((row) => row.text).join('\n')
    expect([name, ...foundIn(text, secrets)]).toEqual([name])
    if (foundIn(text, { mediaUrl }).length > 0) withMediaUrl.push(name)
  }
  expect(withMediaUrl).toEqual(['raw_events'])
})
