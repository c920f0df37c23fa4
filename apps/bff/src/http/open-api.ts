import { join } from 'node:path'
import { allEndpoints } from '@parley/contracts/api'
import { Router } from 'express'
import type { Context } from '../context.ts'
import { version } from '../version.ts'
import { openApiDocument } from './docs/document.ts'
import { docsPage } from './docs/page.ts'

/**
 * The API described: `/api/openapi.json` (OpenAPI 3.1) for programs and `/api/docs` for people, both made from the same
 * endpoint values that answer. Open to everybody: it tells shapes and rules, no data.
 */
export function openApiRouter(ctx: Context): Router {
  const router = Router()
  const about = { version, publicUrl: ctx.config.publicUrl }
  // Neither changes while the server runs, and most servers run without anybody asking for them.
  const document = once(() => JSON.stringify(openApiDocument(allEndpoints, about)))
  const page = once(() => docsPage(allEndpoints, about))
  router.get('/api/openapi.json', (_req, res) => {
    res.setHeader('Cache-Control', 'no-cache')
    res.type('json').send(document())
  })
  router.get('/api/docs', (_req, res) => {
    res.setHeader('Cache-Control', 'no-cache')
    res.type('html').send(page())
  })
  router.get('/api/docs.css', (_req, res) => {
    res.sendFile(join(import.meta.dirname, 'docs/docs.css'), { maxAge: '1h' })
  })
  return router
}

/** Makes a text when it is first asked for and keeps it. */
function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
