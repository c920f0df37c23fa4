import { randomUUID } from 'node:crypto'
import type { ProblemBody } from '@parley/contracts/problem'
import type { listQuickReplies, QuickReply } from '@parley/contracts/quick-replies'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { call, problemOf } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { aChannel, aPerson, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'

let server: TestServer
let supervisor: TestPerson
let ada: TestPerson
let bo: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  supervisor = await aPerson(server, { role: 'supervisor', name: 'Sam' })
  ada = await aPerson(server, { name: 'Ada' })
  bo = await aPerson(server, { name: 'Bo' })
})
afterAll(() => server.close())
afterEach(() => server.setNow(null))

const shared = '/api/quick-replies'
const own = '/api/my-quick-replies'
const code = () => `c${randomUUID().slice(0, 8)}`
const draft = (changes: object = {}) => ({
  title: 'Where is my parcel?',
  shortCode: code(),
  tags: ['Shipping'],
  texts: [
    { language: 'en-US', text: 'Hello {CustomerName|there}, your parcel is on its way.' },
    { language: 'de-DE', text: 'Guten Tag, Ihr Paket ist unterwegs.' },
  ],
  ...changes,
})
const make = (path: string, person: TestPerson, changes: object = {}) =>
  call<QuickReply>(server, person, 'POST', path, {
    ...draft(path === shared ? { limits: null } : {}),
    ...changes,
  })
type List = z.output<(typeof listQuickReplies)['response']>
const list = async (person: TestPerson, query: Record<string, string>) =>
  (await call<List>(server, person, 'GET', `${shared}?${new URLSearchParams(query).toString()}`)).body

