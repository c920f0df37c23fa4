import type { Account, ProofLine } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { aChannel, aPerson, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { scopes } from '../../google/google.ts'

let emulator: TestEmulator
let server: TestServer
let admin: TestPerson
let keyFile: string
const token = 'VERYSECRETTOKEN42'
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url })
  admin = await aPerson(server, { role: 'administrator', name: 'Root' })
  keyFile = JSON.stringify(await emulator.control('POST', '/keys', {}), null, 2)
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

const ask = <T = Account>(method: string, path: string, body?: unknown, person = admin) =>
  call<T>(server, person, method, `/api/accounts${path}`, body)
const aDraft = async () =>
  (await ask('POST', '', { name: 'Harbour Lane', channel: 'google-business-messages' })).body
const setCredentials = (id: string, content = keyFile) =>
  ask('PUT', `/${id}/credentials`, { fileName: 'key.json', content })
const setToken = (id: string, clientToken = token) => ask('PUT', `/${id}/client-token`, { clientToken })
const setPartner = async (account: Account, partnerId: string = emulated.partnerId) =>
  ask('PATCH', `/${account.id}`, { partnerId, version: account.version })
const prove = async (id: string, body: object = {}) => {
  const answer = await ask(`POST`, `/${id}/proofs`, body)
  return answer.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ProofLine)
}
const ended = (lines: readonly ProofLine[]) =>
  lines.filter((line) => line.outcome !== 'running').map((line) => `${line.outcome} ${line.code}`)
