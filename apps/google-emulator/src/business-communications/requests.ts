import { invalidFields } from '../api-error.ts'
import { readBody } from '../business-messages/api.ts'
import type { ApiCall } from '../google-api.ts'
import type { JsonObject } from '../json.ts'
import type { ObjectShape, Shape } from '../shape.ts'

const pageSizeMax = 1000
const pageSizeDefault = 100

/** The mask of a PATCH, or null. */
export function readMask(call: ApiCall): string | null {
  return call.query.get('updateMask') ?? call.query.get('update_mask')
}

/** A body that may lack required fields, because a mask picks from it; unknown fields are still refused. */
export function readPartial(call: ApiCall, shape: ObjectShape, path: string): JsonObject {
  return readBody<JsonObject>(call, relax(shape), path)
}

function relax(shape: ObjectShape): ObjectShape {
  const fields = Object.entries(shape.fields).map(([name, field]): [string, Shape] => [
    name,
    relaxField(field),
  ])
  return {
    kind: 'object',
    fields: Object.fromEntries(fields),
    ...(shape.output === true && { output: true }),
  }
}

function relaxField(shape: Shape): Shape {
  if (shape.kind === 'object') return relax(shape)
  if (shape.kind === 'map' || shape.kind === 'list') {
    const { required: _, ...rest } = shape
    return { ...rest, of: relaxField(shape.of) }
  }
  const { required: _, ...rest } = shape
  return rest
}

/** Paging of a list; `after` is the place in the list that the page token stands for. */
export function readPaging(call: ApiCall): { size: number; after: number } {
  const size = Number(call.query.get('pageSize') ?? call.query.get('page_size') ?? 0)
  const token = call.query.get('pageToken') ?? call.query.get('page_token') ?? ''
  const after = token === '' ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'))
  if (!Number.isInteger(size) || size < 0)
    throw invalidFields([{ field: 'page_size', description: 'page_size must be a whole number from 0.' }])
  if (!Number.isInteger(after))
    throw invalidFields([
      { field: 'page_token', description: 'page_token is not one that this server gave.' },
    ])
  return { size: size === 0 ? pageSizeDefault : Math.min(size, pageSizeMax), after }
}
