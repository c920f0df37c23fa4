import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aChannel, aPayload, aPerson, deliver, type TestChannel } from '../testing/factories.ts'
import { anInstallation, type Installation } from '../testing/installation.ts'
import { seeded } from '../testing/seeded.ts'
import { waitFor } from '../testing/wait-for.ts'
import { storeCredentials } from '../src/store/account-secrets.ts'

/**
 * P1 of the guarantees: every customer is told that the conversation may be recorded, exactly once and before any reply,
 * whatever is killed, doubled or written at once. `GUARANTEE_CONVERSATIONS` and `GUARANTEE_SEED` make it longer and
 * repeat a run.
 */
const total = Number(process.env['GUARANTEE_CONVERSATIONS'] ?? 300)
const seed = Number(process.env['GUARANTEE_SEED'] ?? 20_261_124)
const perRound = 30
const random = seeded(seed)

/** Google as far as sending goes: keeps what it took, refuses ids it knows, and now and then drops the line after taking. */
const taken = new Map<string, { id: string; text: string }[]>()
const known = new Set<string>()
let google: Server
let googleUrl = ''
async function openGoogle() {
  google = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const answer = (status: number, body: object) => {
        res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
      }
      if (req.url === '/token')
        return answer(200, { access_token: 'token', token_type: 'Bearer', expires_in: 3600 })
      const conversation = /^\/v1\/conversations\/([^/]+)\/messages$/.exec(req.url ?? '')?.[1]
      if (conversation === undefined) return answer(200, {})
      const { messageId, text } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>
      if (messageId === undefined || text === undefined) return answer(400, {})
      if (known.has(messageId)) return answer(409, { error: { status: 'ALREADY_EXISTS' } })
      known.add(messageId)
      taken.set(conversation, [...(taken.get(conversation) ?? []), { id: messageId, text }])
      if (random() < 0.05) return res.destroy()
      return answer(200, {})
    })
  })
  await new Promise<void>((done) => google.listen(0, '127.0.0.1', done))
  googleUrl = `http://127.0.0.1:${(google.address() as AddressInfo).port}`
}

let installation: Installation
/** A connection to the database that runs at present. */
let open: ReturnType<Installation['workbench']> | null = null
let channels: TestChannel[]
const people: { headers: Record<string, string> }[] = []
beforeAll(async () => {
  await openGoogle()
  installation = await anInstallation({ EMULATOR_URL: googleUrl })
  await installation.start()
  const bench = await installation.workbench()
  const greeting = [{ trigger: 'greeting', text: 'Welcome' }]
  const assigned = [{ trigger: 'agentAssigned', text: '{AgentName} is here' }]
  channels = [
    await aChannel(bench),
    await aChannel(bench, { automatedMessages: greeting }),
    await aChannel(bench, { automatedMessages: [...greeting, ...assigned] }),
  ]
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const admin = await aPerson(bench, { role: 'administrator' })
  for (const { accountId } of channels)
    await storeCredentials(bench.ctx.database.db, bench.ctx.sealer, {
      accountId,
      key: {
        clientEmail: 'parley@project.iam.gserviceaccount.com',
        projectId: 'project',
        keyId: 'a'.repeat(40),
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        tokenUri: `${googleUrl}/token`,
      },
      facts: { fileName: 'key.json', clientEmail: '', projectId: '', keyIdTail: '', tokenUri: '' },
      setBy: admin.id,
      now: new Date(),
    })
  people.push(await aPerson(bench, { role: 'supervisor', name: 'Ada' }), admin)
  await bench.close()
})
afterAll(async () => {
  await installation.remove()
  google.close()
})

/** Asks until the server has answered, over its death and return, as a browser with an unsent reply does. */
async function insist(path: string, body: object, who = 0): Promise<number> {
  let status = 0
  await waitFor(
    path,
    async () => {
      status = await fetch(`${installation.url}${path}`, {
        method: 'POST',
        headers: people[who]?.headers ?? {},
        body: JSON.stringify(body),
      }).then(
        (answer) => answer.status,
        () => 0,
      )
      return status > 0 && status < 500
    },
    60_000,
  )
  return status
}

