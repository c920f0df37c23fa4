import { resolve } from 'node:path'
import { buildWhatIsMissing } from './build.ts'
import { keepHouse, root } from './programs.ts'

/** `npm start`: console, server with embedded PostgreSQL, and the emulator of Google, for trying out on one machine. */
const begin = performance.now()
const dataDir = resolve(root, process.env['DATA_DIR'] || './data')
const emulatorPort = process.env['EMULATOR_PORT'] || '8090'
const emulatorUrl = process.env['EMULATOR_URL'] || `http://127.0.0.1:${emulatorPort}`

const house = keepHouse()
try {
  const built = await buildWhatIsMissing()
  if (built.length > 0) console.log(`Built the pages (${seconds()} s).`)
} catch (error) {
  await house.stop(1, error instanceof Error ? error.message : String(error))
}
// The server first: it is the one that checks the settings and knows whether this data folder is in use.
const { url, setupLink } = await house.start('server', 'apps/bff/src/main.ts', {
  PARLEY_MODE: 'tryout',
  DATA_DIR: dataDir,
  LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
})
await house.start('emulator', 'apps/google-emulator/src/main.ts', {
  EMULATOR_PORT: emulatorPort,
  EMULATOR_DATA_DIR: resolve(dataDir, 'emulator'),
  EMULATOR_PUBLIC_URL: emulatorUrl,
})
console.log(`
Parley is ready (${seconds()} s).

  Console    ${String(url)}
  Emulator   ${emulatorUrl}  (Google's side: settings, brands, phones)
${typeof setupLink === 'string' ? `\n  Open this link once to create the first administrator:\n  ${setupLink}\n` : ''}
  Data is kept in ${dataDir}. Ctrl-C stops everything.`)

function seconds(): string {
  return ((performance.now() - begin) / 1000).toFixed(1)
}
