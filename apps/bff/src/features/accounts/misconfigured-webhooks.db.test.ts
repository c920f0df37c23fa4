import { proofCodes, proofVerdicts, type ProofCode } from '@parley/contracts/proof-codes'
import { googleBusinessMessages } from '@parley/channels/google-business-messages/channel'
import type { Account } from '@parley/contracts/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAccountBench, ended, type AccountBench } from '../../../testing/account-bench.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { startProxy, type Passing, type TestProxy } from '../../../testing/proxy.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let emulator: TestEmulator
let proxy: TestProxy
let server: TestServer
let bench: AccountBench
let account: Account
const log: string[] = []
const seen: string[] = []
beforeAll(async () => {
  emulator = await anEmulator()
  proxy = await startProxy()
  server = await startTestServer({
    emulatorUrl: emulator.url,
    publicUrl: proxy.url,
    logTo: { write: (line) => log.push(line) },
  })
  proxy.setTarget(server.url)
  bench = await anAccountBench(server, emulator)
  const draft = await bench.aDraft()
  await bench.setCredentials(draft.id)
  await bench.setToken(draft.id)
  await bench.setPartner((await bench.ask('GET', `/${draft.id}`)).body)
  await bench.ask('POST', `/${draft.id}/google-agents`, {
    brandId: emulated.brandId,
    agentId: emulated.agentId,
  })
  await bench.handshake(draft, bench.token)
  account = (await bench.ask('GET', `/${draft.id}`)).body
  await saveAtGoogle(account.webhook.url)
})
afterAll(async () => {
  await server.close()
  await proxy.close()
  await emulator.close()
})

const saveAtGoogle = (url: string, agent?: string) =>
  emulator.control('PUT', '/webhook', { url, skipVerification: true, ...(agent ? { agent } : {}) })
const check = async (id: string = account.id) => {
  const lines = await bench.prove(id, {}, 'webhook-proofs')
  seen.push(JSON.stringify(lines))
  return lines
}
const codesOf = async (id?: string) => (await check(id)).map((line) => line.code)
/** The first call is the verification; signed deliveries carry the header. */
const onSigned = (fault: (passing: Passing) => boolean | void) => (passing: Passing) =>
  passing.headers['x-goog-signature'] === undefined ? false : fault(passing)
