import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './programs.ts'

/** Fails when a document names a path of the repository that is gone. Paths are links, or `code` that starts with a known folder. */
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...listMarkdown('docs'),
  ...listMarkdown('apps/google-emulator', false),
].filter((path) => existsSync(join(root, path)))

const missing: string[] = []
for (const document of documents) {
  const text = readFileSync(join(root, document), 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map((match) => ({
    written: match[1] ?? '',
    path: join(dirname(document), match[1] ?? ''),
  }))
  const named = [...text.matchAll(/`((?:apps|packages|docs|\.ci)\/[\w./-]+)`/g)].map((match) => ({
    written: match[1] ?? '',
    path: match[1] ?? '',
  }))
  for (const { written, path } of [...links, ...named])
    if (!existsSync(join(root, path))) missing.push(`${document}: ${written}`)
}
if (missing.length > 0) {
  console.error(`These documents name what is not there:\n${missing.join('\n')}`)
  process.exit(1)
}

function listMarkdown(folder: string, deep = true): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return deep ? listMarkdown(path) : []
    return path.endsWith('.md') ? [path] : []
  })
}
