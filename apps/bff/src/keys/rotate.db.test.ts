import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditEntries } from '../../testing/audit.ts'
import { aChannel, aPerson } from '../../testing/factories.ts'
import { seeded } from '../../testing/seeded.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import { waitFor } from '../../testing/wait-for.ts'
import { createSealer, fingerprintOf, type Sealer } from '../secrets.ts'
import { beginRotation, readClientToken, storeClientToken, tokenPlace } from '../store/client-tokens.ts'
import { serverName } from '../store/running-servers.ts'
import { requireReadable, reseal, sealedColumns } from '../store/sealed-values.ts'
import { sparePlace } from '../store/spare-credentials.ts'
import { loadOrCreateKeys, readKeyFile, writeKeyFile } from './key-file.ts'
import { rotateSealing, sealingStatus, serversBehind } from './rotate.ts'

const [oldKey, nextKey] = [randomBytes(32), randomBytes(32)]
const old = createSealer(oldKey)
const both = createSealer(nextKey, { previous: [oldKey] })
const onlyNext = createSealer(nextKey)

let server: TestServer
let accountIds: string[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const db = () => server.ctx.database.db
const token = (id: string) => `TOKEN OF ${id}`

/** Puts a value of every kind under the old key. */
beforeEach(async () => {
  accountIds = []
  for (const { table, column } of sealedColumns)
    await (['spare_credentials', 'previous_client_tokens'].includes(table)
      ? sql`delete from ${sql.table(table)}`.execute(db())
      : sql`update ${sql.table(table)} set ${sql.ref(column)} = null`.execute(db()))
  const admin = await aPerson(server, { role: 'administrator' })
  for (let count = 0; count < 12; count++) {
    const { accountId } = await aChannel(server)
    accountIds.push(accountId)
    const now = new Date()
    const level = { accountId, googleAgentId: null }
    await storeClientToken(db(), old, level, { clientToken: 'BEFORE', setBy: admin.id, now })
    const rotation = { acceptedUntil: now, begunBy: admin.id, now }
    await beginRotation(db(), old, level, { clientToken: token(accountId), ...rotation })
    const agent = await db()
      .selectFrom('google_agents')
      .where('account_id', '=', accountId)
      .select('id')
      .executeTakeFirstOrThrow()
    await db()
      .insertInto('agent_webhooks')
      .values({
        google_agent_id: agent.id,
        account_id: accountId,
        webhook_key: randomUUID(),
        client_token_sealed: old.seal('OWN', tokenPlace({ accountId, googleAgentId: agent.id })),
        created_by: admin.id,
        created_at: now,
      })
      .execute()
    const id = randomUUID()
    await db()
      .insertInto('spare_credentials')
      .values({
        id,
        account_id: accountId,
        role: 'next',
        credentials_sealed: old.seal(token(id), sparePlace(id)),
        credentials_facts: '{}',
        since: new Date(),
        by_user: admin.id,
      })
      .execute()
  }
})

const levelOf = (accountId: string) => ({ accountId, googleAgentId: null })
const tokens = (sealer: Sealer) =>
  Promise.all(accountIds.map((accountId) => readClientToken(db(), sealer, levelOf(accountId))))

test('every sealed column of the database is in the registry, and nothing else', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(^|_)sealed$' order by 1`.execute(db())
  expect(rows.map(({ name }) => name)).toEqual(
    sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted(),
  )
})

test('everything is sealed anew, once, and the audit log has beginning and end', async () => {
  expect(await sealingStatus(db(), both)).toEqual({ current: 0, previous: 48, unknown: 0 })
  const before = (await auditEntries(server)).at(-1)?.seq ?? 0
  expect(await rotateSealing(db(), both)).toEqual({ resealed: 48, unopened: [] })
  expect(await sealingStatus(db(), onlyNext)).toEqual({ current: 48, previous: 0, unknown: 0 })
  expect(await tokens(onlyNext)).toEqual(accountIds.map(token))
  expect(await rotateSealing(db(), both)).toEqual({ resealed: 0, unopened: [] })
  const entries = await auditEntries(server, before)
  expect(entries.map(({ verb, actor }) => [verb, actor])).toEqual([
    ['sealing.rotationBegun', null],
    ['sealing.rotated', null],
  ])
  expect(entries[1]?.changes).toEqual([
    { field: 'fingerprint', before: null, after: both.fingerprints()[0] },
    { field: 'sealedValues', before: null, after: 48 },
  ])
})

test('what is killed after any number of values goes on where it was, and nothing is unreadable in between', async () => {
  const random = seeded(20_261_124)
  const script = join(import.meta.dirname, '../../testing/rotate-process.ts')
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [script], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: server.databaseUrl,
        SECRETS_KEY: nextKey.toString('base64'),
        SECRETS_KEY_PREVIOUS: oldKey.toString('base64'),
        KILL_AFTER: String(1 + Math.floor(random() * 6)),
      },
      stdio: 'inherit',
    })
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    expect(await tokens(both)).toEqual(accountIds.map(token))
  }
  const { current, previous } = await sealingStatus(db(), both)
  expect(current).toBeGreaterThan(2)
  expect(previous).toBeGreaterThan(0)
  expect(await rotateSealing(db(), both)).toEqual({ resealed: previous, unopened: [] })
  expect(await tokens(onlyNext)).toEqual(accountIds.map(token))
})