const webhookPath = (account: Account) => new URL(account.webhook.url).pathname
const handshake = (account: Account, clientToken: string) =>
  fetch(`${server.url}${webhookPath(account)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ clientToken, secret: '12345' }),
  })

test('a draft has an unguessable address of at most 100 characters and is live at once', async () => {
  const one = await aDraft()
  const other = await aDraft()
  expect(one.state).toBe('draft')
  expect(one.webhook.url).toMatch(/\/webhooks\/google-business-messages\/[\w-]{22,}$/)
  expect(one.webhook.url.length).toBeLessThanOrEqual(100)
  expect(other.webhook.url).not.toBe(one.webhook.url)
  expect((await handshake(one, token)).status).toBe(403)
})

describe('protected fields', () => {
  test('an administrator without the right cannot set them', async () => {
    const plain = await aPerson(server, { role: 'administrator', canSetProtectedFields: false })
    const { id } = await aDraft()
    for (const [path, body] of [
      ['client-token', { clientToken: token }],
      ['credentials', { fileName: 'key.json', content: keyFile }],
    ] as const)
      expect(problemOf(await ask('PUT', `/${id}/${path}`, body, plain))).toBe('account/protected-field')
    expect((await ask('GET', `/${id}`)).body).toMatchObject({
      clientToken: { isSet: false },
      credentials: { isSet: false },
    })
  })

  test('they are in no answer, not in the log of activity, and sealed in the table', async () => {
    const { id } = await aDraft()
    const answers = [
      await setToken(id),
      await setCredentials(id),
      await ask('GET', `/${id}`),
      await ask('GET', ''),
      await ask('POST', `/${id}/proofs`, {}),
      await ask('PATCH', `/${id}`, { name: 'Other', version: 3, clientToken: 'X', credentials: 'X' }),
      await setCredentials(id, keyFile.replace('PRIVATE KEY', 'PUBLIC KEY')),
    ]
    const inside = (JSON.parse(keyFile) as { private_key: string }).private_key.split('\n')[5] ?? 'nothing'
    const { rows: tables } = await sql<{ text: string }>`select a::text as text from accounts a
      union all select l::text from activity l`.execute(server.ctx.database.db)
    const places = [...answers.map((one) => one.text), ...tables.map((row) => row.text)]
    for (const place of places) {
      expect(place).not.toContain(token)
      expect(place).not.toContain(inside)
      // The table's text shows bytes as hex.
      expect(place).not.toContain(Buffer.from(token).toString('hex'))
      expect(place).not.toContain(Buffer.from(inside).toString('hex'))
    }
    expect(answers[2]?.body).toMatchObject({
      clientToken: { isSet: true, setBy: 'Root' },
      credentials: { isSet: true, setBy: 'Root' },
      credentialsFacts: { fileName: 'key.json', projectId: 'quayside-messaging' },
    })
    const row = await server.ctx.database.db
      .selectFrom('accounts')
      .where('id', '=', id)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(
      server.ctx.sealer.open(row.client_token_sealed ?? Buffer.alloc(0), `accounts.client_token:${id}`),
    ).toBe(token)
  })

  test('a file that cannot be used is refused with its findings, and the old one stays', async () => {
    const { id } = await aDraft()
    await setCredentials(id)
    const broken = JSON.stringify({
      ...(JSON.parse(keyFile) as object),
      token_uri: 'https://evil.example/token',
      project_id: '',
    })
    const answer = await setCredentials(id, broken)
    expect(answer.body).toMatchObject({
      code: 'account/credentials-invalid',
      errors: [
        { pointer: '/body/content', code: 'shape.missing', params: { field: 'project_id' } },
        { pointer: '/body/content', code: 'shape.tokenUriNotAllowed', params: { host: 'evil.example' } },
      ],
    })
    expect((await ask('GET', `/${id}`)).body.credentials.isSet).toBe(true)
  })
})

describe('the webhook', () => {
  test('is verified with the token, and a new token takes the verification back', async () => {
    const draft = await aDraft()
    await setToken(draft.id)
    expect((await handshake(draft, 'WRONG')).status).toBe(403)
    expect((await ask('GET', `/${draft.id}`)).body.webhook).toMatchObject({
      state: 'refused',
      lastAttempt: { refusal: 'wrongToken' },
    })
    expect(await (await handshake(draft, token)).text()).toBe('12345')
    expect((await ask('GET', `/${draft.id}`)).body.webhook).toMatchObject({ state: 'verified' })
    await setToken(draft.id, 'ANOTHERTOKEN')
    expect((await ask('GET', `/${draft.id}`)).body.webhook).toMatchObject({
      state: 'waiting',
      verifiedAt: null,
    })
    expect((await handshake(draft, token)).status).toBe(403)
    expect((await handshake(draft, 'ANOTHERTOKEN')).status).toBe(200)
  })
})

describe('the proof', () => {
  test('without credentials there is nothing to prove', async () => {
    const { id } = await aDraft()
    expect(problemOf(await ask('POST', `/${id}/proofs`, {}))).toBe('account/incomplete')
  })

  test('goes from the file to the agent, one line for each result', async () => {
    const draft = await aDraft()
    await setCredentials(draft.id, `\ufeff${keyFile}`)
    await setPartner((await ask('GET', `/${draft.id}`)).body)
    const lines = await prove(draft.id, {
      googleAgent: { brandId: emulated.brandId, agentId: emulated.agentId },
    })
    expect(lines[0]).toEqual({ step: 'shape', outcome: 'running', code: 'shape.running', params: {} })
    expect(ended(lines).slice(0, 7)).toEqual([
      'warning shape.cleaned',
      'passed shape.ok',
      'passed key.ok',
      'passed token.ok',
      'passed partner.ok',
      'passed brand.ok',
      'passed agent.ok',
    ])
    expect(
      ended(lines)
        .slice(7)
        .map((line) => line.split('.')[0]),
    ).toHaveLength(2)
    expect(lines.find((line) => line.code === 'agent.ok')?.params).toEqual({
      displayName: 'Harbour Lane Bakery',
    })
  })

  test('names what is wrong, and skips what follows', async () => {
    const draft = await aDraft()
    await setCredentials(draft.id)
    const brandId = emulated.brandId
    const noAgent = await prove(draft.id, { googleAgent: { brandId, agentId: 'none' } })
    expect(ended(noAgent).slice(2)).toEqual([
      'passed token.ok',
      'skipped partner.skipped',
      'passed brand.ok',
      'failed agent.unknown',
      'skipped verification.skipped',
      'skipped launch.skipped',
    ])
    await setPartner((await ask('GET', `/${draft.id}`)).body, 'qs-1')
    const wrongPartner = await prove(draft.id, { googleAgent: { brandId, agentId: emulated.agentId } })
    expect(ended(wrongPartner).slice(2)).toEqual([
      'passed token.ok',
      'failed partner.unknown',
      'skipped brand.skipped',
      'skipped agent.skipped',
      'skipped verification.skipped',
      'skipped launch.skipped',
    ])
  })

  test('a key that was deleted at Google fails at the token', async () => {
    const draft = await aDraft()
    const key = await emulator.control<{ private_key_id: string }>('POST', '/keys', {})
    await setCredentials(draft.id, JSON.stringify(key))
    expect((await server.ctx.google.accessToken(draft.id, scopes.messages)).outcome).toBe('granted')
    await emulator.control('DELETE', `/keys/${key.private_key_id}`)
    const lines = await prove(draft.id)
    expect(ended(lines)).toEqual([
      'passed shape.ok',
      'passed key.ok',
      'failed token.invalidGrant',
      'skipped partner.skipped',
    ])
  })
})

describe('access tokens', () => {
  test('are kept, shared by all who ask at once, renewed before they end and dropped with the credentials', async () => {
    const draft = await aDraft()
    expect(await server.ctx.google.accessToken(draft.id, scopes.messages)).toMatchObject({
      outcome: 'refused',
      code: 'credentialsMissing',
    })
    await setCredentials(draft.id)
    const get = async (fresh = false) => {
      const outcome = await server.ctx.google.accessToken(draft.id, scopes.messages, { fresh })
      return outcome.outcome === 'granted' ? outcome.token : outcome.outcome
    }
    const [first, second] = await Promise.all([get(), get()])
    expect(second).toBe(first)
    expect(await get()).toBe(first)
    const fresh = await get(true)
    expect(fresh).not.toBe(first)
    server.setNow(new Date(Date.now() + 54 * 60_000))
    expect(await get()).toBe(fresh)
    server.setNow(null)
    await setCredentials(draft.id)
    expect(await get()).not.toBe(fresh)
  })
})

describe('from draft to active', () => {
  test('saving names every gap; then agents, consent and verification fill them', async () => {
    const draft = await aDraft()
    const gaps = await ask('POST', `/${draft.id}/save`)
    expect(gaps.body).toMatchObject({
      code: 'account/incomplete',
      errors: ['partnerId', 'clientToken', 'credentials', 'verification', 'googleAgent', 'consent'].map(
        (code) => ({ code }),
      ),
    })
    await setToken(draft.id)
    await setCredentials(draft.id)
    await setPartner((await ask('GET', `/${draft.id}`)).body)
    await handshake(draft, token)

    const { brandId, agentId } = emulated
    const unknown = await ask('POST', `/${draft.id}/google-agents`, { brandId, agentId: 'none' })
    expect(unknown.body).toMatchObject({
      code: 'account/agent-refused',
      errors: [{ pointer: '/body/agentId', code: 'agent.unknown' }],
    })
    const added = await ask('POST', `/${draft.id}/google-agents`, { brandId, agentId })
    expect(added.status).toBe(201)
    expect(added.body.googleAgents).toMatchObject([
      { brandId, agentId, displayName: 'Harbour Lane Bakery', brandName: 'Harbour Lane', workstream: null },
    ])
    expect(added.body.googleAgents[0]?.testUrls.length).toBeGreaterThan(0)
    const other = await aDraft()
    await setCredentials(other.id)
    const taken = await ask('POST', `/${other.id}/google-agents`, { brandId, agentId })
    expect(taken.body).toMatchObject({
      code: 'account/agent-taken',
      errors: [{ params: { account: 'Harbour Lane' } }],
    })
    const takenLine = await prove(other.id, { googleAgent: { brandId, agentId } })
    expect(ended(takenLine)).toContain('failed agent.taken')

    expect(problemOf(await ask('POST', `/${draft.id}/consent`, { termsVersion: 'old', locale: 'de' }))).toBe(
      'request/conflict',
    )
    const consented = await ask('POST', `/${draft.id}/consent`, {
      termsVersion: privacyTerms.version,
      locale: 'de',
    })
    expect(consented.body.consent).toMatchObject({
      acceptedBy: 'Root',
      locale: 'de',
      termsVersion: privacyTerms.version,
    })
    const saved = await ask('POST', `/${draft.id}/save`)
    expect(saved.body.state).toBe('active')
    const rows = await server.ctx.database.db
      .selectFrom('consents')
      .where('account_id', '=', draft.id)
      .selectAll()
      .execute()
    expect(rows).toMatchObject([{ user_id: admin.id, user_name: 'Root', locale: 'de' }])

    const id = added.body.googleAgents[0]?.id ?? ''
    expect((await ask('DELETE', `/${other.id}/google-agents/${id}`)).status).toBe(404)
    expect((await ask('DELETE', `/${draft.id}/google-agents/${id}`)).body.googleAgents).toEqual([])
    expect((await ask('POST', `/${other.id}/google-agents`, { brandId, agentId })).status).toBe(201)
  })

  test('a change that rests on an older reading is a conflict', async () => {
    const draft = await aDraft()
    const change = (name: string) => ask('PATCH', `/${draft.id}`, { name, version: draft.version })
    const both = await Promise.all([change('One'), change('Two')])
    expect(both.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 409])
  })

  test('an account that a channel uses stays; a deleted one is gone, its secrets wiped and its webhook closed', async () => {
    const channel = await aChannel(server)
    expect(problemOf(await ask('DELETE', `/${channel.accountId}`))).toBe('account/in-use')
    const draft = await aDraft()
    await setToken(draft.id)
    await setCredentials(draft.id)
    expect((await handshake(draft, token)).status).toBe(200)
    expect((await ask('DELETE', `/${draft.id}`)).status).toBe(204)
    expect((await ask('GET', `/${draft.id}`)).status).toBe(404)
    expect((await ask('DELETE', `/${draft.id}`)).status).toBe(404)
    await waitFor('the webhook to close', async () => (await handshake(draft, token)).status === 404)
    const row = await server.ctx.database.db
      .selectFrom('accounts')
      .where('id', '=', draft.id)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect([row.client_token_sealed, row.credentials_sealed, row.credentials_facts]).toEqual([
      null,
      null,
      null,
    ])
    expect((await server.ctx.google.accessToken(draft.id, scopes.messages)).outcome).toBe('refused')
  })
})
