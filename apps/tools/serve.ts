import { buildWhatIsMissing } from './build.ts'
import { AlreadyReported, startProgram, superviseUntilEnd } from './programs.ts'

/** `npm run serve`: production. No emulator; SECRETS_KEY and PUBLIC_URL are required (README, "Going to production"). */
try {
  await buildWhatIsMissing({ only: '@parley/console' })
  const server = await startProgram('server', 'apps/bff/src/main.ts', { PARLEY_MODE: 'production' })
  superviseUntilEnd([server])
  console.log(`Parley is ready at ${String(server.ready['url'])}`)
  if (typeof server.ready['setupLink'] === 'string')
    console.log(`Open this link once to create the first administrator:\n${server.ready['setupLink']}`)
} catch (error) {
  if (!(error instanceof AlreadyReported)) console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