describe('shared quick replies', () => {
  test('are kept by supervisors, read by agents, and each change stands in both logs', async () => {
    const before = (await auditEntries(server)).at(-1)?.seq ?? 0
    const { body: made, status } = await make(shared, supervisor)
    expect(status).toBe(201)
    const path = `${shared}/${made.id}`
    expect((await call<QuickReply>(server, ada, 'GET', path)).body).toEqual(made)
    const changed = await call<QuickReply>(server, supervisor, 'PUT', path, {
      ...draft({ title: 'Parcel', limits: null }),
      version: made.version,
    })
    expect(changed.body).toMatchObject({ title: 'Parcel', version: 2 })
    expect((await call(server, supervisor, 'DELETE', path)).status).toBe(204)
    expect((await call(server, supervisor, 'DELETE', path)).status).toBe(404)
    expect((await call(server, ada, 'GET', path)).status).toBe(404)
    const restored = await call<QuickReply>(server, supervisor, 'POST', `${path}/restore`, {})
    expect(restored.body).toMatchObject({ title: 'Parcel', texts: draft().texts, version: 3 })
    expect((await call(server, supervisor, 'POST', `${path}/restore`, {})).status).toBe(404)
    const verbs = ['created', 'updated', 'deleted', 'restored'].map((verb) => `quickReply.${verb}`)
    expect((await auditEntries(server, before)).map(({ verb }) => verb)).toEqual(verbs)
    const log = await server.ctx.database.db
      .selectFrom('activity')
      .where('verb', 'like', 'quickReply.%')
      .orderBy('seq', 'desc')
      .limit(4)
      .select(['verb', 'subject'])
      .execute()
    expect(log.toReversed().map(({ verb }) => verb)).toEqual(verbs)
    expect(JSON.stringify(log)).not.toContain('on its way')
  })
  test('are nothing an agent may change', async () => {
    const { body: made } = await make(shared, supervisor)
    const answers = [
      await make(shared, ada),
      await call(server, ada, 'PUT', `${shared}/${made.id}`, { ...draft(), limits: null, version: 1 }),
      await call(server, ada, 'DELETE', `${shared}/${made.id}`),
      await call(server, ada, 'GET', '/api/quick-reply-places'),
    ]
    expect(answers.map(problemOf)).toEqual(answers.map(() => 'session/forbidden'))
    // The way to one's own does not lead to them either.
    const version = { ...draft(), version: 1 }
    expect((await call(server, ada, 'PUT', `${own}/${made.id}`, version)).status).toBe(404)
    expect((await call(server, ada, 'DELETE', `${own}/${made.id}`)).status).toBe(404)
  })
  test('of two who save at once one hears that something changed', async () => {
    const { body: made } = await make(shared, supervisor)
    const answers = await Promise.all(
      [1, 2].map(() =>
        call(server, supervisor, 'PUT', `${shared}/${made.id}`, { ...draft({ limits: null }), version: 1 }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
  test('say all that is wrong at once: the name and place of what cannot be filled in, and what is too long', async () => {
    const answer = await make(shared, supervisor, {
      texts: [
        { language: 'en-US', text: 'Dear {Customer}' },
        { language: 'de-DE', text: 'x'.repeat(3073) },
      ],
      limits: { queueIds: [randomUUID()], workstreamIds: [] },
    })
    expect((answer.body as unknown as ProblemBody).errors).toEqual([
      {
        pointer: '/body/texts/0/text',
        code: 'unknownPlaceholder',
        params: { name: 'Customer', position: 6 },
      },
      { pointer: '/body/texts/1/text', code: 'tooBig', params: { maximum: 3072 } },
      { pointer: '/body/limits/queueIds', code: 'invalid' },
    ])
    const twice = await make(shared, supervisor, {
      tags: ['a', 'A'],
      texts: [1, 2].map(() => ({ language: 'en-US', text: 'x' })),
      shortCode: 'no spaces',
    })
    expect((twice.body as unknown as ProblemBody).errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/body/shortCode',
      '/body/tags',
      '/body/texts',
    ])
  })
  test('have a short code of their own, and come back only while nobody else has it', async () => {
    const { body: first } = await make(shared, supervisor)
    const taken = await make(shared, supervisor, { shortCode: first.shortCode.toUpperCase() })
    expect((taken.body as unknown as ProblemBody).errors).toEqual([
      { pointer: '/body/shortCode', code: 'taken' },
    ])
    // Personal ones are another matter, for each person.
    expect((await make(own, ada, { shortCode: first.shortCode })).status).toBe(201)
    expect((await make(own, bo, { shortCode: first.shortCode })).status).toBe(201)
    expect(problemOf(await make(own, bo, { shortCode: first.shortCode }))).toBe('request/invalid')
    await call(server, supervisor, 'DELETE', `${shared}/${first.id}`)
    expect((await make(shared, supervisor, { shortCode: first.shortCode })).status).toBe(201)
    const back = await call(server, supervisor, 'POST', `${shared}/${first.id}/restore`, {})
    expect(problemOf(back)).toBe('deletion/blocked')
  })
  test('are gone for good after 30 days', async () => {
    const { body: old } = await make(shared, supervisor)
    await call(server, supervisor, 'DELETE', `${shared}/${old.id}`)
    const { body: other } = await make(shared, supervisor)
    await server.ctx.database.db
      .updateTable('quick_replies')
      .set({ deleted_at: new Date(Date.now() - 31 * 24 * 60 * 60 * 1000) })
      .where('id', '=', old.id)
      .execute()
    await call(server, supervisor, 'DELETE', `${shared}/${other.id}`)
    expect((await call(server, supervisor, 'POST', `${shared}/${old.id}/restore`, {})).status).toBe(404)
    expect((await call(server, supervisor, 'POST', `${shared}/${other.id}/restore`, {})).status).toBe(200)
  })
  test('stay limited when the only queue they were for is deleted', async () => {
    const channel = await aChannel(server)
    const { body: made } = await make(shared, supervisor, {
      limits: { queueIds: [channel.queueId], workstreamIds: [] },
    })
    expect(made).toMatchObject({ isLimited: true, queues: [{ id: channel.queueId }], workstreams: [] })
    await server.ctx.database.db
      .updateTable('queues')
      .set({ deleted_at: new Date() })
      .where('id', '=', channel.queueId)
      .execute()
    const read = await call<QuickReply>(server, ada, 'GET', `${shared}/${made.id}`)
    expect(read.body).toMatchObject({ isLimited: true, queues: [], workstreams: [] })
  })
})

describe('personal quick replies', () => {
  test('are there for nobody else: not to read, find, change, delete, bring back or use', async () => {
    const { body: made } = await make(own, ada, { title: 'Ada says', tags: ['secret'] })
    expect(made.scope).toBe('personal')
    for (const other of [bo, supervisor]) {
      const answers = [
        await call(server, other, 'GET', `${shared}/${made.id}`),
        await call(server, other, 'PUT', `${own}/${made.id}`, { ...draft(), version: made.version }),
        await call(server, other, 'DELETE', `${own}/${made.id}`),
        await call(server, other, 'POST', `${shared}/${made.id}/uses`, {}),
      ]
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
      for (const scope of ['personal', 'shared']) {
        const found = await list(other, { scope, search: 'ada says' })
        expect([found.items, found.tags.map(({ tag }) => tag)]).toEqual([
          [],
          expect.not.arrayContaining(['secret']),
        ])
      }
    }
    const byTheSharedWay = [
      await call(server, supervisor, 'PUT', `${shared}/${made.id}`, { ...draft(), limits: null, version: 1 }),
      await call(server, supervisor, 'DELETE', `${shared}/${made.id}`),
    ]
    expect(byTheSharedWay.map(({ status }) => status)).toEqual([404, 404])
    await call(server, ada, 'DELETE', `${own}/${made.id}`)
    expect((await call(server, bo, 'POST', `${own}/${made.id}/restore`, {})).status).toBe(404)
    expect((await call(server, ada, 'POST', `${own}/${made.id}/restore`, {})).status).toBe(200)
  })
  test('leave no entry in the audit log, and only their owner and supervisors hear a hint', async () => {
    const before = (await auditEntries(server)).at(-1)?.seq ?? 0
    await make(own, ada)
    expect(await auditEntries(server, before)).toEqual([])
    const row = await server.ctx.database.db
      .selectFrom('activity')
      .orderBy('seq', 'desc')
      .select(['verb', 'subject'])
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      verb: 'quickReply.created',
      subject: { audience: { queueIds: [], userIds: [ada.id] } },
    })
  })
})

describe('a list', () => {
  test('is narrowed by words, tags and languages, and comes page by page in the order of titles', async () => {
    const mark = code()
    const titles = ['alpha', 'Beta', 'gamma', 'Gamma', 'ärger']
    for (const title of titles)
      await make(shared, supervisor, {
        title: `${title} ${mark}`,
        tags: title === 'Beta' ? [`T${mark}`] : [],
        texts: [{ language: title === 'gamma' ? 'fr-FR' : 'en-US', text: `Text of ${title}` }],
      })
    const all: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const found: List = await list(bo, { search: mark, limit: '2', ...(cursor ? { cursor } : {}) })
      expect(found.total).toBe(5)
      all.push(...found.items.map(({ title }) => title))
      cursor = found.nextCursor
    }
    expect(all.map((title) => title.toLowerCase())).toEqual(
      titles.map((title) => `${title} ${mark}`.toLowerCase()).sort(),
    )
    const titlesOf = async (query: Record<string, string>) =>
      (await list(bo, query)).items.map(({ title }) => title.split(' ')[0])
    expect(await titlesOf({ search: `${mark} TEXT gam` })).toHaveLength(2)
    expect(await titlesOf({ search: `${mark} #t${mark.slice(0, 3)}` })).toEqual(['Beta'])
    expect(await titlesOf({ tag: `t${mark}` })).toEqual(['Beta'])
    expect(await titlesOf({ search: mark, language: 'fr-FR' })).toEqual(['gamma'])
    expect(await titlesOf({ search: mark, lacks: 'en-US' })).toEqual(['gamma'])
    expect(await titlesOf({ search: '100%_' })).toEqual([])
    expect((await list(bo, { search: mark })).tags).toContainEqual({ tag: `T${mark}`, count: 1 })
    const broken = await call(server, bo, 'GET', `${shared}?cursor=nonsense`)
    expect(problemOf(broken)).toBe('request/invalid')
  })
})
