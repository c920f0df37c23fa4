import { privacyTerms } from '@parley/contracts/privacy-terms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, emulated, type TestEmulator } from '../../testing/emulator.ts'
import { aPerson } from '../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import type { SignedInActor } from '../http/call.ts'
import { applySetup } from './apply.ts'
import { administrator } from './installation.ts'
import { planSetup } from './plan.ts'
import { readSetup } from './read-setup.ts'
import { describePlan } from './words.ts'
import { formatSetup, parseSetup } from './yaml.ts'

let emulator: TestEmulator
let first: TestServer
let second: TestServer
let env: Record<string, string>
beforeAll(async () => {
  emulator = await anEmulator()
  const servers = await Promise.all([1, 2].map(() => startTestServer({ emulatorUrl: emulator.url })))
  first = servers[0] as TestServer
  second = servers[1] as TestServer
  for (const server of servers) await aPerson(server, { role: 'administrator', name: 'Ines' })
  env = {
    PARLEY_HARBOUR_LANE_CLIENT_TOKEN: 'PLANTEDTOKEN4711',
    PARLEY_HARBOUR_LANE_CREDENTIALS: JSON.stringify(await emulator.control('POST', '/keys', {})),
  }
})
afterAll(async () => {
  await Promise.all([first.close(), second.close()])
  await emulator.close()
})

const agent = `brands/${emulated.brandId}/agents/${emulated.agentId}`
const file = `
parley: 1
operatingHours:
  - name: Shop
    timeZone: Europe/Berlin
    week:
      monday: ["09:00-12:00", "13:00-17:00"]
      friday: ["22:00-02:00"]
      sunday: ["00:00-24:00"]
    holidays: [{ name: Christmas, from: 2026-12-25, to: 2026-12-26, yearly: true }]
    exceptions: [{ name: Eve, from: 2026-12-24, open: ["08:00-12:00"] }]
queues:
  - name: Default queue
    default: true
  - name: Orders
    priority: 3
    operatingHours: Shop
messages:
  greeting:
    en-US: { text: "Hello {CustomerName}" }
    de-DE: {}
  holiday:
    de-DE: { on: false }
accounts:
  - name: Harbour Lane
    channel: google-business-messages
    partnerId: ${emulated.partnerId}
    clientToken: { env: PARLEY_HARBOUR_LANE_CLIENT_TOKEN }
    credentials: { env: PARLEY_HARBOUR_LANE_CREDENTIALS }
    privacyTerms: ${privacyTerms.version}
    googleAgents:
      - brandId: ${emulated.brandId}
        agentId: ${emulated.agentId}
workstreams:
  - name: Bakery
    channel: google-business-messages
    distribution: pick
    fallbackQueue: Orders
    channels:
      - googleAgent: ${agent}
        language: de-DE
        customerAttachments: true
        agentAttachments: false
        messages:
          greeting:
            de-DE: |-
              Guten Tag: "gleich" antwortet jemand.
              # kein Kommentar
            en-US: null
quickReplies:
  - code: ready
    title: Ready to be picked up
    tags: [Orders]
    texts:
      de-DE: Guten Tag {CustomerName}, alles liegt bereit.
      en-US: Hello {CustomerName}, all is ready.
    onlyFor: { queues: [Orders], workstreams: [Bakery] }
`
const sources = () => ({ env, folder: '/' })
const actorOf = (server: TestServer): Promise<SignedInActor> => administrator(server.ctx, null)
const apply = async (server: TestServer, text: string, options = { acceptTerms: true }) =>
  applySetup(server.ctx, await actorOf(server), parseSetup(text), sources(), options)
const plan = async (server: TestServer, text: string) =>
  describePlan(await planSetup(server.ctx, server.ctx.database.db, parseSetup(text), sources()))
const exported = async (server: TestServer) =>
  formatSetup(await readSetup(server.ctx, server.ctx.database.db))
