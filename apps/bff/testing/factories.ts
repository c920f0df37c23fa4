import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@parley/contracts/session'
import { hashToken, maxAgeMs } from '../src/http/session.ts'
import * as sessions from '../src/store/sessions.ts'
import type { Context } from '../src/context.ts'

/** What factories write with: a test server, or a connection to one that runs elsewhere. */
export interface Workbench {
  readonly ctx: Pick<Context, 'database' | 'sealer'> & Partial<Pick<Context, 'now'>>
}

/** A person with a session: headers that make a request theirs. */
export interface TestPerson {
  readonly id: string
  readonly name: string
  readonly headers: Record<string, string>
}

/** A person who is signed in, without the cost of hashing a password. Administrators have all rights on protected fields. */
export async function aPerson(
  server: Workbench,
  given: { role?: Role; name?: string; mayWriteProtectedFields?: boolean; queueIds?: string[] } = {},
): Promise<TestPerson> {
  const { db } = server.ctx.database
  const name = given.name ?? 'Ada Test'
  const { id } = await db
    .insertInto('users')
    .values({
      name,
      email: `${randomUUID()}@example.test`,
      password_hash: 'never',
      role: given.role ?? 'agent',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (given.mayWriteProtectedFields ?? given.role === 'administrator')
    await db
      .insertInto('field_profile_members')
      .columns(['profile_id', 'user_id'])
      .expression((eb) =>
        eb
          .selectFrom('field_profiles')
          .where('first_as', '=', 'setUp')
          .select(['id', eb.val(id).as('user_id')]),
      )
      .execute()
  for (const queueId of given.queueIds ?? [])
    await db.insertInto('queue_members').values({ queue_id: queueId, user_id: id }).execute()
  const token = randomBytes(32).toString('base64url')
  const csrfToken = randomBytes(24).toString('base64url')
  const expiresAt = new Date(Date.now() + maxAgeMs)
  await sessions.create(db, {
    tokenHash: hashToken(token),
    userId: id,
    csrfToken,
    expiresAt,
    now: server.ctx.now?.() ?? new Date(),
  })
  return {
    id,
    name,
    headers: { Cookie: `parley=${token}`, 'x-parley-csrf': csrfToken, 'Content-Type': 'application/json' },
  }
}

/** An account that is set up: token stored, one Google agent bound to a channel of a workstream. */
export interface TestChannel {
  readonly accountId: string
  readonly clientToken: string
  readonly webhookPath: string
  readonly brandId: string
  readonly agentId: string
  readonly queueId: string
  readonly channelId: string
  readonly workstreamId: string
}

export async function aChannel(
  server: Workbench,
  given: {
    language?: string
    customerAttachments?: boolean
    agentAttachments?: boolean
    automatedMessages?: { trigger: string; language?: string; text: string | null }[]
    agents?: number
  } = {},
): Promise<TestChannel> {
  const { db } = server.ctx.database
  const admin = await aPerson(server, { role: 'administrator' })
  const clientToken = `TOKEN${randomBytes(8).toString('hex').toUpperCase()}`
  const accountId = randomUUID()
  const webhookKey = randomBytes(18).toString('base64url')
  await db
    .insertInto('accounts')
    .values({
      id: accountId,
      name: 'Harbour Lane',
      channel: 'google-business-messages',
      state: 'active',
      partner_id: 'partner',
      client_token_sealed: server.ctx.sealer.seal(clientToken, `accounts.client_token:${accountId}`),
      webhook_key: webhookKey,
      created_by: admin.id,
      credentials_facts: 'null',
    })
    .execute()
  const [brandId, agentId] = [randomUUID(), randomUUID()]
  const agent = await db
    .insertInto('google_agents')
    .values({
      account_id: accountId,
      brand_id: brandId,
      agent_id: agentId,
      display_name: 'Harbour Lane Bakery',
      brand_name: 'Harbour Lane',
      is_verified: true,
      is_launched: true,
      test_urls: '[]',
      added_by: admin.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const queue = await db
    .insertInto('queues')
    .values({ name: `Queue ${randomUUID()}` })
    .returning('id')
    .executeTakeFirstOrThrow()
  const workstream = await db
    .insertInto('workstreams')
    .values({
      name: `Workstream ${randomUUID()}`,
      channel: 'google-business-messages',
      distribution_mode: 'pick',
      fallback_queue_id: queue.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const channel = await db
    .insertInto('channels')
    .values({
      workstream_id: workstream.id,
      google_agent_id: agent.id,
      kind: 'google-business-messages',
      language: given.language ?? 'en-US',
      customer_attachments: given.customerAttachments ?? true,
      agent_attachments: given.agentAttachments ?? false,
      automated_messages: JSON.stringify(
        (given.automatedMessages ?? []).map(({ trigger, text, language }) => ({
          trigger,
          text,
          language: language ?? given.language ?? 'en-US',
        })),
      ),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    accountId,
    clientToken,
    webhookPath: `/webhooks/google-business-messages/${webhookKey}`,
    brandId,
    agentId,
    queueId: queue.id,
    channelId: channel.id,
    workstreamId: workstream.id,
  }
}

/** A payload as Google posts it; `more` replaces or adds members. */
export function aPayload(channel: TestChannel, more: Record<string, unknown> = {}): Record<string, unknown> {
  const messageId = randomUUID()
  return {
    message: {
      messageId,
      name: `conversations/c/messages/${messageId}`,
      text: 'Good morning',
      createTime: new Date().toISOString(),
    },
    context: {
      entryPoint: 'PLACESHEET',
      placeId: 'ChIJ7',
      userInfo: { displayName: 'Mara Oduya', userDeviceLocale: 'en-GB' },
      resolvedLocale: 'en',
    },
    sendTime: new Date().toISOString(),
    conversationId: randomUUID(),
    customAgentId: 'harbour',
    requestId: messageId,
    agent: `brands/${channel.brandId}/agents/${channel.agentId}`,
    ...more,
  }
}

export const sign = (body: string | Buffer, clientToken: string): string =>
  createHmac('sha512', clientToken).update(body).digest('base64')

/** Posts a payload as Google does: compact JSON, signed over its bytes. */
export function deliver(server: { url: string }, channel: TestChannel, payload: unknown): Promise<Response> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return fetch(`${server.url}${channel.webhookPath}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Goog-Signature': sign(body, channel.clientToken) },
    body,
  })
}
