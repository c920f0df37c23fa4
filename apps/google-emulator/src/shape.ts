import type { FieldViolation } from './api-error.ts'
import { isJsonObject, type JsonObject } from './json.ts'

type Common = { required?: true; /** Set by the server; whatever a client sends is dropped. */ output?: true }

/**
 * The form of a request body, as data, so that one reader validates every resource and update masks can be
 * checked against it. `check` returns a sentence when the value is wrong.
 */
export type Shape = Common &
  (
    | { kind: 'string'; max?: number; check?: (value: string) => string | undefined }
    | { kind: 'bool' }
    | { kind: 'number'; min?: number; max?: number }
    | { kind: 'enum'; values: readonly string[] }
    | { kind: 'list'; of: Shape; min?: number; max?: number }
    | { kind: 'map'; of: Shape }
    | { kind: 'any' }
    | ObjectShape
  )

export type ObjectShape = Common & {
  kind: 'object'
  fields: Readonly<Record<string, Shape>>
  /** Exactly one of these members must be present. */
  exactlyOne?: readonly string[]
  check?: (value: JsonObject) => readonly { at: string; description: string }[]
}

/** Length as Google counts it: code points, not UTF-16 units. */
function countCodePoints(text: string): number {
  return Array.from(text).length
}

/** `representativeType` → `representative_type`, the spelling of Google's violation paths. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** `representative_type` → `representativeType`; names already in camel case stay as they are. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * Reads a value by its shape the way protobuf's JSON mapping does: snake_case names, numbers written as
 * strings, null as absent, and (seen from real clients) one object where a list is declared.
 * @param path snake_case path of the value, for violations
 * @param violations receives every mistake; the result is only meaningful while it stays empty
 */
export function readShape(shape: Shape, value: unknown, path: string, violations: FieldViolation[]): unknown {
  const wrong = (description: string): null => {
    violations.push({ field: path, description })
    return null
  }
  const invalid = (): null =>
    wrong(`Invalid value at '${path}': ${(JSON.stringify(value) ?? '').slice(0, 120)}`)
  switch (shape.kind) {
    case 'any':
      return value
    case 'string': {
      if (typeof value !== 'string') return invalid()
      const length = countCodePoints(value)
      if (shape.max !== undefined && length > shape.max)
        return wrong(`${path} has ${length} characters; the maximum is ${shape.max}.`)
      const complaint = value === '' ? undefined : shape.check?.(value)
      return complaint === undefined ? value : wrong(`${path} ${complaint}`)
    }
    case 'bool':
      if (value === true || value === 'true') return true
      return value === false || value === 'false' ? false : invalid()
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      if (typeof number !== 'number' || !Number.isFinite(number)) return invalid()
      const isInRange = number >= (shape.min ?? -Infinity) && number <= (shape.max ?? Infinity)
      return isInRange ? number : invalid()
    }
    case 'enum':
      return typeof value === 'string' && shape.values.includes(value) ? value : invalid()
    case 'list': {
      const items = Array.isArray(value) ? value : isJsonObject(value) ? [value] : undefined
      if (items === undefined) return invalid()
      if (shape.max !== undefined && items.length > shape.max)
        return wrong(`${path} has ${items.length} entries; the maximum is ${shape.max}.`)
      if (shape.min !== undefined && items.length < shape.min)
        return wrong(`${path} has ${items.length} entries; the minimum is ${shape.min}.`)
      return items.map((item, index) => readShape(shape.of, item, `${path}[${index}]`, violations))
    }
    case 'map':
      if (!isJsonObject(value)) return invalid()
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          readShape(shape.of, item, `${path}.${key}`, violations),
        ]),
      )
    case 'object':
      break
  }
  return isJsonObject(value) ? readObject(shape, value, path, violations) : invalid()
}

function readObject(shape: ObjectShape, value: JsonObject, path: string, violations: FieldViolation[]) {
  const before = violations.length
  const result: JsonObject = {}
  for (const [sentName, item] of Object.entries(value)) {
    const name = Object.hasOwn(shape.fields, sentName) ? sentName : camelCase(sentName)
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
    if (field === undefined) {
      violations.push({
        field: path,
        description: `Invalid JSON payload received. Unknown name "${sentName}" at '${path}': Cannot find field.`,
      })
    } else if (item !== null && item !== undefined && field.output !== true) {
      result[name] = readShape(field, item, `${path}.${snakeCase(name)}`, violations)
    }
  }
  for (const [name, field] of Object.entries(shape.fields)) {
    const isMissing = result[name] === undefined || result[name] === ''
    const fieldPath = `${path}.${snakeCase(name)}`
    const isReported = violations.slice(before).some((one) => one.field.startsWith(fieldPath))
    if (field.required === true && isMissing && !isReported)
      violations.push({ field: fieldPath, description: `${fieldPath} is required.` })
  }
  if (shape.exactlyOne !== undefined) {
    const present = shape.exactlyOne.filter((name) => Object.hasOwn(result, name))
    const isEmptyText = present.length === 1 && result[present[0] ?? ''] === ''
    if (present.length !== 1 || isEmptyText)
      violations.push({
        field: path,
        description: `${path} needs exactly one of: ${shape.exactlyOne.map(snakeCase).join(', ')}.`,
      })
  }
  if (violations.length === before)
    for (const { at, description } of shape.check?.(result) ?? [])
      violations.push({ field: at === '' ? path : `${path}.${at}`, description })
  return result
}

/** Says what is wrong with an http(s) address, or nothing. http is taken for this machine only. */
export function checkWebAddress(value: string): string | undefined {
  const url = URL.parse(value)
  if (url === null) return 'is not a valid URL.'
  if (url.protocol === 'https:') return undefined
  return url.protocol === 'http:' && isLoopbackName(url.hostname) ? undefined : 'must be an https URL.'
}

/** Whether a host name of a URL can only mean this machine. */
export function isLoopbackName(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname === '::1' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  )
}
