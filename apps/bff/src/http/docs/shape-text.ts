import type { JsonSchema } from './document.ts'

/** A schema as people read shapes: names, types and limits, one member a line, nested ones indented. */
export function shapeText(schema: JsonSchema, indent = ''): string {
  const options = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (options) return options.map((one) => shapeText(one, indent)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['enum'])) return enumText(schema['enum'], indent)
  const { type } = schema
  if (Array.isArray(type))
    return type.map((one: unknown) => shapeText({ ...schema, type: one }, indent)).join(' | ')
  switch (type) {
    case 'object':
      return objectText(schema, indent)
    case 'array':
      return arrayText(schema, indent)
    case 'string':
      return `string${limits([schema['format'], range(schema['minLength'], schema['maxLength'], 'characters')])}`
    case 'integer':
    case 'number':
      return `${type}${limits([range(schema['minimum'], schema['maximum'], '')])}`
    case 'boolean':
    case 'null':
      return type
    default:
      return 'any'
  }
}

function objectText(schema: JsonSchema, indent: string): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)
  const additional = schema['additionalProperties']
  if (properties.length === 0)
    return typeof additional === 'object' && additional !== null
      ? `{ [name]: ${shapeText(additional as JsonSchema, indent)} }`
      : '{}'
  const required = new Set((schema['required'] ?? []) as string[])
  const deeper = `${indent}  `
  const lines = properties.map(([name, one]) => {
    const fallback = 'default' in one ? ` = ${JSON.stringify(one['default'])}` : ''
    return `${deeper}${name}${required.has(name) ? '' : '?'}: ${shapeText(one, deeper)}${fallback}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

function arrayText(schema: JsonSchema, indent: string): string {
  const item = shapeText((schema['items'] ?? {}) as JsonSchema, indent)
  const plain = /^[\w"]+$|^\{[\s\S]*\}$/.test(item) && !item.includes(' | ')
  return `${plain ? item : `(${item})`}[]${limits([range(schema['minItems'], schema['maxItems'], 'entries')])}`
}

/** Long lists of words go over several lines. */
function enumText(values: unknown[], indent: string): string {
  const words = values.map((value) => JSON.stringify(value))
  if (words.join(' | ').length <= 90) return words.join(' | ')
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 80) lines[lines.length - 1] = `${last} | ${word}`
    else lines.push(word)
  }
  return lines.join(`\n${indent}  | `)
}

function limits(parts: unknown[]): string {
  const known = parts.filter((part) => typeof part === 'string' && part !== '')
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}

function range(least: unknown, most: unknown, unit: string): string {
  // The safe integers are no limit that anybody means.
  const min = typeof least === 'number' && least > Number.MIN_SAFE_INTEGER ? least : null
  const max = typeof most === 'number' && most < Number.MAX_SAFE_INTEGER ? most : null
  if (min === null && max === null) return ''
  const numbers =
    max === null
      ? `at least ${min}`
      : min === null
        ? `at most ${max}`
        : min === max
          ? `${min}`
          : `${min}–${max}`
  return unit === '' ? numbers : `${numbers} ${unit}`
}
