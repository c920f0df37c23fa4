import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fieldRight, type FieldRight } from '@parley/contracts/protected-fields'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../testing/database.ts'

let made: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  made = await createTestDatabase()
})
afterAll(() => made.drop())

test('the upgrade changes nobody’s rights, and open sessions begin with a fresh password', async () => {
  const folder = join(import.meta.dirname, 'migrations')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  const at = files.findIndex((file) => file.startsWith('0016'))
  const client = await made.database.pool.connect()
  try {
    // The installation as it was before, beside the one the test was given.
    await client.query('create schema earlier; set search_path to earlier')
    for (const file of files.slice(0, at)) await client.query(await readFile(join(folder, file), 'utf8'))
    await client.query(`insert into users (name, email, password_hash, role, can_set_protected_fields) values
      ('Had it', 'a', '-', 'administrator', true), ('Had it not', 'b', '-', 'administrator', false),
      ('Was demoted', 'c', '-', 'agent', true), ('Agent', 'd', '-', 'agent', false)`)
    await client.query(`insert into sessions (token_hash, user_id, csrf_token, expires_at)
      select '\\x01', id, '-', now() + interval '1 day' from users where name = 'Had it'`)
    await client.query(await readFile(join(folder, files[at] ?? ''), 'utf8'))
    const { rows } = await client.query<{ name: string; rights: FieldRight[] }>(`select u.name,
        array(select distinct r from field_profiles p, unnest(p.rights) r where u.role = any (p.roles)
          or exists (select from field_profile_members m where m.profile_id = p.id and m.user_id = u.id)) as rights
      from users u order by u.name`)
    const rightsOf = Object.fromEntries(
      rows.map(({ name, rights }) => [name, fieldRight.options.filter((one) => rights.includes(one))]),
    )
    expect(rightsOf).toEqual({
      'Had it': fieldRight.options,
      'Had it not': ['clientToken.use', 'credentials.use'],
      // Not in effect while they are no administrator, as the switch was not.
      'Was demoted': fieldRight.options,
      Agent: [],
    })
    const sessions = await client.query('select confirmed_at = created_at as is_kept from sessions')
    expect(sessions.rows).toEqual([{ is_kept: true }])
  } finally {
    // Its search path is changed, so nobody else may get it.
    client.release(true)
  }
})
