import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consolePages } from './console-pages.ts'
import { problemHandler } from './problem-handler.ts'
import { securityHeaders } from './security-headers.ts'

let folder: string
const servers: Server[] = []
async function serve(dist: string, publicUrl = 'http://localhost'): Promise<string> {
  const app = express()
  app.use(securityHeaders({ publicUrl }))
  app.use(consolePages(dist))
  app.use(problemHandler(pino({ level: 'silent' })))
  const server = createServer(app)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

let url: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-dist-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(
    join(folder, 'index.html'),
    '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  )
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'console.log(1)')
  await writeFile(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync('console.log(1)'))
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  url = await serve(folder)
})
afterAll(async () => {
  for (const server of servers) server.close()
  await rm(folder, { recursive: true, force: true })
})
const page = { headers: { Accept: 'text/html' } }

test.each(['/', '/conversations/1', '/setup'])(
  '%s is the page, with a nonce of its own each time',
  async (path) => {
    const nonces = new Set<string>()
    for (let time = 0; time < 2; time++) {
      const answer = await fetch(`${url}${path}`, page)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      const found = [...(await answer.text()).matchAll(/nonce="([^"]+)"/g)].map((match) => match[1] ?? '')
      expect(found).toHaveLength(2)
      expect(new Set(found).size).toBe(1)
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${found[0]}'`)
      nonces.add(found[0] ?? '')
    }
    expect(nonces.size).toBe(2)
  },
)

test('hashed files may be kept for ever and come compressed', async () => {
  const answer = await fetch(`${url}/assets/app-1a2b.js`, { headers: { 'Accept-Encoding': 'br' } })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('content-type')).toMatch(/javascript/)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('vary')).toContain('Accept-Encoding')
  expect(await answer.text()).toBe('console.log(1)')
  const plain = await fetch(`${url}/assets/app-1a2b.js`, { headers: { 'Accept-Encoding': 'identity' } })
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'console.log(1)'])
})

test.each([
  '/assets/gone-1.js',
  '/assets/app-1a2b.js.br',
  '/assets/..%2findex.html',
  '/assets/a%2f..%2fapp-1a2b.js',
  '/assets/',
])('%s is not found, and no page in its place', async (path) => {
  expect((await fetch(`${url}${path}`, page)).status).toBe(404)
})

test('what is no page and no file is a problem', async () => {
  expect((await fetch(`${url}/nothing`, { headers: { Accept: 'application/json' } })).status).toBe(404)
  expect((await fetch(`${url}/nothing`, { method: 'POST', ...page })).status).toBe(404)
  expect((await fetch(`${url}/favicon.svg`)).headers.get('content-type')).toBe('image/svg+xml')
})

test('before the console is built the answer says what to run', async () => {
  const empty = await serve(join(folder, 'none'))
  const answer = await fetch(empty, page)
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')])
})

test('browsers are held to https only where the public address is https', async () => {
  expect((await fetch(url, page)).headers.get('strict-transport-security')).toBeNull()
  const secure = await serve(folder, 'https://parley.example')
  expect((await fetch(secure, page)).headers.get('strict-transport-security')).toBe('max-age=31536000')
})
