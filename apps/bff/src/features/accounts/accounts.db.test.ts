import { privacyTerms } from '@parley/contracts/privacy-terms'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccountBench, ended, type AccountBench } from '../../../testing/account-bench.ts'
import { problemOf } from '../../../testing/api.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { aChannel, aPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { scopes } from '../../google/google.ts'

let emulator: TestEmulator
let server: TestServer
let bench: AccountBench
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url })
  bench = await anAccountBench(server, emulator)
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

test('a draft has an unguessable address of at most 100 characters and is live at once', async () => {
  const one = await bench.aDraft()
  const other = await bench.aDraft()
  expect(one.state).toBe('draft')
  expect(one.webhook.url).toMatch(/\/webhooks\/google-business-messages\/[\w-]{22,}$/)
  expect(one.webhook.url.length).toBeLessThanOrEqual(100)
  expect(other.webhook.url).not.toBe(one.webhook.url)
  expect((await bench.handshake(one, bench.token)).status).toBe(403)
})

describe('protected fields', () => {
  test('an administrator without the right cannot set them', async () => {
    const plain = await aPerson(server, { role: 'administrator', mayWriteProtectedFields: false })
    const { id } = await bench.aDraft()
    for (const [path, body] of [
      ['client-token', { clientToken: bench.token }],
      ['credentials', { fileName: 'key.json', content: bench.keyFile }],
    ] as const)
      expect(problemOf(await bench.ask('PUT', `/${id}/${path}`, body, plain))).toBe('account/protected-field')
    expect((await bench.ask('GET', `/${id}`)).body).toMatchObject({
      clientToken: { isSet: false },
      credentials: { isSet: false },
    })
  })

  test('they are in no answer, not in the log of activity, and sealed in the table', async () => {
    const { id } = await bench.aDraft()
    const answers = [
      await bench.setToken(id),
      await bench.setCredentials(id),
      await bench.ask('GET', `/${id}`),
      await bench.ask('GET', ''),
      await bench.ask('POST', `/${id}/proofs`, {}),
      await bench.ask('PATCH', `/${id}`, { name: 'Other', version: 3, clientToken: 'X', credentials: 'X' }),
      await bench.setCredentials(id, bench.keyFile.replace('PRIVATE KEY', 'PUBLIC KEY')),
    ]
    const inside =
      (JSON.parse(bench.keyFile) as { private_key: string }).private_key.split('\n')[5] ?? 'nothing'
    const { rows: tables } = await sql<{ text: string }>`select a::text as text from accounts a
      union all select l::text from activity l`.execute(server.ctx.database.db)
    const places = [...answers.map((one) => one.text), ...tables.map((row) => row.text)]
    for (const place of places) {
      expect(place).not.toContain(bench.token)
      expect(place).not.toContain(inside)
      // The table's text shows bytes as hex.
      expect(place).not.toContain(Buffer.from(bench.token).toString('hex'))
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
    ).toBe(bench.token)
  })

  test('a file that cannot be used is refused with its findings, and the old one stays', async () => {
    const { id } = await bench.aDraft()
    await bench.setCredentials(id)
    const broken = JSON.stringify({
      ...(JSON.parse(bench.keyFile) as object),
      token_uri: 'https://evil.example/token',
      project_id: '',
    })
    const answer = await bench.setCredentials(id, broken)
    expect(answer.body).toMatchObject({
      code: 'account/credentials-invalid',
      errors: [
        { pointer: '/body/content', code: 'shape.emptyField', params: { field: 'project_id' } },
        { pointer: '/body/content', code: 'shape.tokenUriNotAllowed', params: { host: 'evil.example' } },
      ],
    })
    expect((await bench.ask('GET', `/${id}`)).body.credentials.isSet).toBe(true)
  })
})

describe('the webhook', () => {
  test('is verified with the token, and a new token takes the verification back', async () => {
    const draft = await bench.aDraft()
    await bench.setToken(draft.id)
    expect((await bench.handshake(draft, 'WRONG')).status).toBe(403)
    expect((await bench.ask('GET', `/${draft.id}`)).body.webhook).toMatchObject({
      state: 'refused',
      lastAttempt: { refusal: 'wrongToken' },
    })
    expect(await (await bench.handshake(draft, bench.token)).text()).toBe('12345')
    expect((await bench.ask('GET', `/${draft.id}`)).body.webhook).toMatchObject({ state: 'verified' })
    await bench.setToken(draft.id, 'ANOTHERTOKEN')
    expect((await bench.ask('GET', `/${draft.id}`)).body.webhook).toMatchObject({
      state: 'waiting',
      verifiedAt: null,
    })
    expect((await bench.handshake(draft, bench.token)).status).toBe(403)
    expect((await bench.handshake(draft, 'ANOTHERTOKEN')).status).toBe(200)
  })
})