test('secrets that are set during the rotation stay, and are read all the time', async () => {
  const admin = await aPerson(server, { role: 'administrator' })
  const written = new Map(accountIds.map((id) => [id, token(id)]))
  let isDone = false
  const write = async () => {
    for (let turn = 0; !isDone || turn < accountIds.length; turn++) {
      const accountId = accountIds[turn % accountIds.length] ?? ''
      const clientToken = `SET IN TURN ${turn}`
      await db()
        .transaction()
        .execute((tx) =>
          storeClientToken(tx, both, levelOf(accountId), { clientToken, setBy: admin.id, now: new Date() }),
        )
      written.set(accountId, clientToken)
    }
  }
  const read = async () => {
    do for (const one of await tokens(both)) expect(one).toMatch(/^(TOKEN OF|SET IN TURN) /)
    while (!isDone)
  }
  const rotated = rotateSealing(db(), both).finally(() => {
    isDone = true
  })
  await Promise.all([rotated, write(), read()])
  expect(await sealingStatus(db(), onlyNext)).toMatchObject({ previous: 0, unknown: 0 })
  expect(await tokens(onlyNext)).toEqual(accountIds.map((id) => written.get(id)))
})

test('at the end no byte of the database is sealed with the old key', async () => {
  await rotateSealing(db(), both)
  const mark = Buffer.concat([Buffer.from([1]), Buffer.from(old.fingerprints()[0], 'hex')]).toString('hex')
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'
    order by 1, 2`.execute(db())
  expect(columns.length).toBeGreaterThan(sealedColumns.length)
  for (const { table, column } of columns) {
    const { rows } = await sql`select 1 from ${sql.table(table)}
      where starts_with(encode(${sql.ref(column)}, 'hex'), ${mark})`.execute(db())
    expect([table, column, rows.length]).toEqual([table, column, 0])
  }
})

test('an altered value is named and left alone; all others are sealed anew', async () => {
  const [id = ''] = accountIds
  const altered = old.seal('x', 'another place')
  await db().updateTable('accounts').set({ client_token_sealed: altered }).where('id', '=', id).execute()
  expect(await rotateSealing(db(), both)).toEqual({
    resealed: 47,
    unopened: [{ table: 'accounts', column: 'client_token_sealed', id }],
  })
  expect(await sealingStatus(db(), both)).toEqual({ current: 47, previous: 1, unknown: 0 })
})

test('a value that was wiped or replaced meanwhile needs nothing', async () => {
  const [id = ''] = accountIds
  const [column] = sealedColumns
  if (!column) throw new Error('There is no sealed column')
  expect(await reseal(db(), both, column, id)).toBe('resealed')
  expect(await reseal(db(), both, column, id)).toBe('notNeeded')
  await db().updateTable('accounts').set({ client_token_sealed: null }).where('id', '=', id).execute()
  expect(await reseal(db(), both, column, id)).toBe('notNeeded')
})

test('a start that cannot open what is stored says with which keys it was sealed', async () => {
  await expect(requireReadable(db(), both)).resolves.toBeUndefined()
  await expect(requireReadable(db(), onlyNext)).rejects.toThrow(
    `48 with the key ${old.fingerprints()[0]}. The keys that are set have the fingerprints ${onlyNext.fingerprints()[0]}`,
  )
})

test('a running server tells with which key it seals, and takes another one over when it is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-keys-'))
  const [first] = await loadOrCreateKeys(folder)
  if (!first) throw new Error('No key was made')
  const sealer = createSealer(first, { reread: () => readKeyFile(folder) })
  const other = await startTestServer({ sealer })
  try {
    const there = other.ctx.database.db
    const isKnown = (one: Sealer) => serversBehind(there, one).then((count) => count === 0 || undefined)
    await waitFor('the server to be seen', () =>
      sql`select 1 from pg_stat_activity where datname = current_database()
        and application_name = ${serverName(sealer.fingerprints())}`
        .execute(there)
        .then(({ rows }) => rows[0]),
    )
    const next = createSealer(nextKey, { previous: [first] })
    expect(await serversBehind(there, next)).toBe(1)
    await writeKeyFile(folder, [nextKey, first])
    expect((await readFile(join(folder, 'secrets.key'), 'utf8')).split('\n')).toHaveLength(3)
    await sql`select pg_notify('parley_keys', '')`.execute(there)
    await waitFor('the server to seal with the new key', () => isKnown(next))
    expect(fingerprintOf(sealer.seal('x', 'place'))).toBe(next.fingerprints()[0])
  } finally {
    await other.close()
    await rm(folder, { recursive: true })
  }
})

test('a value under a key that came into the file meanwhile opens without being told', async () => {
  let keys = [oldKey]
  const sealer = createSealer(oldKey, { reread: () => keys })
  const sealed = onlyNext.seal('secret', 'place')
  expect(() => sealer.open(sealed, 'place')).toThrow(onlyNext.fingerprints()[0])
  keys = [nextKey, oldKey]
  expect(sealer.open(sealed, 'place')).toBe('secret')
  expect(sealer.open(old.seal('older', 'place'), 'place')).toBe('older')
})
