import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '@parley/contracts/problem'
import express, { Router, type Request, type Response } from 'express'
import { cspNonce } from './security-headers.ts'

const builtConsole = join(import.meta.dirname, '../../../console/dist')
const notBuilt =
  'The console has not been built yet. Run "npm run build" in the folder of Parley, then load this page again.\n'

/** Files named after their content; `.br` and `.gz` beside them are the same, compressed at build time. */
const hashedAsset = /^\/assets\/([\w.-]+)$/
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

/**
 * Serves the built console. Hashed files may be kept for ever; `index.html` never, because each answer carries its own
 * nonce. Every other GET that wants a page gets `index.html`: the console knows its own paths.
 */
export function consolePages(dist = builtConsole): Router {
  const router = Router()
  router.get(hashedAsset, (req, res) => sendAsset(dist, req, res))
  router.use('/assets', () => {
    throw new ProblemError('request/not-found')
  })
  router.use(express.static(dist, { index: false, redirect: false, maxAge: '1h' }))
  router.use((req, res) => {
    const wantsPage = (req.method === 'GET' || req.method === 'HEAD') && req.accepts('html') !== false
    if (!wantsPage) throw new ProblemError('request/not-found')
    return sendIndex(dist, res)
  })
  return router
}

async function sendIndex(dist: string, res: Response): Promise<void> {
  res.setHeader('Cache-Control', 'no-store')
  const page = await readFile(join(dist, 'index.html'), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (page === null) res.status(503).type('text/plain').send(notBuilt)
  else res.type('html').send(page.replaceAll('__CSP_NONCE__', cspNonce(res)))
}

async function sendAsset(dist: string, req: Request, res: Response): Promise<void> {
  const file = hashedAsset.exec(req.path)?.[1]
  // A compressed sibling is a way of sending, not a file of its own.
  if (file === undefined || /\.(?:br|gz)$/.test(file)) throw new ProblemError('request/not-found')
  const path = join(dist, 'assets', file)
  const encoding = await bestEncoding(path, req)
  if (!encoding && !(await exists(path))) throw new ProblemError('request/not-found')
  res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  res.vary('Accept-Encoding')
  res.type(file.slice(file.lastIndexOf('.')))
  if (encoding) res.setHeader('Content-Encoding', encoding.name)
  await new Promise<void>((done, fail) => {
    // `sendFile` would take the type from the compressed name, but keeps one that is set.
    res.sendFile(`${path}${encoding?.suffix ?? ''}`, { cacheControl: false }, (error?: Error) =>
      error && !res.headersSent ? fail(error) : done(),
    )
  })
}

async function bestEncoding(path: string, req: Request) {
  for (const encoding of encodings)
    if (req.acceptsEncodings(encoding.name) === encoding.name && (await exists(`${path}${encoding.suffix}`)))
      return encoding
  return null
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
}
