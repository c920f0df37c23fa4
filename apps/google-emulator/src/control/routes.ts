import express, { type Router } from 'express'
import type { Core } from '../core.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { mountOn, problemHandler, problemTail } from './door.ts'
import { guard } from './guard.ts'
import { partnerRoutes } from './partner-routes.ts'
import { phoneRoutes } from './phone-routes.ts'
import { resourceRoutes } from './resource-routes.ts'

/** The control API under /emulator/api: what the pages and tests use; README.md lists it. */
export function controlRoutes(core: Core): Router {
  const router = express.Router()
  const on = mountOn(router)
  router.use(guard(core.publicUrl))
  router.get('/live', (req, res) =>
    core.live.stream(req, res, {
      matches: (topic) => !topic.startsWith('phone:'),
      snapshot: (topics) => ({ topics }),
    }),
  )
  partnerRoutes(on, core)
  resourceRoutes(on, core)
  deliveryRoutes(on, core)
  phoneRoutes(on, router, core)
  router.use(problemTail())
  router.use(problemHandler)
  return router
}
