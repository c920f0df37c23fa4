import { buildWhatIsMissing } from './build.ts'
import { keepHouse } from './programs.ts'

/** `npm run serve`: production. No emulator; SECRETS_KEY and PUBLIC_URL are required (README, "Going to production"). */
const house = keepHouse()
try {
  await buildWhatIsMissing({ only: '@parley/console' })
} catch (error) {
  await house.stop(1, error instanceof Error ? error.message : String(error))
}
const { url, setupLink } = await house.start('server', 'apps/bff/src/main.ts', { PARLEY_MODE: 'production' })
console.log(`Parley is ready at ${String(url)}`)
if (typeof setupLink === 'string')
  console.log(`Open this link once to create the first administrator:\n${setupLink}`)
