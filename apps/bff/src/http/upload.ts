import { fieldsHeader, type Upload } from '@parley/contracts/endpoint'
import { ProblemError } from '@parley/contracts/problem'
import type { Request } from 'express'
import { limitBodyTime, uploadMsMax } from './body-time.ts'

/** Bodies in memory at once, whoever sends them; the next one is told to come back. */
const uploadsMax = 4
const retryAfterSeconds = 2
/** Percent-encoded JSON; a header may not be longer than that anyway. */
const fieldsLengthMax = 8_000

/**
 * Reads the bytes of an upload and gives them to `work`. Nothing is read before the caller was found to be allowed,
 * which is why the session comes first. Errors: `request/unsupported-type`, `picture/too-large`, `request/too-many`.
 */
export async function withUpload<T>(
  req: Request,
  { types, bytesMax }: Upload,
  gate: { open: number },
  work: (bytes: Buffer) => Promise<T>,
): Promise<T> {
  if (!req.is([...types]) || req.get('content-encoding') !== undefined)
    throw new ProblemError('request/unsupported-type')
  if (Number(req.get('content-length') ?? 0) > bytesMax) throw new ProblemError('picture/too-large')
  if (gate.open >= uploadsMax) throw new ProblemError('request/too-many', { retryAfterSeconds })
  gate.open += 1
  try {
    limitBodyTime(req, uploadMsMax)
    return await work(await readBytes(req, bytesMax))
  } finally {
    gate.open -= 1
  }
}

/** The values that travel beside an upload; undefined where they cannot be read. */
export function readFields(req: Request): unknown {
  const text = req.get(fieldsHeader)
  if (text === undefined) return {}
  if (text.length > fieldsLengthMax) return undefined
  try {
    return JSON.parse(decodeURIComponent(text))
  } catch {
    // Neither percent-encoded nor JSON: the shape says what is missing.
    return undefined
  }
}

async function readBytes(req: Request, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Not destroyed when it is too large: the refusal has to go out over the same connection.
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length
      if (size > bytesMax) throw new ProblemError('picture/too-large')
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    // Who goes away half way has sent nothing.
    throw error instanceof ProblemError ? error : new ProblemError('request/malformed', { cause: error })
  }
  return Buffer.concat(chunks)
}
