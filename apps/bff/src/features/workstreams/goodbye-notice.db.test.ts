import { randomUUID } from 'node:crypto'
import type { Workstream } from '@parley/contracts/workstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { aConversation } from '../../../testing/conversations.ts'
import { aChannel, aPerson, type TestPerson } from '../../../testing/factories.ts'
import { aWillingGoogle } from '../../../testing/google.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

const sent: { url: string; text: string | undefined }[] = []
const google = aWillingGoogle(async (url, request) => {
  sent.push({ url, text: (JSON.parse(String(request.body ?? 'null')) as { text?: string } | null)?.text })
  return { outcome: 'answered', status: 200, headers: new Headers(), body: Buffer.from('{}') }
})
const textsTo = (providerId: string) =>
  sent.filter((one) => one.url.includes(providerId) && one.text !== undefined).map((one) => one.text)

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google })
  admin = await aPerson(server, { role: 'administrator' })
})
afterAll(() => server.close())

const ask = <T>(method: string, path: string, body?: unknown, person = admin) =>
  call<T>(server, person, method, `/api${path}`, body)

test('whom nobody has written to yet is told of the recording before the good bye, others are not told twice', async () => {
  const channel = await aChannel(server)
  const agent = await aPerson(server, { queueIds: [channel.queueId] })
  const silent = await aConversation(server, channel)
  const known = await aConversation(server, channel, agent)
  await call(server, agent, 'POST', `${known.path}/messages`, { id: randomUUID(), text: 'Hello' })
  await waitFor('notice and reply', async () => textsTo(known.providerId).length === 2)

  const path = `/workstreams/${channel.workstreamId}/channels/${channel.channelId}`
  const removed = await ask('POST', `${path}/deletion`, {
    version: 1,
    conversations: { manner: 'close', text: 'Good bye' },
  })
  expect(removed.status).toBe(200)
  await waitFor('the good byes', async () =>
    [silent, known].every(({ providerId }) => textsTo(providerId).includes('Good bye')),
  )
  const [notice, ...rest] = textsTo(silent.providerId)
  expect(rest).toEqual(['Good bye'])
  expect(textsTo(known.providerId)).toEqual([notice, 'Hello', 'Good bye'])
})

test('a channel that drained goes by itself, which stands in the log without a person', async () => {
  const channel = await aChannel(server)
  const agent = await aPerson(server, { queueIds: [channel.queueId] })
  const { path } = await aConversation(server, channel, agent)
  const of = `/workstreams/${channel.workstreamId}`
  const before = (await auditEntries(server)).at(-1)?.seq ?? 0
  await ask('POST', `${of}/channels/${channel.channelId}/deletion`, {
    version: 1,
    conversations: { manner: 'drain' },
  })
  for (const action of ['end', 'close']) await call(server, agent, 'POST', `${path}/actions`, { action })
  await waitFor(
    'the channel to go',
    async () => (await ask<Workstream>('GET', of)).body.channels.length === 0,
  )
  const entries = await auditEntries(server, before)
  expect(entries.map((one) => [one.verb, one.actor?.id ?? null, one.object?.id])).toEqual([
    ['channel.drained', admin.id, channel.channelId],
    ['channel.deleted', null, channel.channelId],
  ])
})

test('a deleted queue does not keep operating hours: it comes back without', async () => {
  const week = Array.from({ length: 7 }, () => [])
  const hours = await ask<{ id: string }>('POST', '/operating-hours', {
    name: 'Night shift',
    timeZone: 'Europe/Berlin',
    weekly: week,
    holidays: [],
    exceptions: [],
  })
  const queue = await ask<{ id: string }>('POST', '/queues', {
    name: 'Night',
    operatingHoursId: hours.body.id,
  })
  const { id: toQueueId } = await server.ctx.database.db
    .selectFrom('queues')
    .where('is_default', '=', true)
    .select('id')
    .executeTakeFirstOrThrow()
  await ask('POST', `/queues/${queue.body.id}/deletion`, { version: 1, toQueueId })
  expect((await ask('DELETE', `/operating-hours/${hours.body.id}`)).status).toBe(204)
  expect((await ask('POST', `/deletions/${queue.body.id}/restore`)).status).toBe(204)
  const { items } = (await ask<{ items: { id: string; operatingHours: unknown }[] }>('GET', '/queues')).body
  expect(items.find((one) => one.id === queue.body.id)?.operatingHours).toBeNull()
})
