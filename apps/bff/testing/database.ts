import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '../src/store/db.ts'

/** A database of its own for one test file: a copy of the migrated template, dropped at the end. */
export async function createTestDatabase(): Promise<{
  url: string
  database: Database
  drop(): Promise<void>
}> {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administrate(server, `create database ${name} template template_parley`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const database = openDatabase(address.toString(), 12)
  return {
    url: address.toString(),
    database,
    async drop() {
      await database.close()
      await administrate(server, `drop database ${name} with (force)`)
    },
  }
}

async function administrate(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