describe('from draft to active', () => {
  test('saving names every gap; then agents, consent and verification fill them', async () => {
    const draft = await bench.aDraft()
    const gaps = await bench.ask('POST', `/${draft.id}/save`)
    expect(gaps.body).toMatchObject({
      code: 'account/incomplete',
      errors: ['partnerId', 'clientToken', 'credentials', 'verification', 'googleAgent', 'consent'].map(
        (code) => ({ code }),
      ),
    })
    await bench.setToken(draft.id)
    await bench.setCredentials(draft.id)
    await bench.setPartner((await bench.ask('GET', `/${draft.id}`)).body)
    await bench.handshake(draft, bench.token)

    const { brandId, agentId } = emulated
    const unknown = await bench.ask('POST', `/${draft.id}/google-agents`, { brandId, agentId: 'none' })
    expect(unknown.body).toMatchObject({
      code: 'account/agent-refused',
      errors: [{ pointer: '/body/agentId', code: 'agent.unknown' }],
    })
    const added = await bench.ask('POST', `/${draft.id}/google-agents`, { brandId, agentId })
    expect(added.status).toBe(201)
    expect(added.body.googleAgents).toMatchObject([
      { brandId, agentId, displayName: 'Harbour Lane Bakery', brandName: 'Harbour Lane', workstream: null },
    ])
    expect(added.body.googleAgents[0]?.testUrls.length).toBeGreaterThan(0)
    const other = await bench.aDraft()
    await bench.setCredentials(other.id)
    const taken = await bench.ask('POST', `/${other.id}/google-agents`, { brandId, agentId })
    expect(taken.body).toMatchObject({
      code: 'account/agent-taken',
      errors: [{ params: { account: 'Harbour Lane' } }],
    })
    const takenLine = await bench.prove(other.id, { googleAgent: { brandId, agentId } })
    expect(ended(takenLine)).toContain('failed agent.taken')

    expect(
      problemOf(await bench.ask('POST', `/${draft.id}/consent`, { termsVersion: 'old', locale: 'de' })),
    ).toBe('request/conflict')
    const consented = await bench.ask('POST', `/${draft.id}/consent`, {
      termsVersion: privacyTerms.version,
      locale: 'de',
    })
    expect(consented.body.consent).toMatchObject({
      acceptedBy: 'Root',
      locale: 'de',
      termsVersion: privacyTerms.version,
    })
    const saved = await bench.ask('POST', `/${draft.id}/save`)
    expect(saved.body.state).toBe('active')
    const rows = await server.ctx.database.db
      .selectFrom('consents')
      .where('account_id', '=', draft.id)
      .selectAll()
      .execute()
    expect(rows).toMatchObject([{ user_id: bench.admin.id, user_name: 'Root', locale: 'de' }])

    const id = added.body.googleAgents[0]?.id ?? ''
    expect((await bench.ask('DELETE', `/${other.id}/google-agents/${id}`)).status).toBe(404)
    expect((await bench.ask('DELETE', `/${draft.id}/google-agents/${id}`)).body.googleAgents).toEqual([])
    expect((await bench.ask('POST', `/${other.id}/google-agents`, { brandId, agentId })).status).toBe(201)
  })

  test('a change that rests on an older reading is a conflict', async () => {
    const draft = await bench.aDraft()
    const change = (name: string) => bench.ask('PATCH', `/${draft.id}`, { name, version: draft.version })
    const both = await Promise.all([change('One'), change('Two')])
    expect(both.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 409])
  })

  test('an account that a channel uses stays; a deleted one is gone, its secrets wiped and its webhook closed', async () => {
    const channel = await aChannel(server)
    expect(problemOf(await bench.ask('DELETE', `/${channel.accountId}`))).toBe('account/in-use')
    const draft = await bench.aDraft()
    await bench.setToken(draft.id)
    await bench.setCredentials(draft.id)
    expect((await bench.handshake(draft, bench.token)).status).toBe(200)
    expect((await bench.ask('DELETE', `/${draft.id}`)).status).toBe(204)
    expect((await bench.ask('GET', `/${draft.id}`)).status).toBe(404)
    expect((await bench.ask('DELETE', `/${draft.id}`)).status).toBe(404)
    await waitFor(
      'the webhook to close',
      async () => (await bench.handshake(draft, bench.token)).status === 404,
    )
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
