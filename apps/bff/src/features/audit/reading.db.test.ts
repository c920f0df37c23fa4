import type { AuditEntry } from '@parley/contracts/audit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { aPerson, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { checkChain, fromLine } from '../../audit/chain.ts'
import * as auditLog from '../../store/audit.ts'

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  admin = await aPerson(server, { role: 'administrator', name: 'Root' })
  for (let number = 1; number <= 20; number++) await send('POST', '/queues', { name: `Queue ${number}` })
})
afterAll(() => server.close())

const database = () => server.ctx.database.db
const send = <T>(method: string, path: string, body?: object, person: TestPerson | null = admin) =>
  call<T>(server, person, method, `/api${path}`, body)

describe('reading', () => {
  const read = async (query: string) => {
    const { body } = await send<{
      items: (Omit<AuditEntry, 'at'> & { at: string })[]
      nextBefore: number | null
    }>('GET', `/audit?${query}`)
    return body
  }
  test('newest first, page by page, without overlap or hole', async () => {
    const all = (await auditEntries(server)).toReversed().map((entry) => entry.seq)
    const seen: number[] = []
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
      const page: Awaited<ReturnType<typeof read>> = await read(`limit=7&before=${before}`)
      seen.push(...page.items.map((entry) => entry.seq))
      before = page.nextBefore
    }
    expect(seen).toEqual(all)
  })

  test('by person, group, text and time', async () => {
    const eve = await aPerson(server, { role: 'administrator', name: 'Eve' })
    await send('POST', '/queues', { name: '100% Käse_x' }, eve)
    expect((await read(`actorId=${eve.id}`)).items.map((one) => one.object?.name)).toEqual(['100% Käse_x'])
    expect((await read('group=queues&limit=1')).items[0]?.verb).toBe('queue.created')
    expect((await read('group=workstreams')).items).toEqual([])
    for (const [text, count] of [
      ['käse', 1],
      ['0% k', 1],
      ['e_x', 1],
      ['100_', 0],
      ['%25K', 0],
    ] as const)
      expect((await read(`actorId=${eve.id}&text=${encodeURIComponent(text)}`)).items).toHaveLength(count)
    const [newest, second] = (await read('limit=2')).items
    const from = encodeURIComponent(newest?.at ?? '')
    expect((await read(`from=${from}`)).items.every((one) => one.at >= (newest?.at ?? ''))).toBe(true)
    expect((await read(`to=${from}&limit=1`)).items[0]?.seq).toBeLessThanOrEqual(second?.seq ?? 0)
  })

  test.each([
    'before=x',
    'before=-1',
    'actorId=1',
    'group=no',
    'from=yesterday',
    "text=' or 1=1 --",
    'text=%00',
  ])('whatever is asked (%s), the answer is no failure', async (query) => {
    expect((await send('GET', `/audit?${query}`)).status).toBeLessThan(500)
  })
})

describe('exports', () => {
  const hostile = [
    '=HYPERLINK("http://evil.example")',
    '+1',
    '-1',
    '@x',
    '"quoted", with comma',
    '\r\n999,"2026"',
    '\u2028{"hash":"0"}',
    'x'.repeat(10_000),
  ]
  beforeAll(() =>
    database()
      .transaction()
      .execute((tx) =>
        auditLog.append(
          tx,
          hostile.map((name) => ({
            verb: 'queue.created',
            actor: { id: admin.id, name },
            ip: name,
            userAgent: name,
            requestId: null,
            object: { type: 'queue', id: name, name },
            changes: [{ field: 'name', before: name, after: [name] }],
            count: 1,
          })),
        ),
      ),
  )

  test('JSON lines are the whole chain, can be checked without a database, and end with their own entry', async () => {
    const answer = await send('GET', '/audit/export.jsonl')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="parley-audit.jsonl"')
    // As careless readers split lines.
    const lines = answer.text.split(/[\n\r\u0085\u2028\u2029]/).filter(Boolean)
    const all = await auditEntries(server)
    expect(lines).toHaveLength(all.length)
    expect(await checkChain(lines.map(fromLine))).toMatchObject({ entries: all.length, broken: null })
    expect(all.at(-1)).toMatchObject({ verb: 'audit.exported', actor: { name: 'Root' } })
    expect((await checkChain(lines.toSpliced(3, 1).map(fromLine))).broken).toEqual({
      seq: 4,
      reason: 'number',
    })
  })

  test('CSV has one line an entry, no formula, and respects the filters', async () => {
    const answer = await send('GET', '/audit/export.csv?group=queues')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = answer.text.split(/[\n\r\u0085\u2028\u2029]/).filter(Boolean)
    const queues = (await auditEntries(server)).filter((entry) => entry.verb.startsWith('queue.'))
    expect(lines).toHaveLength(queues.length + 1)
    const cells = lines.flatMap((line) =>
      line
        .replace(/^\ufeff/, '')
        .slice(1, -1)
        .split('","'),
    )
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    expect(cells.filter((cell) => /^'[=+\-@]/.test(cell)).length).toBeGreaterThanOrEqual(4 * 4)
    expect((await auditEntries(server)).at(-1)?.changes).toContainEqual({
      field: 'filters',
      before: null,
      after: ['group=queues'],
    })
  })

  test('another site cannot make a browser take one', async () => {
    const answer = await call(server, admin, 'GET', '/api/audit/export.csv', undefined, {
      'Sec-Fetch-Site': 'cross-site',
    })
    expect(problemOf(answer)).toBe('session/csrf')
  })
})

test('agents, supervisors and strangers get nothing of it', async () => {
  for (const path of ['/audit', '/audit/check', '/audit/export.csv', '/audit/export.jsonl']) {
    for (const role of ['agent', 'supervisor'] as const)
      expect(problemOf(await send('GET', path, undefined, await aPerson(server, { role })))).toBe(
        'session/forbidden',
      )
    expect(problemOf(await send('GET', path, undefined, null))).toBe('session/required')
  }
})
