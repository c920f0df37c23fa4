import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'

const modules = import.meta.glob<Record<string, Record<string, string>>>('../../**/messages/*.ts', {
  eager: true,
})

/** File pairs: `…/en.ts` beside `…/de.ts`, `…/problems.en.ts` beside `…/problems.de.ts`. */
const pairs = Object.entries(modules).flatMap(([path, module]) => {
  if (!/\ben\.ts$/.test(path)) return []
  const german = modules[path.replace(/\ben\.ts$/, 'de.ts')]
  return [{ path, en: catalogueOf(module), de: german && catalogueOf(german) }]
})

function catalogueOf(module: Record<string, Record<string, string>>): Record<string, string> {
  return Object.assign({}, ...Object.values(module)) as Record<string, string>
}

/** Names with their kinds, wherever they stand: `count:plural`, `name`. */
function placeholders(message: CompiledMessage): string[] {
  const found = message.flatMap((token): string[] => {
    if (typeof token === 'string') return []
    const [name, type, format] = token
    const nested =
      typeof format === 'object' && format !== null
        ? Object.values(format as Record<string, CompiledMessage | number>).flatMap((branch) =>
            Array.isArray(branch) ? placeholders(branch) : [],
          )
        : []
    return [name === '#' ? '' : type ? `${name}:${type}` : name, ...nested].filter(Boolean)
  })
  return [...new Set(found)].toSorted()
}

test('there are catalogues to compare', () => {
  expect(pairs.length).toBeGreaterThan(3)
})

test.each(pairs)('$path has the same keys and placeholders in German, and nothing empty', ({ en, de }) => {
  expect(Object.keys(de ?? {}).toSorted()).toEqual(Object.keys(en).toSorted())
  expect(Object.keys(en).filter((key) => !en[key]?.trim() || !de?.[key]?.trim())).toEqual([])
  const all = (catalogue: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(catalogue).map(([key, text]) => [key, placeholders(compileMessageOrThrow(text))]),
    )
  expect(all(de ?? {})).toEqual(all(en))
})