async function insistOnDelivery(channel: TestChannel, payload: object): Promise<void> {
  const isTaken = () =>
    deliver(installation, channel, payload).then(
      (answer) => answer.status === 200,
      () => false,
    )
  await waitFor('the delivery', isTaken, 60_000)
}

/** One customer: writes, doubled; one agent takes it and three replies are written at once, each sent twice. */
async function converse(channel: TestChannel, providerId: string): Promise<string[]> {
  const payload = aPayload(channel, { conversationId: providerId })
  await Promise.all([insistOnDelivery(channel, payload), insistOnDelivery(channel, payload)])
  const { id } = await waitFor(
    'the conversation',
    async () => {
      // Between the kill and the next start there is no database to ask.
      const bench = await open?.catch(() => null)
      return bench?.ctx.database.db
        .selectFrom('conversations')
        .where('provider_id', '=', providerId)
        .select('id')
        .executeTakeFirst()
        .catch(() => null)
    },
    60_000,
  )
  await insist(`/api/conversations/${id}/actions`, { action: 'take' })
  const replies = [1, 2, 3].map((number) => ({ id: randomUUID(), text: `Reply ${number}` }))
  const statuses = await Promise.all(
    replies.flatMap((reply) => [1, 2].map(() => insist(`/api/conversations/${id}/messages`, reply))),
  )
  expect(statuses).toEqual(Array(6).fill(201))
  return replies.map((reply) => reply.id)
}

test(`the notice is sent exactly once before any reply in ${total} conversations (seed ${seed})`, async () => {
  const replies = new Map<string, string[]>()
  open = installation.workbench()
  let kills = 0
  for (let done = 0; done < total; done += perRound) {
    const round = Array.from({ length: Math.min(perRound, total - done) }, (_, index) => {
      const providerId = randomUUID()
      const channel = channels[index % channels.length]
      if (!channel) throw new Error('There are no channels')
      return converse(channel, providerId).then((ids) => replies.set(providerId, ids))
    })
    await new Promise((go) => setTimeout(go, 50 + random() * 700))
    await installation.kill()
    // The database went down with the server; another one answers at another port.
    const old = await open
    open = null
    await installation.start()
    await old?.close()
    open = installation.workbench()
    kills++
    await Promise.all(round)
  }
  const failures: string[] = []
  const { ctx, close } = await open
  for (const [providerId, ids] of replies) {
    await waitFor(
      `all replies of ${providerId}`,
      async () => ids.every((id) => taken.get(providerId)?.some((one) => one.id === id)),
      90_000,
    )
    const rows = await ctx.database.db
      .selectFrom('messages as m')
      .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
      .where('c.provider_id', '=', providerId)
      .where('m.direction', '=', 'outbound')
      .orderBy('m.seq')
      .select(['m.id', 'm.content', 'c.notice_message_id'])
      .execute()
    const notices = rows.filter((one) => 'purpose' in one.content)
    const shown = taken.get(providerId) ?? []
    const isRight =
      notices.length === 1 &&
      rows[0]?.id === notices[0]?.id &&
      rows[0]?.notice_message_id === notices[0]?.id &&
      shown[0]?.id === notices[0]?.id &&
      shown.filter((one) => one.id === notices[0]?.id).length === 1 &&
      new Set(shown.map((one) => one.id)).size === shown.length
    if (!isRight) failures.push(`${providerId}: ${JSON.stringify(shown)}`)
  }
  await close()
  console.log(
    `told exactly once, first: ${replies.size - failures.length} of ${replies.size} conversations, ${kills} kills, seed ${seed}`,
  )
  expect(failures).toEqual([])
  expect(replies.size).toBe(total)
}, 600_000)
