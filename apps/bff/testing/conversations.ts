import { randomUUID } from 'node:crypto'
import { fieldsHeader } from '@parley/contracts/endpoint'
import { call, type ApiAnswer } from './api.ts'
import { aPayload, deliver, type TestChannel, type TestPerson } from './factories.ts'
import type { TestServer } from './server.ts'
import { waitFor } from './wait-for.ts'

/** A conversation a customer has begun by a signed delivery; taken by `by` when given. */
export async function aConversation(
  server: TestServer,
  channel: TestChannel,
  by?: TestPerson,
): Promise<{ id: string; path: string; providerId: string }> {
  const payload = aPayload(channel)
  const providerId = String(payload['conversationId'])
  await deliver(server, channel, payload)
  const { id } = await waitFor('the conversation', () =>
    server.ctx.database.db
      .selectFrom('conversations')
      .where('provider_id', '=', providerId)
      .select('id')
      .executeTakeFirst(),
  )
  const path = `/api/conversations/${id}`
  if (by) await call(server, by, 'POST', `${path}/actions`, { action: 'take' })
  return { id, path, providerId }
}

/** Switches the recording notice off, for tests that count what customers get and are not about it. */
export async function tellNobody(server: TestServer, administrator: TestPerson): Promise<void> {
  const path = '/api/privacy/recording-notice'
  const { version } = (await call<{ version: number }>(server, administrator, 'GET', path)).body
  const body = { version, isOn: false, reason: 'Not what this test is about' }
  const { status } = await call(server, administrator, 'POST', `${path}/choices`, body)
  if (status >= 300) throw new Error(`The notice was not switched off: ${status}`)
}

/** Sends bytes as a picture, as the console does. */
export async function sendPicture<T = Record<string, never>>(
  server: { url: string },
  person: TestPerson,
  path: string,
  bytes: Buffer,
  {
    id = randomUUID(),
    altText = '',
    headers = {},
  }: { id?: string; altText?: string; headers?: Record<string, string> } = {},
): Promise<ApiAnswer<T>> {
  const answer = await fetch(`${server.url}${path}/pictures/${id}`, {
    method: 'PUT',
    headers: {
      ...person.headers,
      'Content-Type': 'image/png',
      [fieldsHeader]: encodeURIComponent(JSON.stringify({ altText })),
      ...headers,
    },
    body: new Uint8Array(bytes),
  })
  const text = await answer.text()
  return { status: answer.status, body: JSON.parse(text) as T, text, headers: answer.headers }
}
