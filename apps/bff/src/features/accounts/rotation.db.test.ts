import { randomUUID } from 'node:crypto'
import type { Account } from '@parley/contracts/accounts'
import type { CredentialsRotation } from '@parley/contracts/credentials-rotation'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anAccountBench, ended, type AccountBench } from '../../../testing/account-bench.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { aPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { scopes } from '../../google/google.ts'
import { stillHolds, type Lease } from '../../store/lanes.ts'
import { wipePreviousWhenDue } from './wipe-previous.ts'

let emulator: TestEmulator
let server: TestServer
let bench: AccountBench
let account: Account
let firstKey: string
const dayMs = 86_400_000

beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url })
  bench = await anAccountBench(server, emulator)
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

const db = () => server.ctx.database.db
const aKey = () => emulator.control<{ private_key_id: string }>('POST', '/keys', {})
/** An account in use, with a key of its own and one Google agent. */
beforeEach(async () => {
  server.setNow(null)
  const draft = await bench.aDraft()
  await bench.setPartner(draft)
  const key = await aKey()
  firstKey = key.private_key_id
  await bench.setCredentials(draft.id, JSON.stringify(key))
  await db().deleteFrom('google_agents').execute()
  await bench.ask('POST', `/${draft.id}/google-agents`, {
    brandId: emulated.brandId,
    agentId: emulated.agentId,
  })
  await db().updateTable('accounts').set({ state: 'active' }).where('id', '=', draft.id).execute()
  account = (await bench.ask('GET', `/${draft.id}`)).body
})

const path = () => `/${account.id}/credentials-rotation`
const rotation = async () => (await bench.ask<CredentialsRotation>('GET', path())).body
const upload = (content: unknown) =>
  bench.ask<CredentialsRotation>('PUT', `${path()}/next`, {
    fileName: 'next.json',
    content: typeof content === 'string' ? content : JSON.stringify(content),
  })
const prove = async () => ended(await bench.prove(account.id, {}, 'credentials-rotation/next/proofs'))
const act = async (deed: string, version?: number) =>
  bench.ask<CredentialsRotation>('POST', `${path()}/${deed}`, {
    version: version ?? (await rotation()).version,
  })
const token = () => server.ctx.google.accessToken(account.id, scopes.messages)
const codesOf = (answer: { body: unknown }) => {
  const { code, errors } = answer.body as { code: string; errors?: { code: string }[] }
  return [code, ...(errors ?? []).map((one) => one.code)]
}

test('the whole way: upload, prove, promote, revoke the old key at Google, retire', async () => {
  const before = (await auditEntries(server)).at(-1)?.seq ?? 0
  expect(await token()).toMatchObject({ outcome: 'granted' })
  const key = await aKey()
  expect((await upload(key)).body).toMatchObject({
    current: { facts: { keyIdTail: firstKey.slice(-6) } },
    next: { facts: { keyIdTail: key.private_key_id.slice(-6), fileName: 'next.json' }, provenAt: null },
    previous: null,
  })
  const lines = await prove()
  expect(lines).toContain('passed token.ok')
  expect(lines).toContain('passed partner.ok')
  expect(lines).toContain('passed agent.ok')
  expect((await rotation()).next).toMatchObject({ provenBy: 'Root', isProofFresh: true })

  // The token that somebody holds goes on until Google takes the old key away.
  const inFlight = await token()
  const promoted = await act('promotion')
  expect(promoted.body).toMatchObject({
    current: { facts: { keyIdTail: key.private_key_id.slice(-6) }, setBy: 'Root' },
    next: null,
    previous: { facts: { keyIdTail: firstKey.slice(-6) }, replacedBy: 'Root' },
  })
  const fresh = await token()
  expect(fresh).toMatchObject({ outcome: 'granted' })
  expect(fresh).not.toEqual(inFlight)

  await emulator.control('DELETE', `/keys/${firstKey}`)
  expect(await server.ctx.google.accessToken(account.id, scopes.messages, { fresh: true })).toMatchObject({
    outcome: 'granted',
  })
  expect((await act('retirement')).body.previous).toBeNull()
  expect(await db().selectFrom('spare_credentials').where('account_id', '=', account.id).execute()).toEqual(
    [],
  )
  const verbs = (await auditEntries(server, before)).map((entry) => entry.verb)
  expect(verbs).toEqual([
    'account.nextCredentialsSet',
    'account.credentialsUsed',
    'account.nextCredentialsProven',
    'account.credentialsPromoted',
    'account.previousCredentialsRetired',
  ])
})

