import express, { type Express } from 'express'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { controlRoutes } from './control/routes.ts'
import { forward } from './control/door.ts'
import { guard } from './control/guard.ts'
import { ApiError } from './api-error.ts'
import type { Core } from './core.ts'
import { answerCall, answerOfError, parseBody, readCall, readRawBody } from './google-api.ts'
import { isJsonObject } from './json.ts'

/** Pages of the web folder; every other path is a part of Google's APIs or unknown. */
const pagePaths = ['/', '/settings', '/brands', '/brands/*rest', '/deliveries', '/phones', '/phone/*rest']

/** Pictures of agents come from anywhere; everything else is our own. */
const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' https: http: data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** All that is mounted on the one port. */
export function createApp(core: Core, webDir: string): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag')

  app.post(
    ['/token', '/oauth2/v4/token'],
    forward(async (req, res) => {
      const raw = await readRawBody(req)
      await answerCall(res, core.faults, 'token', () => {
        res.set('Cache-Control', 'no-store')
        const params = parseBody(raw, req.headers['content-type'])
        return core.accounts.grant(isJsonObject(params) ? params : {})
      })
    }),
  )

  app.all(
    '/v1/*rest',
    forward(async (req, res) => {
      const call = readCall(req, await readRawBody(req))
      const isMessages = call.segments[0] === 'conversations'
      await answerCall(res, core.faults, isMessages ? core.messages.familyOf(call) : 'communications', () =>
        isMessages ? core.messages.handle(call) : core.communications.handle(call),
      )
    }),
  )

  app.get(
    '/business-messages-us/:project/:object',
    forward(async (req, res) => {
      const url = new URL(req.originalUrl, 'http://emulator.invalid')
      await answerCall(res, core.faults, 'media', () => {
        const { status, contentType, body } = core.media.get(url.pathname, url.searchParams)
        const headers = {
          'Content-Type': contentType,
          'Cache-Control': 'private, max-age=0',
          'X-Content-Type-Options': 'nosniff',
        }
        return { status, body, headers }
      })
    }),
  )

  app.use('/emulator/api', controlRoutes(core))

  const index = join(webDir, 'index.html')
  const pages = guard(core.publicUrl, { isPage: true })
  app.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    })
    next()
  })
  app.use('/assets', express.static(join(webDir, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  const sendPage = (res: express.Response) => {
    if (existsSync(index)) res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: webDir })
    else
      res
        .status(503)
        .type('text/plain')
        .send(
          'The pages of the emulator are not built yet. Run: npm run build -w @parley/google-emulator\nThe APIs work without them.\n',
        )
  }
  app.get(pagePaths, pages, (_req, res) => sendPage(res))

  app.get('/*rest', (req, res, next) => {
    // A person who mistyped gets a page that says so; programs ask for JSON or for anything, and get Google's error.
    if (req.accepts(['json', 'html']) === 'html') pages(req, res, () => sendPage(res.status(404)))
    else next()
  })
  app.use((req) => {
    throw new ApiError('NOT_FOUND', `The requested URL ${req.path} was not found on this server.`)
  })
  app.use((error: unknown, _req: express.Request, res: express.Response, _next: unknown): void => {
    if (res.headersSent) {
      res.destroy()
      return
    }
    const answer = answerOfError(error)
    res
      .status(answer.status)
      .set(answer.headers ?? {})
      .json(answer.body)
  })
  return app
}
