import { ProblemError, problems, type ProblemBody, type ProblemCode } from '@parley/contracts/problem'
import type { NextFunction, Request, Response } from 'express'
import type { Logger } from 'pino'
import { isUnavailable } from '../store/db.ts'

/** Turns whatever was thrown into `application/problem+json`. Causes go to the log, never to the caller. */
export function problemHandler(log: Logger) {
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    const problem = toProblem(error)
    if (problem.code === 'server/error' || problem.code === 'server/unavailable')
      log.error(
        { err: error, requestId: req.id, method: req.method, path: req.route?.path ?? req.path },
        'request failed',
      )
    if (res.headersSent) {
      // A stream that broke half way: cut it, so that nobody takes it for whole.
      res.destroy()
      return
    }
    void next
    const { status, title } = problems[problem.code]
    const body: ProblemBody = {
      type: `/problems/${problem.code}`,
      title,
      status,
      code: problem.code,
      instance: requestId(req),
      ...(problem.detail === undefined ? {} : { detail: problem.detail }),
      ...(problem.errors.length === 0 ? {} : { errors: [...problem.errors] }),
      ...(problem.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: problem.retryAfterSeconds }),
    }
    if (problem.retryAfterSeconds !== undefined)
      res.setHeader('Retry-After', String(problem.retryAfterSeconds))
    res.status(status).setHeader('Cache-Control', 'no-store')
    res.type('application/problem+json').send(JSON.stringify(body))
  }
}

function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const fromExpress = expressProblem(error)
  if (fromExpress) return new ProblemError(fromExpress, { cause: error })
  if (isUnavailable(error))
    return new ProblemError('server/unavailable', { retryAfterSeconds: 1, cause: error })
  return new ProblemError('server/error', { cause: error })
}

/** Express and its body parser mark their errors with a type and status of their own. */
function expressProblem(error: unknown): ProblemCode | null {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown }
  if (type === 'entity.too.large') return 'request/too-large'
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return 'request/unsupported-type'
  if (typeof type === 'string' && (type.startsWith('entity.') || type.startsWith('request.')))
    return 'request/malformed'
  return error instanceof URIError || status === 400 ? 'request/malformed' : null
}

/** pino-http gives every request an id of ours, a text; its type allows more. */
const requestId = (req: Request): string => (typeof req.id === 'string' ? req.id : '')
