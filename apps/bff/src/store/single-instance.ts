import pg from 'pg'

/**
 * Takes the mark that says "this data folder is in use": a session lock in its own embedded database. It is released
 * by itself however the holder ends, so no stale mark is ever left. Returns how to give it back, or null when another
 * instance has it.
 */
export async function holdDataFolder(url: string): Promise<(() => Promise<void>) | null> {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(7261904) as held')
  if (rows[0]?.held) return () => client.end()
  await client.end()
  return null
}
