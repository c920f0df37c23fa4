import type { Db } from './db.ts'

/** A person's name; empty when there is no such person. */
export async function userName(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('users').where('id', '=', id).select('name').executeTakeFirst()
  return row?.name ?? ''
}
