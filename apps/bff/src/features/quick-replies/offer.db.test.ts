import { randomUUID } from 'node:crypto'
import type { offerQuickReplies, QuickReply } from '@parley/contracts/quick-replies'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { call } from '../../../testing/api.ts'
import {
  aChannel,
  aPayload,
  aPerson,
  deliver,
  type TestChannel,
  type TestPerson,
} from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let supervisor: TestPerson
let channel: TestChannel
let agent: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  supervisor = await aPerson(server, { role: 'supervisor' })
  channel = await aChannel(server)
  agent = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
})
afterAll(() => server.close())
afterEach(() => server.setNow(null))

type Offer = z.output<(typeof offerQuickReplies)['response']>
const code = () => `c${randomUUID().slice(0, 8)}`
const make = async (changes: object = {}, person = supervisor) => {
  const isShared = person === supervisor
  const answer = await call<QuickReply>(
    server,
    person,
    'POST',
    isShared ? '/api/quick-replies' : '/api/my-quick-replies',
    {
      title: 'Parcel',
      shortCode: code(),
      tags: [],
      texts: [{ language: 'en-US', text: 'On its way.' }],
      ...(isShared ? { limits: null } : {}),
      ...changes,
    },
  )
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body
}
/** A conversation whose customer's language Google decided to be this; undefined: it did not say. */
async function aConversation(locale?: string, at = channel): Promise<string> {
  const providerId = randomUUID()
  const userInfo = { displayName: 'Mara Oduya', userDeviceLocale: 'en-GB' }
  const context = { userInfo, ...(locale === undefined ? {} : { resolvedLocale: locale }) }
  await deliver(server, at, aPayload(at, { conversationId: providerId, context }))
  const row = await waitFor('the conversation', () =>
    server.ctx.database.db
      .selectFrom('conversations')
      .where('provider_id', '=', providerId)
      .select('id')
      .executeTakeFirst(),
  )
  return row.id
}
const offer = async (conversationId: string, search = '', person = agent) =>
  call<Offer>(
    server,
    person,
    'GET',
    `/api/conversations/${conversationId}/quick-replies?search=${encodeURIComponent(search)}`,
  )
const codes = async (conversationId: string, search: string, person = agent) =>
  (await offer(conversationId, search, person)).body.items.map(({ shortCode }) => shortCode)
const use = (reply: QuickReply, person = agent) =>
  call(server, person, 'POST', `/api/quick-replies/${reply.id}/uses`, {})

