import pg from 'pg'

const againMs = 200

/**
 * Takes the mark that says "this data folder is in use": a session lock in its own embedded database. It is released
 * by itself however the holder ends, so no stale mark is ever left, and taken again when the database was restarted.
 * Returns how to give it back, or null when another instance has it.
 */
export async function holdDataFolder(url: string): Promise<(() => Promise<void>) | null> {
  let isGivenBack = false
  let again: NodeJS.Timeout | null = null
  const take = async (): Promise<pg.Client | null> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(7261904) as held')
    if (rows[0]?.held) {
      client.once('end', takeAgain)
      return client
    }
    await client.end()
    return null
  }
  const takeAgain = () => {
    if (isGivenBack) return
    again = setTimeout(() => {
      pending = retake()
    }, againMs)
  }
  const retake = async () => {
    // Null while the database is not back yet.
    client = await take().catch(() => null)
    if (!client) takeAgain()
  }
  let pending: Promise<void> | null = null
  let client = await take()
  if (!client) return null
  return async () => {
    isGivenBack = true
    if (again) clearTimeout(again)
    await pending
    await client?.end().catch(() => undefined)
  }
}
