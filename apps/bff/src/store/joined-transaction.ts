import type { Kysely, Transaction } from 'kysely'
import type { Database } from './db.ts'
import type { Schema } from './schema.ts'

/**
 * The database for work within one transaction that is written for many: what is begun joins it, and what fails ends
 * it. So several calls of an administrator become one, all of it or nothing.
 */
export function joinedTo(tx: Transaction<Schema>, database: Database): Database {
  let failure: unknown
  const begin = () => ({
    async execute<T>(work: (inner: Transaction<Schema>) => Promise<T>): Promise<T> {
      // PostgreSQL takes nothing more after a failure. Who tries again within (after a deadlock) hears of the first one,
      // so that the whole is begun anew.
      if (failure !== undefined) throw failure
      try {
        return await work(tx)
      } catch (error) {
        failure = error
        throw error
      }
    },
  })
  const db = new Proxy<Kysely<Schema>>(tx, {
    get(target, property) {
      if (property === 'transaction') return begin
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  return { ...database, db }
}
