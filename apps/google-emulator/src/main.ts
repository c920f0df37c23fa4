import { z } from 'zod'
import { startEmulator } from './emulator.ts'

const environment = z
  .object({
    EMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
    EMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
    EMULATOR_DATA_DIR: z.string().min(1).default('./data/emulator'),
    EMULATOR_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  })
  .safeParse(process.env)

if (!environment.success) {
  console.error('The emulator cannot start; these settings are wrong:')
  for (const { path, message } of environment.error.issues) console.error(`  ${path.join('.')}: ${message}`)
  process.exit(2)
}

const { EMULATOR_PORT, EMULATOR_HOST, EMULATOR_DATA_DIR, EMULATOR_PUBLIC_URL } = environment.data
const starting = startEmulator({
  port: EMULATOR_PORT,
  host: EMULATOR_HOST,
  dataDir: EMULATOR_DATA_DIR,
  ...(EMULATOR_PUBLIC_URL !== undefined && { publicUrl: EMULATOR_PUBLIC_URL }),
})

let isStopping = false
const stop = (): void => {
  if (isStopping) return
  isStopping = true
  void starting.then((emulator) => emulator.close()).then(() => process.exit(0))
}
// Heard from the beginning: a stop that comes while it starts must not be lost.
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// Started as a child by `npm start`: when that process is gone, however it went, so are we.
process.on('disconnect', stop)
// It may have gone before we listened; without a channel there is no such property.
if ('connected' in process && !process.connected) stop()

try {
  console.log(JSON.stringify({ ready: true, url: (await starting).url }))
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE'
  console.error(
    isTaken
      ? `Port ${EMULATOR_PORT} is taken by another program. Set EMULATOR_PORT to a free one.`
      : error instanceof Error
        ? error.message
        : String(error),
  )
  process.exit(1)
}