describe('what is offered in a conversation', () => {
  test('is in the language Google decided, else the channel’s, and others are marked', async () => {
    const mark = code()
    const both = await make({
      title: `Both ${mark}`,
      texts: [
        { language: 'en-US', text: 'Hello' },
        { language: 'de-DE', text: 'Guten Tag' },
      ],
    })
    const english = await make({ title: `A ${mark}` })
    const inGerman = (await offer(await aConversation('de-AT'), mark)).body
    expect(
      inGerman.items.map(({ id, language, isOtherLanguage }) => [id, language, isOtherLanguage]),
    ).toEqual([
      [both.id, 'de-DE', false],
      [english.id, 'en-US', true],
    ])
    const undecided = (await offer(await aConversation(), mark)).body
    expect(undecided.items.map(({ id, text, isOtherLanguage }) => [id, text, isOtherLanguage])).toEqual([
      [english.id, 'On its way.', false],
      [both.id, 'Hello', false],
    ])
    expect(inGerman.values).toMatchObject({
      CustomerName: 'Mara Oduya',
      AgentName: 'Ada',
      BrandName: 'Harbour Lane',
      QueueName: expect.stringMatching(/^Queue /) as string,
    })
  })
  test('is what all share and one’s own, never another’s', async () => {
    const mark = code()
    const conversation = await aConversation('en')
    const other = await aPerson(server, { queueIds: [channel.queueId] })
    const mine = await make({ title: `Mine ${mark}` }, agent)
    const theirs = await make({ title: `Theirs ${mark}` }, other)
    const all = await make({ title: `All ${mark}` })
    expect((await codes(conversation, mark)).sort()).toEqual([mine.shortCode, all.shortCode].sort())
    expect((await use(theirs)).status).toBe(404)
    expect((await use(mine)).status).toBe(204)
  })
  test('is limited to its queues and workstreams', async () => {
    const mark = code()
    const elsewhere = await aChannel(server)
    const limits = [
      { queueIds: [channel.queueId], workstreamIds: [] },
      { queueIds: [elsewhere.queueId], workstreamIds: [channel.workstreamId] },
      { queueIds: [], workstreamIds: [elsewhere.workstreamId] },
    ]
    const made = []
    for (const one of limits) made.push(await make({ title: `L ${mark}`, limits: one }))
    const here = await codes(await aConversation('en'), mark)
    expect(here.sort()).toEqual(
      made
        .slice(0, 2)
        .map(({ shortCode }) => shortCode)
        .sort(),
    )
    const there = await codes(await aConversation('en', elsewhere), mark, supervisor)
    expect(there.sort()).toEqual(
      made
        .slice(1)
        .map(({ shortCode }) => shortCode)
        .sort(),
    )
  })
  test('is nothing in a conversation one may not see', async () => {
    const stranger = await aPerson(server)
    const conversation = await aConversation('en')
    expect((await offer(conversation, '', stranger)).status).toBe(404)
    expect((await offer(randomUUID())).status).toBe(404)
  })
  test('has the short code that was typed first, then those that begin so, then what only contains it', async () => {
    const mark = code()
    const contains = await make({ title: `${mark} in the title` })
    const longer = await make({ shortCode: `${mark}-2` })
    const exact = await make({ shortCode: mark })
    // However much the others are used.
    for (const reply of [contains, longer, contains]) await use(reply)
    expect(await codes(await aConversation('en'), mark.toUpperCase())).toEqual([
      exact.shortCode,
      longer.shortCode,
      contains.shortCode,
    ])
  })
  test('has what the person uses most and last first: three uses beat one, but not one after three months', async () => {
    const mark = code()
    const conversation = await aConversation('en')
    const [often, once, never] = [
      await make({ title: `C ${mark}` }),
      await make({ title: `B ${mark}` }),
      await make({ title: `A ${mark}` }),
    ]
    const order = () => codes(conversation, mark)
    expect(await order()).toEqual([never, once, often].map(({ shortCode }) => shortCode))
    for (let n = 0; n < 3; n += 1) await use(often)
    await use(once)
    expect(await order()).toEqual([often, once, never].map(({ shortCode }) => shortCode))
    // Of another person nothing changed.
    expect(await codes(conversation, mark, supervisor)).toEqual(
      [never, once, often].map(({ shortCode }) => shortCode),
    )
    await server.ctx.database.db
      .updateTable('quick_reply_uses')
      .set((eb) => ({ heat: eb('heat', '-', 90 / 14) }))
      .where('quick_reply_id', 'in', [often.id, once.id])
      .execute()
    await use(once)
    expect(await order()).toEqual([once, often, never].map(({ shortCode }) => shortCode))
  })
})

describe('with 2,000 quick replies', () => {
  test('an offer is bounded, whatever is searched, and says that there are more', async () => {
    await sql`insert into quick_replies (title, short_code, tags, texts, languages, search_text)
      select 'Bulk ' || n, 'bulk-' || n, array['Bulk'],
        jsonb_build_array(jsonb_build_object('language', 'en-US', 'text', repeat('Your order is ready. ', 20)),
          jsonb_build_object('language', 'de-DE', 'text', repeat('Ihre Bestellung ist fertig. ', 20))),
        array['en-US', 'de-DE'],
        'bulk ' || n || ' bulk-' || n || repeat('your order is ready. ihre bestellung ist fertig. ', 20)
      from generate_series(1, 2000) n`.execute(server.ctx.database.db)
    const conversation = await aConversation('de')
    const all = (await offer(conversation)).body
    expect([all.items.length, all.hasMore]).toEqual([20, true])
    const one = (await offer(conversation, 'bulk-1999')).body
    expect([one.items.map(({ shortCode, language }) => [shortCode, language]), one.hasMore]).toEqual([
      [['bulk-1999', 'de-DE']],
      false,
    ])
  })
})
