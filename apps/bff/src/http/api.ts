import { once } from 'node:events'
import type { AuditVerb } from '@parley/contracts/audit'
import type { Endpoint } from '@parley/contracts/endpoint'
import { ProblemError, type FieldError, type ProblemCode } from '@parley/contracts/problem'
import { may } from '@parley/domain/permissions'
import express, { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Bound, Call, SignedInActor } from './call.ts'
import { callAudit, type CallAudit } from './call-audit.ts'
import { requireSameOrigin } from './same-origin.ts'
import { readSession } from './session.ts'
import { readFields, withUpload } from './upload.ts'

/** Larger than any body of the API needs (a credentials file has 64 KB at most); compressed bodies are refused. */
const maxBodyBytes = 160_000

/** A router that answers every bound endpoint: session, origin, parsing, access, verb, encoding. */
export function apiRouter(ctx: Context, bound: readonly Bound[]): Router {
  const router = Router({ caseSensitive: true, strict: false })
  const json = express.json({ limit: maxBodyBytes, inflate: false, strict: false })
  const gate = { open: 0 }
  for (const { endpoint, verb } of bound) {
    const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    const readBody = endpoint.upload ? [] : [requireJson, json]
    router[method](endpoint.path, ...readBody, async (req, res) => {
      await answer(ctx, { endpoint, verb }, gate, req, res)
    })
  }
  return router
}

async function answer(
  ctx: Context,
  { endpoint, verb }: Bound,
  gate: { open: number },
  req: Request,
  res: Response,
) {
  res.setHeader('Cache-Control', 'no-store')
  const changes = endpoint.method !== 'GET'
  // Handing out a file is noted, so no other site may cause it either.
  if (changes || endpoint.file) requireSameOrigin(ctx.config, req)
  const session = await readSession(ctx, req, res)
  const audit = callAudit(ctx, req, session.actor)
  try {
    await answerSession(ctx, { endpoint, verb }, gate, session, audit, req, res)
  } catch (error) {
    await noteDenial(ctx, endpoint, audit, error)
    throw error
  }
}

async function answerSession(
  ctx: Context,
  { endpoint, verb }: Bound,
  gate: { open: number },
  session: Awaited<ReturnType<typeof readSession>>,
  audit: CallAudit,
  req: Request,
  res: Response,
) {
  const changes = endpoint.method !== 'GET'
  if (endpoint.access !== 'public') {
    const actor = requireAccess(endpoint, session.actor)
    if (changes && actor && req.get('x-parley-csrf') !== session.csrfToken)
      throw new ProblemError('session/csrf')
    if (endpoint.needsConfirmation && !session.isConfirmed) throw new ProblemError('session/confirm-password')
  }
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  const call: Call<Endpoint> = {
    actor: session.actor as SignedInActor,
    ...parseInput(endpoint, req),
    session,
    audit,
    ip: req.ip ?? '',
    signal: gone.signal,
    upload: null,
  }
  if (endpoint.stream || endpoint.file)
    return stream(endpoint, verb(ctx, call) as AsyncIterable<unknown>, res)
  const run = (upload: Buffer | null) => verb(ctx, { ...call, upload }) as Promise<unknown>
  const value = await (endpoint.upload ? withUpload(req, endpoint.upload, gate, run) : run(null))
  if (endpoint.status === 204) res.status(204).end()
  else res.status(endpoint.status).json(z.encode(endpoint.response, value as never))
}

