import { byItself } from '../audit/record.ts'
import type { Sealer } from '../secrets.ts'
import { append } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { announceKeys, databaseNow, isOlderWorkRunning, runningServers } from '../store/running-servers.ts'
import { beforeAllIds, countByKey, reseal, rowsSealedWith, sealedColumns } from '../store/sealed-values.ts'

/** Values sealed with the key that seals now, with known other keys, and with keys nobody gave. */
export interface SealingStatus {
  readonly current: number
  readonly previous: number
  readonly unknown: number
}

/** How many stored values are sealed with which of the keys. */
export async function sealingStatus(db: Db, sealer: Sealer): Promise<SealingStatus> {
  const [current, ...previous] = sealer.fingerprints()
  const status = { current: 0, previous: 0, unknown: 0 }
  for (const [key, values] of await countByKey(db))
    status[key === current ? 'current' : previous.includes(key) ? 'previous' : 'unknown'] += values
  return status
}

/** Servers that would not be able to open what is sealed with this key from now on, or still seal with another. */
export async function serversBehind(db: Db, sealer: Sealer): Promise<number> {
  return (await runningServers(db)).filter(({ keys }) => keys[0] !== sealer.fingerprints()[0]).length
}

/** A server is asked again this often, and waited for this long. */
const patience = { againMs: 100, rounds: 100 }

/**
 * Resolves when every running server seals with the current key and whatever it was writing before is written.
 * Returns how many did not get there in 10 seconds.
 */
export async function waitForServers(db: Db, sealer: Sealer): Promise<number> {
  await announceKeys(db)
  let behind = await serversBehind(db, sealer)
  for (let round = 0; behind > 0 && round < patience.rounds; round++) {
    await new Promise((done) => setTimeout(done, patience.againMs))
    behind = await serversBehind(db, sealer)
  }
  if (behind > 0) return behind
  const since = await databaseNow(db)
  // The database ends what is idle in a transaction after 15 seconds, a statement after 30.
  while (await isOlderWorkRunning(db, since)) await new Promise((done) => setTimeout(done, patience.againMs))
  return 0
}

/** What a value that does not open stands for: it is left as it is. */
export interface Unopened {
  readonly table: string
  readonly column: string
  readonly id: string
}

/** Rows looked up at once; each is sealed anew in a transaction of its own. */
const rowsAtOnce = 100

/**
 * Seals everything anew that a previous key sealed. It may be killed at any point and run again, also by several at
 * once: what is done is seen in the values themselves. A start and an end with something to do are entries of the
 * audit log. Returns how many values it sealed anew and which do not open.
 */
export async function rotateSealing(
  db: Db,
  sealer: Sealer,
  onProgress: (resealed: number) => void = () => undefined,
): Promise<{ resealed: number; unopened: readonly Unopened[] }> {
  const [current, ...previous] = sealer.fingerprints()
  const { previous: waiting } = await sealingStatus(db, sealer)
  if (waiting === 0) return { resealed: 0, unopened: [] }
  await tell(db, 'sealing.rotationBegun', current, waiting)
  let resealed = 0
  const unopened: Unopened[] = []
  for (const column of sealedColumns)
    for (let after = beforeAllIds; ;) {
      const ids = await rowsSealedWith(db, column, previous, after, rowsAtOnce)
      const last = ids.at(-1)
      if (last === undefined) break
      after = last
      for (const id of ids) {
        const outcome = await reseal(db, sealer, column, id)
        if (outcome === 'unopened') unopened.push({ table: column.table, column: column.column, id })
        if (outcome === 'resealed') resealed += 1
      }
      onProgress(resealed)
    }
  await tell(db, 'sealing.rotated', current, resealed)
  return { resealed, unopened }
}

async function tell(
  db: Db,
  verb: 'sealing.rotationBegun' | 'sealing.rotated',
  fingerprint: string,
  sealedValues: number,
): Promise<void> {
  await db.transaction().execute((tx) =>
    append(tx, [
      byItself({
        verb,
        object: { type: 'sealingKey', id: null, name: fingerprint },
        after: { fingerprint, sealedValues },
      }),
    ]),
  )
}