const rowsOf = async (server: TestServer) => {
  const { db } = server.ctx.database
  const counts = await Promise.all(
    (['queues', 'accounts', 'workstreams', 'channels', 'operating_hours', 'audit'] as const).map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.map(({ count }) => count)
}

describe('a file for an empty installation', () => {
  test('is told in words before anything is done, and no secret is among them', async () => {
    const before = await rowsOf(first)
    const lines = await plan(first, file)
    expect(lines).toEqual(
      expect.arrayContaining([
        'Create operating hours "Shop"',
        '  friday: 22:00-02:00',
        'Create queue "Orders"',
        'Create message greeting (en-US)',
        '  text: "Hello {CustomerName}"',
        'Create account "Harbour Lane"',
        '  client token: set from PARLEY_HARBOUR_LANE_CLIENT_TOKEN',
        `Create channel ${agent} of workstream "Bakery"`,
        'Create quick reply "ready"',
        '  only for: Orders, Bakery',
        'Privacy terms are accepted in your name for "Harbour Lane".',
      ]),
    )
    expect(lines.join('\n')).not.toMatch(/PLANTEDTOKEN4711|PRIVATE KEY/)
    expect(await rowsOf(first)).toEqual(before)
  })

  test('needs the terms accepted in words', async () => {
    await expect(apply(first, file, { acceptTerms: false })).rejects.toThrow(/--accept-privacy-terms/)
  })

  test('is applied once; after that everything is as it says', async () => {
    await apply(first, file)
    expect(await plan(first, file)).toEqual(['Everything is as the file says.'])
    const [account] = await first.ctx.database.db
      .selectFrom('accounts')
      .select(['state', 'webhook_verified_at'])
      .execute()
    expect(account).toEqual({ state: 'active', webhook_verified_at: null })
    const verbs = await first.ctx.database.db.selectFrom('audit').select('verb').orderBy('seq').execute()
    expect(verbs.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining([
        'operatingHours.created',
        'queue.created',
        'account.clientTokenSet',
        'account.credentialsSet',
        'account.agentAdded',
        'account.termsAccepted',
        'account.saved',
        'workstream.created',
        'channel.created',
      ]),
    )
  })

  test('exported, applied to another empty installation and exported again it is the same bytes', async () => {
    const text = await exported(first)
    expect(text).not.toMatch(/PLANTEDTOKEN4711|PRIVATE KEY/)
    expect(text).toContain('env: PARLEY_HARBOUR_LANE_CREDENTIALS')
    await apply(second, text)
    expect(await exported(second)).toBe(text)
    expect(await plan(first, text)).toEqual(['Everything is as the file says.'])
  })
})

describe('a changed file', () => {
  const changed = file
    .replace('priority: 3', 'priority: 5')
    .replace('name: Bakery', 'name: Bakery and café\n    formerly: Bakery')
    .replace('workstreams: [Bakery] }', 'workstreams: [] }')
    .replace('language: de-DE', 'language: en-US')
    .replace('            en-US: null\n', '')

  test('changes only what differs; what is renamed stays the same thing', async () => {
    const ids = () => first.ctx.database.db.selectFrom('workstreams').select('id').orderBy('id').execute()
    const before = await ids()
    expect(await plan(first, changed)).toEqual([
      'Change queue "Orders"',
      '  priority: 3 → 5',
      'Change workstream "Bakery and café"',
      '  name: Bakery → Bakery and café',
      `Change channel ${agent} of workstream "Bakery and café"`,
      '  language: de-DE → en-US',
      '  message greeting (en-US): nothing is said → none',
      'Change quick reply "ready"',
      '  only for: Orders, Bakery → Orders',
    ])
    await apply(first, changed)
    expect(await ids()).toEqual(before)
    expect(await plan(first, changed)).toEqual(['Everything is as the file says.'])
  })

  test('replaces a secret only when the value is another one, and keeps it when there is none', async () => {
    const kept = env
    env = {}
    expect(await plan(first, changed)).toEqual(['Everything is as the file says.'])
    env = { ...kept, PARLEY_HARBOUR_LANE_CLIENT_TOKEN: 'ANOTHERTOKEN0815' }
    expect(await plan(first, changed)).toEqual([
      'Change account "Harbour Lane"',
      '  client token: another one → PARLEY_HARBOUR_LANE_CLIENT_TOKEN, and the old one is accepted a while where it is in use',
    ])
    await apply(first, changed)
    expect(await plan(first, changed)).toEqual(['Everything is as the file says.'])
    const old = await first.ctx.database.db.selectFrom('previous_client_tokens').select('id').execute()
    expect(old).toHaveLength(1)
    env = { ...kept, PARLEY_HARBOUR_LANE_CLIENT_TOKEN: 'ATHIRDTOKEN0816' }
    expect((await plan(first, changed)).join('\n')).toContain('two tokens are accepted already')
    env = { ...kept, PARLEY_HARBOUR_LANE_CLIENT_TOKEN: 'ANOTHERTOKEN0815' }
  })

  test('deactivates, and names what it leaves alone', async () => {
    const off = changed
      .slice(0, changed.indexOf('workstreams:'))
      .replace('partnerId:', 'active: false\n    partnerId:')
    await apply(second, off)
    expect(await plan(second, off)).toEqual([
      'Everything is as the file says.',
      'Not in the file, left as it is:',
      '  workstream "Bakery"',
      '  quick reply "ready"',
    ])
    expect(await exported(second)).toContain('active: false')
  })
})

describe('all of it or nothing', () => {
  test('an agent that Google does not know stops everything, with its reason', async () => {
    const before = await rowsOf(second)
    const other = file
      .replaceAll(emulated.agentId, 'no-such-agent')
      .replace('name: Orders', 'name: Fresh queue')
      .replace('fallbackQueue: Orders', 'fallbackQueue: Fresh queue')
      .replace('queues: [Orders]', 'queues: [Fresh queue]')
    await expect(apply(second, other)).rejects.toThrow(/no-such-agent: Google said: agent\./)
    expect(await rowsOf(second)).toEqual(before)
  })

  test('a failure in the middle leaves nothing behind', async () => {
    const before = await rowsOf(first)
    const broken = {
      ...first.ctx,
      sealer: {
        ...first.ctx.sealer,
        seal: () => {
          throw new Error('the disk is full')
        },
      },
    }
    const wanted = parseSetup(
      file
        .replace('name: Harbour Lane', 'name: Harbour Lane, second')
        .replace(/ {4}googleAgents:[\s\S]*/, '')
        .replace('name: Orders', 'name: Half a queue'),
    )
    const applying = applySetup(broken, await actorOf(first), wanted, sources(), { acceptTerms: true })
    await expect(applying).rejects.toThrow('the disk is full')
    expect(await rowsOf(first)).toEqual(before)
  })

  test('a secret that is nowhere, or no key at all, is named with its variable', async () => {
    const kept = env
    env = { PARLEY_HARBOUR_LANE_CREDENTIALS: 'not a key' }
    const fresh = file.replace('name: Harbour Lane', 'name: Fresh account')
    const lines = (await plan(first, fresh)).join('\n')
    expect(lines).toContain('clientToken: PARLEY_HARBOUR_LANE_CLIENT_TOKEN is neither set nor there')
    expect(lines).toMatch(/credentials: PARLEY_HARBOUR_LANE_CREDENTIALS cannot be used: .*shape\./)
    env = kept
  })

  test('an agent of the command line must be an administrator who is there', async () => {
    await aPerson(first, { role: 'administrator', name: 'Otto' })
    await expect(administrator(first.ctx, null)).rejects.toThrow('--as')
    await expect(administrator(first.ctx, 'nobody@example.test')).rejects.toThrow('no active administrator')
  })
})
