import { invalidFields } from '../api-error.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { camelCase, type ObjectShape, type Shape } from '../shape.ts'

/**
 * The new value of a resource after a PATCH (protocol reference §7). Paths may be camelCase or snake_case and
 * may step into maps by key; a path that the body lacks clears the field; lists are replaced whole. Without a
 * mask every field that the body has is set; `*` replaces everything the server does not own.
 * @param mask comma-separated paths, or null when the query has none
 * @throws ApiError INVALID_ARGUMENT for a path the resource does not have
 */
export function applyUpdate(
  shape: ObjectShape,
  current: JsonObject,
  { body, mask }: { body: JsonObject; mask: string | null },
): JsonObject {
  const paths = (mask ?? '').split(',').flatMap((path) => (path.trim() === '' ? [] : [path.trim()]))
  if (paths.includes('*')) {
    const kept = Object.entries(current).filter(([name]) => shape.fields[name]?.output === true)
    return { ...body, ...Object.fromEntries(kept) }
  }
  if (paths.length === 0) return { ...current, ...body }
  const result = structuredClone(current)
  for (const path of paths) {
    const steps = stepsOf(shape, path)
    if (steps !== undefined) write(result, steps, read(body, steps))
  }
  return result
}

/** The steps of a path in the resource's own spelling; undefined for fields that only the server sets. */
function stepsOf(shape: ObjectShape, path: string): string[] | undefined {
  const steps: string[] = []
  let at: Shape = shape
  for (const step of path.split('.')) {
    if (at.kind === 'object') {
      const name: string = Object.hasOwn(at.fields, step) ? step : camelCase(step)
      const field: Shape | undefined = Object.hasOwn(at.fields, name) ? at.fields[name] : undefined
      if (field === undefined) throw unknownPath(path)
      if (field.output === true) return undefined
      steps.push(name)
      at = field
    } else if (at.kind === 'map') {
      steps.push(step.replaceAll('`', ''))
      at = at.of
    } else if (at.kind === 'any') {
      steps.push(step)
    } else {
      throw unknownPath(path)
    }
  }
  return steps
}

function unknownPath(path: string): Error {
  return invalidFields([
    {
      field: 'update_mask',
      description: `Invalid update mask path "${path}": the resource has no such field.`,
    },
  ])
}

function read(from: unknown, steps: readonly string[]): unknown {
  let value = from
  for (const step of steps)
    value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  return value
}

function write(into: JsonObject, steps: readonly string[], value: unknown): void {
  let at = into
  for (const step of steps.slice(0, -1)) {
    const next = Object.hasOwn(at, step) ? at[step] : undefined
    if (isJsonObject(next)) at = next
    else if (value === undefined) return
    else at = setOwn(at, step, {})
  }
  const last = steps.at(-1) ?? ''
  if (value === undefined) delete at[last]
  else setOwn(at, last, value)
}

/** Map keys come from the network, so a key like `__proto__` must become data and nothing else. */
function setOwn<T>(target: JsonObject, key: string, value: T): T {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  return value
}
