import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDoor, openDoorToUs, type Door, type Resolve } from './outgoing.ts'

let server: Server
let base: string
let door: Door
const seen: string[] = []

beforeAll(async () => {
  server = createServer((req, res) => {
    seen.push(`${req.method} ${req.url} ${req.headers['accept-encoding']}`)
    if (req.url === '/redirect') res.writeHead(302, { Location: 'https://evil.example/' }).end()
    else if (req.url === '/large') res.end('x'.repeat(5000))
    else if (req.url === '/endless') {
      const pour = () => {
        while (!res.destroyed && res.write('x'.repeat(1000)));
      }
      res.on('drain', pour)
      pour()
    } else if (req.url === '/reset') req.socket.destroy()
    else if (req.url === '/silent') req.resume()
    else if (req.url === '/dripping') res.write('one')
    else req.pipe(res.writeHead(201, { 'X-Answer': 'yes' }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  door = openDoor({
    businessMessages: base,
    businessCommunications: 'https://bc.example',
    tokenUris: ['https://token.example/token'],
    mediaBases: ['https://media.example'],
  })
})
afterAll(async () => {
  await door.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const limits = { timeoutMs: 2_000, maxBytes: 1_000 }
const ask = (path: string, more: object = {}) => door.outgoing(`${base}${path}`, { ...limits, ...more })

test('an allowed request is answered with status, headers and bytes', async () => {
  const answer = await ask('/echo', { method: 'POST', body: 'hällo' })
  expect(answer).toMatchObject({ outcome: 'answered', status: 201, body: Buffer.from('hällo') })
  expect(answer.outcome === 'answered' && answer.headers.get('x-answer')).toBe('yes')
  expect(seen.at(-1)).toBe('POST /echo identity')
})

test('a redirect is an answer, not a way', async () => {
  expect(await ask('/redirect')).toMatchObject({ outcome: 'answered', status: 302 })
})

test.each(['/large', '/endless'])('%s is cut at the limit', async (path) => {
  expect(await ask(path)).toEqual({ outcome: 'tooLarge' })
})

test.each(['/silent', '/dripping'])('%s ends with the time limit', async (path) => {
  expect(await ask(path, { timeoutMs: 150 })).toMatchObject({ outcome: 'failed', because: 'timeout' })
})

test('a cut connection is a reset: whether it had an effect is unknown', async () => {
  expect(await ask('/reset', { method: 'POST', body: 'x' })).toMatchObject({
    outcome: 'failed',
    because: 'reset',
  })
})

test('a port where nobody listens is unreachable', async () => {
  const lonely = openDoor({
    businessMessages: 'http://127.0.0.1:1',
    businessCommunications: base,
    tokenUris: [],
    mediaBases: [],
  })
  expect(await lonely.outgoing('http://127.0.0.1:1/x', limits)).toMatchObject({
    outcome: 'failed',
    because: 'unreachable',
  })
  await lonely.close()
})

test('a name is connected to at the address that was checked', async () => {
  const { port } = new URL(base)
  const asked: string[] = []
  const resolve: Resolve = (host, done) => {
    asked.push(host)
    done(null, [{ address: '127.0.0.1', family: 4 }])
  }
  const named = openDoor(
    {
      businessMessages: `http://localhost:${port}`,
      businessCommunications: base,
      tokenUris: [],
      mediaBases: [],
    },
    resolve,
  )
  const answer = await named.outgoing(`http://localhost:${port}/echo`, limits)
  expect([answer.outcome, asked]).toEqual(['answered', ['localhost']])
  await named.close()
})

describe('what is not configured is not contacted', () => {
  const addresses = [
    'https://evil.example/',
    'https://bc.example.evil.example/',
    'http://bc.example/',
    'https://bc.example:8443/',
    'https://user@bc.example/',
    'https://token.example/other',
    'https://token.example/token?x=1',
    'http://localhost:1/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'bc.example',
    '',
  ]
  test.each(addresses)('%s', async (address) => {
    expect(await door.outgoing(address, limits)).toEqual({ outcome: 'notAllowed' })
  })
})

describe('a configured name that leads inside is refused', () => {
  const answers: [string, string[]][] = [
    ['this computer', ['127.0.0.1']],
    ['a private network', ['10.1.2.3']],
    ['the metadata service', ['169.254.169.254']],
    ['one public and one private', ['142.250.74.10', '192.168.0.1']],
    ['nothing', []],
  ]
  test.each(answers)('%s', async (_name, addresses) => {
    const resolve: Resolve = (_host, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      )
    const inside = openDoor(
      { businessMessages: 'https://bm.example', businessCommunications: base, tokenUris: [], mediaBases: [] },
      resolve,
    )
    expect(await inside.outgoing('https://bm.example/', limits)).toMatchObject({
      outcome: 'failed',
      because: 'unreachable',
    })
    await inside.close()
  })
  test('an address of a private network in the configuration', async () => {
    const inside = openDoor({
      businessMessages: 'https://10.0.0.1',
      businessCommunications: base,
      tokenUris: [],
      mediaBases: [],
    })
    expect(await inside.outgoing('https://10.0.0.1/', limits)).toEqual({ outcome: 'notAllowed' })
    await inside.close()
  })
})

test('the door to us leads to our own webhooks only, and follows no redirect', async () => {
  const toUs = openDoorToUs(base)
  const post = async (address: string) =>
    (await toUs.outgoing(address, { timeoutMs: 2_000, maxBytes: 100 })).outcome
  expect(await post(`${base}/webhooks/kind/key`)).toBe('answered')
  for (const address of [
    `${base}/api/session`,
    `${base}/webhooks/../api/session`,
    `${base}/webhooks`,
    base.replace('http://', 'http://user@') + '/webhooks/a/b',
    `${base}1/webhooks/a/b`,
    'https://evil.example/webhooks/a/b',
    'file:///webhooks/a',
  ])
    expect(await post(address)).toBe('notAllowed')
  await toUs.close()
})
