import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ApiError, httpStatusOf } from '../api-error.ts'
import { readRawBody } from '../google-api.ts'
import { PhoneRefusal } from '../phones/refusal.ts'

/** A refusal of the control API, answered as problem+json. */
export class Problem extends Error {
  readonly status: number
  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

/** An answer that is not plain 200 JSON. */
export class Reply {
  readonly status: number
  readonly body: unknown
  readonly headers: Record<string, string>
  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** 201 with what was made. */
export const created = (body: unknown): Reply => new Reply(201, body)

/** One call of the control API. `body` reads JSON by its schema; a missing body is `{}`. */
export type ControlCall = {
  req: Request
  params: Record<string, string>
  body: <T>(schema: z.ZodType<T>) => Promise<T>
}
type Work = (call: ControlCall) => unknown
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type On = (method: Method, path: string, work: Work) => void

/** Passes rejections of an asynchronous handler on to the error handler. */
export function forward(work: (req: Request, res: Response) => Promise<void>) {
  return (req: Request, res: Response, next: NextFunction): void => {
    void (async () => {
      try {
        await work(req, res)
      } catch (error) {
        next(error)
      }
    })()
  }
}

/**
 * A way to mount endpoints: what `work` returns is answered as JSON (nothing: 204); a `Reply` sets its own
 * status. Whatever it throws becomes a problem document.
 */
export function mountOn(router: Router): On {
  return (method, path, work) =>
    void router[method](
      path,
      forward(async (req, res) => {
        const result = await work({
          req,
          params: Object.fromEntries(
            Object.entries(req.params).map(([name, value]) => [name, String(value)]),
          ),
          body: async (schema) => {
            const raw = (await readRawBody(req)).toString('utf8')
            return schema.parse(raw.trim() === '' ? {} : JSON.parse(raw))
          },
        })
        if (result instanceof Reply) res.status(result.status).set(result.headers).json(result.body)
        else if (result === undefined) res.status(204).end()
        else res.json(result)
      }),
    )
}

/** A router that ends in problem documents. */
export function problemTail(): Router {
  const router = express.Router()
  router.use((req) => {
    throw new Problem(404, `The control API has no ${req.method} ${req.path}.`)
  })
  return router
}

/** Renders errors of the control API; unknown ones are logged and stay bare. */
export function problemHandler(error: unknown, req: Request, res: Response, _next: NextFunction): void {
  const { status, detail, errors } = explain(error)
  if (status === 500) console.error(error)
  res.status(status).type('application/problem+json').send({
    type: 'about:blank',
    title: 'The emulator refused this',
    status,
    detail,
    instance: randomUUID(),
    errors,
  })
  req.resume()
}

function explain(error: unknown): {
  status: number
  detail: string
  errors?: { pointer: string; detail: string }[]
} {
  if (error instanceof z.ZodError)
    return {
      status: 400,
      detail: 'The request has mistakes.',
      errors: error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message })),
    }
  if (error instanceof SyntaxError) return { status: 400, detail: `The body is not JSON: ${error.message}` }
  if (error instanceof Problem || error instanceof PhoneRefusal)
    return { status: error.status, detail: error.message }
  if (error instanceof ApiError) return { status: httpStatusOf[error.status], detail: error.message }
  return { status: 500, detail: 'Something broke inside the emulator; its log says what.' }
}