/** The first value is awaited before the status is sent, so that a verb that refuses at once answers with a problem. */
async function stream(endpoint: Endpoint, values: AsyncIterable<unknown>, res: Response) {
  const iterator = values[Symbol.asyncIterator]()
  let next = await iterator.next()
  res.status(200).setHeader('Content-Type', endpoint.file?.type ?? 'application/x-ndjson')
  if (endpoint.file) res.setHeader('Content-Disposition', `attachment; filename="${endpoint.file.name}"`)
  res.setHeader('X-Accel-Buffering', 'no')
  while (!next.done) {
    if (res.writableEnded || res.destroyed) {
      await iterator.return?.()
      return
    }
    const value = z.encode(endpoint.response, next.value as never)
    const isTaken = res.write(endpoint.file ? String(value) : `${JSON.stringify(value)}\n`)
    // A slow reader must not make us keep all of it in memory.
    if (!isTaken && !res.destroyed) await Promise.race([once(res, 'drain'), once(res, 'close')])
    next = await iterator.next()
  }
  res.end()
}

/** Refusals that stand in the audit log, wherever they come from. */
const denials: { readonly [Code in ProblemCode]?: AuditVerb } = {
  'session/forbidden': 'access.denied',
  'account/protected-field': 'protectedField.denied',
  'setup/link-invalid': 'link.refused',
  'invitation/invalid': 'link.refused',
}

/** Notes a refusal. When that fails the answer stays the refusal. */
async function noteDenial(ctx: Context, endpoint: Endpoint, audit: CallAudit, error: unknown) {
  if (!(error instanceof ProblemError)) return
  const verb = denials[error.code]
  if (!verb) return
  const name = `${endpoint.method} ${endpoint.path}`
  try {
    await audit.note({ verb, object: { type: 'endpoint', id: endpoint.name, name } }, name)
  } catch (failure) {
    ctx.log.error({ err: failure, endpoint: endpoint.name }, 'a denial could not be written to the audit log')
  }
}

function requireAccess(endpoint: Endpoint, actor: SignedInActor | null): SignedInActor {
  if (!actor) throw new ProblemError('session/required')
  if (endpoint.access === 'administrator' && !may(actor, 'administer'))
    throw new ProblemError('session/forbidden')
  if (endpoint.access === 'supervisor' && !may(actor, 'superviseConversations'))
    throw new ProblemError('session/forbidden')
  return actor
}

function requireJson(req: Request, _res: Response, next: () => void) {
  const hasBody = Number(req.get('content-length') ?? 0) > 0 || req.get('transfer-encoding') !== undefined
  if (hasBody && (!req.is('application/json') || req.get('content-encoding') !== undefined))
    throw new ProblemError('request/unsupported-type')
  next()
}

function parseInput(endpoint: Endpoint, req: Request): Pick<Call<Endpoint>, 'params' | 'query' | 'body'> {
  const params = endpoint.params.safeParse(req.params)
  // An id that cannot be one names nothing.
  if (!params.success) throw new ProblemError('request/not-found')
  const query = endpoint.query.safeParse(req.query)
  const body = endpoint.body.safeParse(endpoint.upload ? readFields(req) : (req.body ?? {}))
  const errors = [
    ...(query.success ? [] : query.error.issues.map((issue) => toFieldError('/query', issue))),
    ...(body.success ? [] : body.error.issues.map((issue) => toFieldError('/body', issue))),
  ]
  if (!query.success || !body.success) throw new ProblemError('request/invalid', { errors })
  return { params: params.data, query: query.data, body: body.data }
}

/** A zod issue as a field error: a code the console has a sentence for, and the numbers in it. */
function toFieldError(root: string, issue: z.core.$ZodIssue): FieldError {
  const pointer = [
    root,
    ...issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')),
  ].join('/')
  if (issue.code === 'too_small')
    return issue.minimum === 1 && issue.origin === 'string'
      ? { pointer, code: 'required' }
      : { pointer, code: 'tooSmall', params: { minimum: Number(issue.minimum) } }
  if (issue.code === 'too_big') return { pointer, code: 'tooBig', params: { maximum: Number(issue.maximum) } }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { pointer, code: 'required' }
  if (issue.code === 'custom' && /^[a-zA-Z]+$/.test(issue.message)) return { pointer, code: issue.message }
  return { pointer, code: 'invalid' }
}
