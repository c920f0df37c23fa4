import { Router } from 'express'
import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** `/healthz`: the process answers. `/readyz`: it also reaches its database and is not stopping. No details for strangers. */
export function healthRouter(ctx: Context, isStopping: () => boolean): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.setHeader('Cache-Control', 'no-store').type('text/plain').send('ok')
  })
  router.get('/readyz', async (_req, res) => {
    const isReady =
      !isStopping() &&
      (await sql`select 1`.execute(ctx.database.db).then(
        () => true,
        () => false,
      ))
    res.setHeader('Cache-Control', 'no-store').type('text/plain')
    res.status(isReady ? 200 : 503).send(isReady ? 'ready' : 'not ready')
  })
  return router
}
