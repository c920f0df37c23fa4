import { writeFileSync } from 'node:fs'
import { benchBrowser } from './browser.ts'
import { reaches, toTable, type Row } from './rows.ts'
import { benchStart } from './start.ts'
import { benchWebhook } from './webhook.ts'

/**
 * `npm run bench`: the figures Parley is held to, in one run. A table for people; `-- --json FILE` writes rows of name,
 * value, unit, goal. Machines differ and are noisy: trust the ratios. Never part of the tests.
 */
const jsonAt = process.argv.indexOf('--json')
const file = jsonAt > 0 ? process.argv[jsonAt + 1] : undefined
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null
const parts: Record<string, () => Promise<Row[]>> = {
  webhook: benchWebhook,
  browser: benchBrowser,
  start: benchStart,
}

const rows: Row[] = []
for (const [name, part] of Object.entries(parts)) {
  if (only && only !== name) continue
  console.error(`Measuring: ${name} …`)
  rows.push(...(await part()))
}
console.log(toTable(rows))
if (file) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`)
const missed = rows.filter((row) => !reaches(row))
if (missed.length > 0)
  console.log(
    `\n${missed.length} of ${rows.filter((row) => row.goal).length} goals not reached on this machine.`,
  )
process.exit(0)
