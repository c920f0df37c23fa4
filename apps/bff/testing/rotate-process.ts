import { readSealingKeys } from '../src/config.ts'
import { rotateSealing } from '../src/keys/rotate.ts'
import { createSealer } from '../src/secrets.ts'
import { openDatabase } from '../src/store/db.ts'

/** A rotation in a process of its own that is killed with SIGKILL right before it opens one value more than `KILL_AFTER`. */
const [current, ...previous] = readSealingKeys(process.env) ?? []
if (!current) throw new Error('SECRETS_KEY is missing')
const sealer = createSealer(current, { previous })
let left = Number(process.env['KILL_AFTER'])
const { db } = openDatabase(process.env['DATABASE_URL'] ?? '', 2)
await rotateSealing(db, {
  ...sealer,
  open(sealed, place) {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
    return sealer.open(sealed, place)
  },
})