test('what is not proven, or was proven too long ago, is not promoted', async () => {
  await upload(await aKey())
  expect(codesOf(await act('promotion'))).toEqual(['account/incomplete', 'proof'])
  await prove()
  const dayAgo = new Date(Date.now() - dayMs)
  await db().updateTable('spare_credentials').set({ proven_at: dayAgo }).execute()
  expect((await rotation()).next?.isProofFresh).toBe(false)
  expect(codesOf(await act('promotion'))).toEqual(['account/incomplete', 'proof'])
  await prove()
  expect((await act('promotion')).status).toBe(200)
  expect(codesOf(await act('promotion'))).toEqual(['account/incomplete', 'next'])
})

test('a key that Google does not take is not proven, and those in use go on', async () => {
  const key = await aKey()
  await upload(key)
  await emulator.control('PATCH', `/keys/${key.private_key_id}`, { isDisabled: true })
  const lines = await prove()
  expect(lines).toContain('failed token.keyRefused')
  expect(lines.at(-1)).toBe('skipped launch.skipped')
  expect((await rotation()).next?.provenAt).toBeNull()
  expect(await token()).toMatchObject({ outcome: 'granted' })
})

test('the key in use is refused as the next one, in whatever file, and so is a broken file', async () => {
  const other = await bench.aDraft()
  await bench.setCredentials(other.id)
  await db().updateTable('accounts').set({ state: 'active' }).where('id', '=', other.id).execute()
  const again = await bench.ask('PUT', `/${other.id}/credentials-rotation/next`, {
    fileName: 'renamed.json',
    content: JSON.stringify(JSON.parse(bench.keyFile)),
  })
  expect(codesOf(again)).toEqual(['account/credentials-invalid', 'key.current'])
  expect(codesOf(await upload('{}'))[0]).toBe('account/credentials-invalid')
  expect((await rotation()).next).toBeNull()
})

test('a file that is replaced during its proof is told, and the new one is not proven by it', async () => {
  const [first, second] = [await aKey(), await aKey()]
  await upload(first)
  await emulator.control('PUT', '/api-faults', {
    faults: [{ family: 'token', kind: 'slow', ms: 3000, calls: 1 }],
  })
  const running = bench.ask<unknown>('POST', `${path()}/next/proofs`, {})
  await waitFor('the proof to be under way', async () =>
    (await auditEntries(server)).find(
      (entry) =>
        entry.verb === 'account.credentialsUsed' &&
        entry.changes.some(({ after }) => after === first.private_key_id.slice(-6)),
    ),
  )
  await upload(second)
  const { text } = await running
  expect(text.trim().split('\n').at(-1)).toContain('"key.replaced"')
  expect((await rotation()).next).toMatchObject({
    facts: { keyIdTail: second.private_key_id.slice(-6) },
    provenAt: null,
  })
  expect(codesOf(await act('promotion'))).toEqual(['account/incomplete', 'proof'])
})

test('what somebody else changed meanwhile is a conflict', async () => {
  const { version } = (await upload(await aKey())).body
  await prove()
  await upload(await aKey())
  for (const deed of ['promotion', 'next/discard', 'return', 'retirement'])
    expect(codesOf(await act(deed, version))).toEqual(['request/conflict'])
  expect((await act('next/discard')).body.next).toBeNull()
  expect((await act('next/discard')).status).toBe(404)
})

