import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../../testing/api.ts'
import { aConversation, tellNobody } from '../../../testing/conversations.ts'
import { aChannel, aPerson } from '../../../testing/factories.ts'
import { aWillingGoogle } from '../../../testing/google.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let requests = 0
const answers = [503, 200, 200, 200]
const google = aWillingGoogle(async () => {
  requests += 1
  return {
    outcome: 'answered',
    status: answers.shift() ?? 200,
    headers: new Headers(),
    body: Buffer.from('{}'),
  }
})
beforeAll(async () => {
  server = await startTestServer({ google })
})
afterAll(() => server.close())

test('every request of the sending worker is counted for the key of the account, also one that fails', async () => {
  const { db } = server.ctx.database
  await tellNobody(server, await aPerson(server, { role: 'administrator' }))
  const channel = await aChannel(server)
  await db
    .updateTable('accounts')
    .set({
      credentials_sealed: Buffer.from('sealed'),
      credentials_facts: JSON.stringify({ keyIdTail: 'a1b2c3' }),
    })
    .where('id', '=', channel.accountId)
    .execute()
  const ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
  const { path } = await aConversation(server, channel, ada)
  const id = randomUUID()
  await call(server, ada, 'POST', `${path}/messages`, { id, text: 'Good morning' })
  await waitFor('the reply to be accepted', () =>
    db
      .selectFrom('messages')
      .where('id', '=', id)
      .where('state', '=', 'accepted')
      .select('id')
      .executeTakeFirst(),
  )
  await waitFor('everything to be sent', async () => {
    const waiting = await db.selectFrom('outbox').select('id').executeTakeFirst()
    return waiting ? undefined : true
  })
  const uses = await db.selectFrom('credentials_uses').selectAll().execute()
  expect(requests).toBeGreaterThan(1)
  expect(uses.reduce((sum, use) => sum + use.requests, 0)).toBe(requests)
  expect([...new Set(uses.map((use) => [use.account_id, use.key_id_tail].join()))]).toEqual([
    `${channel.accountId},a1b2c3`,
  ])
})
