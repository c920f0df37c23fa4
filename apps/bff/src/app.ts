import { ProblemError } from '@parley/contracts/problem'
import express, { type Express } from 'express'
import { pinoHttp } from 'pino-http'
import type { Context } from './context.ts'
import { accountRoutes } from './features/accounts/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { automatedMessagesRoutes } from './features/automated-messages/routes.ts'
import { conversationRoutes } from './features/conversations/routes.ts'
import { deletionRoutes } from './features/deletions/routes.ts'
import { healthRoutes } from './features/health/routes.ts'
import { fieldRightsRoutes } from './features/field-rights/routes.ts'
import { deliveryRoutes } from './features/inbound/routes.ts'
import { operatingHoursRoutes } from './features/operating-hours/routes.ts'
import { privacyRoutes } from './features/privacy/routes.ts'
import { queueRoutes } from './features/queues/routes.ts'
import { quickReplyRoutes } from './features/quick-replies/routes.ts'
import { sessionRoutes } from './features/session/routes.ts'
import { teamRoutes } from './features/team/routes.ts'
import { workstreamRoutes } from './features/workstreams/routes.ts'
import { apiRouter } from './http/api.ts'
import { attachmentRouter } from './http/attachments.ts'
import { consolePages } from './http/console-pages.ts'
import { healthRouter } from './http/health.ts'
import { liveRouter } from './http/live.ts'
import { openApiRouter } from './http/open-api.ts'
import { problemHandler } from './http/problem-handler.ts'
import { securityHeaders } from './http/security-headers.ts'
import type { Hub } from './live/hub.ts'

/** All that is answered, in one list. The webhook is not here: it is taken before Express (http/webhook.ts). */
export function createApp(ctx: Context, hub: Hub, isStopping: () => boolean): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', ctx.config.trustProxyHops)
  app.set('query parser', 'simple')
  app.use(
    pinoHttp({
      logger: ctx.log,
      genReqId: () => ctx.newId(),
      // Neither query nor headers nor bodies: they can carry what people wrote, cookies and tokens.
      serializers: {
        req: (req: { id: string; method: string; url: string }) => ({
          id: req.id,
          method: req.method,
          path: req.url.split('?', 1)[0],
        }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      },
      customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
    }),
  )
  app.use(securityHeaders(ctx.config))
  app.use(healthRouter(ctx, isStopping))
  app.use(liveRouter(ctx, hub))
  app.use(attachmentRouter(ctx))
  app.use(openApiRouter(ctx))
  app.use(
    apiRouter(ctx, [
      ...sessionRoutes,
      ...teamRoutes,
      ...fieldRightsRoutes,
      ...queueRoutes,
      ...accountRoutes,
      ...deliveryRoutes,
      ...workstreamRoutes,
      ...deletionRoutes,
      ...conversationRoutes,
      ...privacyRoutes,
      ...operatingHoursRoutes,
      ...healthRoutes,
      ...automatedMessagesRoutes,
      ...quickReplyRoutes,
      ...auditRoutes,
    ]),
  )
  app.use('/api', () => {
    throw new ProblemError('request/not-found')
  })
  app.use(consolePages())
  app.use(problemHandler(ctx.log))
  return app
}