test('one can go back, both ways, and the previous ones are wiped when their time is over', async () => {
  const key = await aKey()
  await upload(key)
  await prove()
  await act('promotion')
  const back = await act('return')
  expect(back.body).toMatchObject({
    current: { facts: { keyIdTail: firstKey.slice(-6) } },
    previous: { facts: { keyIdTail: key.private_key_id.slice(-6) } },
  })
  expect(await token()).toMatchObject({ outcome: 'granted' })
  await emulator.control('DELETE', `/keys/${key.private_key_id}`)
  expect(await token()).toMatchObject({ outcome: 'granted' })

  const keptUntil = new Date(String(back.body.previous?.keptUntil))
  expect(Math.round((keptUntil.getTime() - Date.now()) / dayMs)).toBe(7)
  const lease = await aLease()
  server.setNow(new Date(keptUntil.getTime() - 1000))
  expect(await wipePreviousWhenDue(server.ctx, lease)).toEqual({ next: 'retry', afterMs: 1000, failures: 0 })
  server.setNow(keptUntil)
  expect(await wipePreviousWhenDue(server.ctx, lease)).toEqual({ next: 'idle' })
  server.setNow(null)
  expect((await rotation()).previous).toBeNull()
  expect((await auditEntries(server)).at(-1)).toMatchObject({
    verb: 'account.previousCredentialsRetired',
    actor: null,
  })
  expect(codesOf(await act('return'))).toEqual(['account/incomplete', 'previous'])
})

/** Takes the lane before the runner does. */
async function aLease(): Promise<Lease> {
  const row = await db()
    .updateTable('lanes')
    .set((eb) => ({ lease_token: eb('lease_token', '+', 1), lease_until: new Date(Date.now() + 60_000) }))
    .where('kind', '=', 'credentials')
    .where('key', '=', account.id)
    .returning(['lease_token', 'wakes'])
    .executeTakeFirstOrThrow()
  const lease: Lease = {
    kind: 'credentials',
    key: account.id,
    token: row.lease_token,
    wakes: row.wakes,
    attempts: 0,
  }
  expect(await stillHolds(db(), lease)).toBe(true)
  return lease
}

test('simply replacing credentials is for drafts; deleting the account wipes all keys', async () => {
  expect(codesOf(await bench.setCredentials(account.id))).toEqual(['account/in-use', 'rotate'])
  await upload(await aKey())
  await prove()
  await act('promotion')
  await upload(await aKey())
  expect(await spares()).toHaveLength(2)
  expect((await bench.ask('DELETE', `/${account.id}`)).status).toBeLessThan(300)
  expect(await spares()).toEqual([])

  const draft = await bench.aDraft()
  const early = await bench.ask('PUT', `/${draft.id}/credentials-rotation/next`, {
    fileName: 'next.json',
    content: bench.keyFile,
  })
  expect(codesOf(early)).toEqual(['account/incomplete', 'draft'])
})
const spares = () =>
  db().selectFrom('spare_credentials').where('account_id', '=', account.id).select('id').execute()

test('nobody without the right changes credentials, and no answer or entry carries a key', async () => {
  const other = await aPerson(server, { role: 'administrator', mayWriteProtectedFields: false })
  const key = await aKey()
  const answers = [
    await bench.ask('PUT', `${path()}/next`, { fileName: 'x', content: JSON.stringify(key) }, other),
    ...(await Promise.all(
      ['promotion', 'return', 'retirement', 'next/discard'].map((deed) =>
        bench.ask('POST', `${path()}/${deed}`, { version: 1 }, other),
      ),
    )),
  ]
  for (const answer of answers)
    expect(codesOf(answer)).toEqual(['account/protected-field', 'credentials.replace'])
  const texts = [(await upload(key)).text, JSON.stringify(await rotation())]
  await prove()
  texts.push((await act('promotion')).text, JSON.stringify(await auditEntries(server)))
  const secret = (key as unknown as { private_key: string }).private_key.split('\n')[3] ?? ''
  expect(secret.length).toBeGreaterThan(40)
  for (const text of texts) {
    expect(text).not.toContain(secret)
    expect(text).not.toContain(key.private_key_id)
  }
  expect((await bench.ask('GET', `/${randomUUID()}/credentials-rotation`)).status).toBe(404)
})
