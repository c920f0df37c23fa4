import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

const attemptsMax = 4

/**
 * A transaction that is begun anew when PostgreSQL ended it to break a deadlock. For work that locks many conversations
 * or what hangs on them, such as timers, where not everybody can keep one order. `work` must be safe to repeat from
 * the start.
 */
export async function retriedTransaction<T>(
  db: Kysely<Schema>,
  work: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const isDeadlock = (error as { code?: unknown } | null)?.code === '40P01'
      if (!isDeadlock || attempt === attemptsMax) throw error
    }
  }
}
