import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const library = '@fluentui/react-icons'
const prefix = '\0icon:'

/**
 * Makes a module of each icon. The library keeps a thousand icons in a module, and a bundler puts a module into one
 * chunk: without this the first page loads the icons of all pages. Names that are no icon are imported as they were.
 */
export function oneIconEach(): Plugin {
  const folder = dirname(fileURLToPath(import.meta.resolve(library)))
  let icons: ReadonlyMap<string, string> = new Map()
  return {
    name: 'one-icon-each',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      icons = readIcons(folder)
      if (icons.size === 0)
        throw new Error(`${library} keeps its icons in another way now: no icon was found`)
    },
    transform: {
      filter: { code: library },
      handler: (code) => ({
        code: code.replaceAll(
          /import\s*\{([^}]*)\}\s*from\s*["']@fluentui\/react-icons["'];?/g,
          (_, names: string) => {
            const specifiers = names
              .split(',')
              .map((one) => one.trim())
              .filter(Boolean)
            return specifiers
              .map((one) => {
                const name = one.split(/\s+as\s+/)[0] ?? one
                return `import { ${one} } from ${JSON.stringify(icons.has(name) ? prefix + name : library)};`
              })
              .join('')
          },
        ),
        map: null,
      }),
    },
    resolveId: {
      filter: { id: /^\0icon:/ },
      handler: (id) => ({ id, moduleSideEffects: false }),
    },
    load: {
      filter: { id: /^\0icon:/ },
      handler: (id) =>
        `import { createFluentIcon } from ${JSON.stringify(join(folder, 'utils/createFluentIcon.js'))};\n` +
        (icons.get(id.slice(prefix.length)) ?? ''),
    },
  }
}

/** The statement that exports each icon, by the icon's name; every icon stands on a line of its own. */
function readIcons(folder: string): ReadonlyMap<string, string> {
  const files = ['icons', 'sizedIcons'].flatMap((kind) =>
    readdirSync(join(folder, kind))
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(folder, kind, file), 'utf8')),
  )
  return new Map(
    files
      .flatMap((text) => text.split('\n'))
      .flatMap((line) => {
        const name = /^export const (\w+) = \(? *\/\*#__PURE__\*\/ *createFluentIcon\(/.exec(line)?.[1]
        return name ? [[name, line] as const] : []
      }),
  )
}
