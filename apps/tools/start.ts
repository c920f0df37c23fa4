import { resolve } from 'node:path'
import { buildWhatIsMissing } from './build.ts'
import { AlreadyReported, root, startProgram, superviseUntilEnd, type Program } from './programs.ts'

/** `npm start`: console, server with embedded PostgreSQL, and the emulator of Google, for trying out on one machine. */
const begin = performance.now()
const dataDir = resolve(root, process.env['DATA_DIR'] || './data')
const emulatorPort = process.env['EMULATOR_PORT'] || '8090'
const emulatorUrl = process.env['EMULATOR_URL'] || `http://127.0.0.1:${emulatorPort}`

const programs: Program[] = []
try {
  const built = await buildWhatIsMissing()
  if (built.length > 0) console.log(`Built the pages (${seconds()} s).`)
  const server = startProgram('server', 'apps/bff/src/main.ts', {
    PARLEY_MODE: 'tryout',
    DATA_DIR: dataDir,
    EMULATOR_URL: emulatorUrl,
    LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
  })
  // The server first: it is the one that knows whether this data folder is in use.
  programs.push(await server)
  programs.push(
    await startProgram('emulator', 'apps/google-emulator/src/main.ts', {
      EMULATOR_PORT: emulatorPort,
      EMULATOR_DATA_DIR: resolve(dataDir, 'emulator'),
      EMULATOR_PUBLIC_URL: emulatorUrl,
    }),
  )
} catch (error) {
  for (const program of programs) await program.stop()
  if (!(error instanceof AlreadyReported)) console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

superviseUntilEnd(programs)
const { url, setupLink } = programs[0]?.ready ?? {}
console.log(`
Parley is ready (${seconds()} s).

  Console    ${String(url)}
  Emulator   ${emulatorUrl}  (Google's side: settings, brands, phones)
${typeof setupLink === 'string' ? `\n  Open this link once to create the first administrator:\n  ${setupLink}\n` : ''}
  Data is kept in ${dataDir}. Ctrl-C stops everything.`)

function seconds(): string {
  return ((performance.now() - begin) / 1000).toFixed(1)
}