const integrations = `/v1/brands/${emulated.brandId}/agents/${emulated.agentId}/integrations`
const asPartner = async (method: string, path: string, body?: unknown) => {
  const token = await server.ctx.google.accessToken(
    account.id,
    'https://www.googleapis.com/auth/businesscommunications',
  )
  if (token.outcome !== 'granted') throw new Error('no token')
  const answer = await fetch(`${emulator.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${token.token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as { name?: string }
}

test('a sound set-up is green from outside to Google, and leaves nothing behind', async () => {
  const before = (await bench.ask('GET', `/${account.id}`)).body
  expect(ended(await check())).toEqual([
    'passed address.ok',
    'passed reach.ok',
    'passed answerer.ok',
    'passed refusal.ok',
    'passed delivery.ok',
    'passed signature.ok',
    'passed body.ok',
    'passed forgery.ok',
    'passed handshake.ok',
    'passed partnerWebhook.ok',
    'passed agentWebhook.none',
  ])
  expect((await bench.ask('GET', `/${account.id}`)).body).toEqual(before)
  const { db } = server.ctx.database
  for (const table of ['raw_events', 'conversations', 'webhook_probes'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
})

/** Each fault of a proxy, and all that is found because of it. */
const faults: [string, (passing: Passing) => boolean | void, ProofCode[]][] = [
  [
    'a proxy that drops the signature header',
    ({ headers }) => void delete headers['x-goog-signature'],
    ['signature.dropped'],
  ],
  [
    'a proxy that alters the signature header',
    onSigned(
      ({ headers }) => void (headers['x-goog-signature'] = String(headers['x-goog-signature']).toLowerCase()),
    ),
    ['signature.altered'],
  ],
  [
    'a gateway that reads the body and writes it anew',
    (passing) => void (passing.body = Buffer.from(JSON.stringify(JSON.parse(passing.body.toString())))),
    ['body.rewritten'],
  ],
  [
    'a gateway that only trims the body',
    onSigned((passing) => void (passing.body = Buffer.from(passing.body.toString().trim()))),
    ['body.rewritten'],
  ],
  [
    'another program',
    ({ res }) => {
      res.writeHead(404).end('<h1>It works</h1>')
      return true
    },
    ['answerer.other'],
  ],
  [
    'a proxy without a server behind it',
    ({ res }) => {
      res.writeHead(502).end('Bad Gateway')
      return true
    },
    ['answerer.proxyError'],
  ],
  [
    'a redirect',
    ({ res }) => {
      res.writeHead(308, { Location: 'https://other.example/login?secret=1' }).end()
      return true
    },
    ['reach.redirect'],
  ],
  [
    'a proxy that cuts connections',
    ({ res }) => {
      res.destroy()
      return true
    },
    ['reach.reset'],
  ],
  [
    'a proxy that turns errors into success',
    (passing) => void (passing.answer = (_status, body) => ({ status: 200, body })),
    ['refusal.accepted', 'forgery.accepted'],
  ],
  [
    'a filter that stops signed deliveries',
    onSigned(({ res }) => {
      res.writeHead(403).end('Blocked')
      return true
    }),
    ['delivery.blocked'],
  ],
  [
    'a proxy that changes a good answer',
    (passing) => void (passing.answer = (status, body) => ({ status: status === 200 ? 202 : status, body })),
    ['delivery.answerChanged'],
  ],
]
const failedCodes = (lines: readonly { outcome: string; code: string }[]) =>
  lines.filter((line) => line.outcome === 'failed').map((line) => line.code)
const found = new Set<string>()

test.each(faults)('%s', async (_name, fault, codes) => {
  proxy.setFault(fault)
  const failed = failedCodes(await check())
  proxy.setFault(() => false)
  for (const code of failed) found.add(code)
  expect(failed).toEqual(codes)
})

test('a wrong client token at Google, and none here', async () => {
  const draft = await bench.aDraft()
  expect(await codesOf(draft.id)).toEqual(
    expect.arrayContaining(['delivery.noToken', 'handshake.waiting', 'partnerWebhook.unread']),
  )
  await bench.handshake(draft, 'ANY')
  expect(await codesOf(draft.id)).toContain('handshake.tokenNotSet')
  await bench.setToken(draft.id)
  await bench.handshake(draft, 'WRONG')
  expect(await codesOf(draft.id)).toContain('handshake.wrongToken')
  for (const code of [
    'handshake.tokenNotSet',
    'handshake.wrongToken',
    'handshake.waiting',
    'partnerWebhook.unread',
  ])
    found.add(code)
})

test('the webhook saved at Google: none, another', async () => {
  await emulator.control('DELETE', '/webhook')
  expect(failedCodes(await check())).toEqual(['partnerWebhook.notSet'])
  await saveAtGoogle('https://other.example/hook')
  const lines = await check()
  expect(failedCodes(lines)).toEqual(['partnerWebhook.other'])
  expect(lines.find((line) => line.code === 'partnerWebhook.other')?.params).toEqual({
    url: 'https://other.example/hook',
  })
  await saveAtGoogle(account.webhook.url)
  found.add('partnerWebhook.notSet').add('partnerWebhook.other')
})

test('an agent’s own webhook goes before the partner’s, and is named', async () => {
  for (const [webhookUri, code] of [
    ['https://other.example/hook', 'agentWebhook.shadows'],
    [account.webhook.url, 'agentWebhook.same'],
  ] as const) {
    const { name } = await asPartner('POST', integrations, { agentWebhookIntegration: { webhookUri } })
    expect(await codesOf()).toContain(code)
    found.add(code)
    await asPartner('DELETE', `/v1/${name}`)
  }
  await emulator.control('PUT', '/api-faults', {
    faults: [{ family: 'communications', kind: '500', calls: 2 }],
  })
  const untold = await codesOf()
  expect(untold).toEqual(expect.arrayContaining(['partnerWebhook.unread', 'agentWebhook.untold']))
  found.add('agentWebhook.untold')
})

test('an own address here is proved from outside, and compared with what Google has saved for the agent', async () => {
  const present = async () => (await bench.ask('GET', `/${account.id}`)).body
  const { version, googleAgents } = await present()
  const agentId = googleAgents[0]?.id
  const at = `/${account.id}/google-agents/${agentId}/webhook`
  const added = (await bench.ask('POST', at, { version })).body
  await bench.ask('PUT', `${at}/client-token`, { clientToken: 'OWN', version: added.version })
  const proveOwn = async () =>
    ended(await bench.prove(account.id, { googleAgentId: agentId }, 'webhook-proofs'))
  const missing = await proveOwn()
  expect(missing).toContain('warning agentWebhook.ownMissing')
  expect(missing.filter((line) => line.startsWith('failed'))).toEqual([])
  expect(missing).toEqual(expect.arrayContaining(['passed delivery.ok', 'passed signature.ok']))
  found.add('agentWebhook.ownMissing')
  const webhookUri = added.googleAgents[0]?.webhook?.url
  const { name } = await asPartner('POST', integrations, { agentWebhookIntegration: { webhookUri } })
  expect(await proveOwn()).toContain('passed agentWebhook.own')
  // From the partner's side it is no shadow either: it leads here.
  expect(await codesOf()).toContain('agentWebhook.own')
  await asPartner('DELETE', `/v1/${name}`)
  await bench.ask('DELETE', `${at}?version=${(await present()).version}`)
})

test('outside the emulator an address without TLS is none for Google', async () => {
  const outside = await startTestServer({ publicUrl: 'http://127.0.0.1:1', config: { emulatorUrl: null } })
  const there = await anAccountBench(outside, emulator)
  const [line] = await there.prove((await there.aDraft()).id, {}, 'webhook-proofs')
  expect(line?.code).toBe('address.notHttps')
  found.add('address.notHttps')
  await outside.close()
})

test('nobody listens', async () => {
  const silent = await startTestServer({ emulatorUrl: emulator.url, publicUrl: 'http://127.0.0.1:1' })
  const there = await anAccountBench(silent, emulator)
  const lines = await there.prove((await there.aDraft()).id, {}, 'webhook-proofs')
  expect(failedCodes(lines)).toEqual(['reach.refused'])
  found.add('reach.refused')
  await silent.close()
})

test('every finding about the webhook was provoked, but those that need another network', () => {
  // Networks, names, time-outs and certificates are told apart in reach-finding.test.ts.
  const elsewhere = new Set(['address.notPublic', 'reach.unknownHost', 'reach.timeout', 'reach.tls'])
  const steps =
    /^(?:address|reach|answerer|refusal|delivery|signature|body|forgery|handshake|partnerWebhook|agentWebhook)\./
  const wanted = proofCodes.filter(
    (code) => steps.test(code) && /failed|warning/.test(proofVerdicts[code]) && !elsewhere.has(code),
  )
  expect(wanted.filter((code) => !found.has(code))).toEqual([])
})

test('a self-test that comes again leaves nothing; one with an invented nonce is a delivery as any other', async () => {
  const { selfTest } = googleBusinessMessages
  let first: Buffer | null = null
  proxy.setFault(onSigned((passing) => void (first ??= passing.body)))
  await check()
  proxy.setFault(() => false)
  const post = async (body: Buffer) => {
    const headers = { [selfTest.signatureHeader]: selfTest.sign(body, bench.token) }
    return (await fetch(account.webhook.url, { method: 'POST', headers, body: body.toString() })).status
  }
  const reasons = () => server.ctx.database.db.selectFrom('raw_events').select('reason').execute()
  expect(await post(first ?? Buffer.alloc(0))).toBe(200)
  expect(await reasons()).toEqual([])
  expect(await post(selfTest.delivery('inventedNonce_1234567890'))).toBe(200)
  await waitFor('the delivery to be parked', async () => (await reasons())[0]?.reason)
  expect(await reasons()).toEqual([{ reason: 'noConversation' }])
})

test('no line and no log has the client token or a piece of the key', () => {
  const key = (JSON.parse(bench.keyFile) as { private_key: string }).private_key.split('\n')[3] ?? 'nothing'
  const all = [...seen, ...log].join('\n')
  expect(log.length).toBeGreaterThan(0)
  for (const secret of [bench.token, key, 'ya29.']) expect(all.includes(secret)).toBe(false)
})
