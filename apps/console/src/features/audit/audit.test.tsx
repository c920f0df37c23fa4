import { auditEntry, checkAudit, listAudit, type AuditEntry } from '@parley/contracts/audit'
import { listUsers, user as userShape } from '@parley/contracts/team'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { setLocale } from '../../shared/i18n/index.ts'
import { FakeEventSource } from '../../testing/fake-event-source.ts'
import { aMe, aSession, FakeProblem, fakeServer } from '../../testing/fake-server.ts'
import { answerEverything } from '../../testing/quiet-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'
import { toFilters } from './filters.ts'

const anEntry = (seq: number, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  ...auditEntry.decode({
    seq,
    at: '2026-11-24T10:00:00.123Z',
    verb: 'user.roleChanged',
    actor: { id: '00000000-0000-4000-8000-000000000001', name: 'Anna Berg' },
    ip: '192.0.2.7',
    userAgent: 'Firefox 140, Linux',
    requestId: 'req-1',
    object: { type: 'user', id: '00000000-0000-4000-8000-000000000002', name: 'Jonas Keller' },
    changes: [
      { field: 'role', before: 'agent', after: 'supervisor' },
      { field: 'canSetProtectedFields', before: true, after: false },
    ],
    count: 1,
    hash: `${seq}`.padStart(64, 'a'),
  }),
  ...changes,
})

function auditServer(entries: readonly AuditEntry[] = [anEntry(2), anEntry(1)]) {
  const server = fakeServer()
  answerEverything(server)
  server.on(listUsers, () => ({
    items: [
      {
        id: userShape.shape.id.parse('00000000-0000-4000-8000-000000000001'),
        name: 'Anna Berg',
        email: 'anna@example.com',
        role: 'administrator' as const,
        fieldRights: [],
        isDisabled: false,
        queueIds: [],
        capacity: 10,
        heldCount: 0,
        locale: 'en' as const,
        version: 1,
        createdAt: new Date('2026-01-01T00:00:00Z'),
        lastSeenAt: null,
      },
    ],
  }))
  server.on(listAudit, ({ query: { before = Infinity, limit } }) => {
    const rest = entries.filter((entry) => entry.seq < before)
    const items = rest.slice(0, limit)
    return { items, nextBefore: rest.length > items.length ? (items.at(-1)?.seq ?? null) : null }
  })
  return server
}

test('an entry says what, who, from where and when, and a repeated one how often', async () => {
  auditServer([
    anEntry(2),
    anEntry(1, { verb: 'session.refused', actor: null, object: null, count: 39, changes: [] }),
  ])
  renderRoute('/audit')
  const table = await screen.findByRole('table', { name: 'Entries of the audit log, newest first' })
  const [, first, second] = within(table).getAllByRole('row')
  expect(first?.textContent).toMatch(/Role of Jonas Keller changed.*Anna Berg.*192\.0\.2\.7.*24 Nov 2026/)
  expect(second?.textContent).toMatch(/Sign-in as several addresses failed39 times.*Not signed in/)
})

test('the details show before and after in words, the time in UTC and the hash, and the address names the entry', async () => {
  auditServer()
  const { user, router } = renderRoute('/audit?what=people')
  await user.click(
    (await screen.findAllByRole('link', { name: 'Role of Jonas Keller changed' }))[0] as Element,
  )
  // jsdom has no layout: the drawer's focus trap finds nothing to focus and hides what it should show.
  const hidden = { hidden: true }
  const details = await screen.findByRole('dialog', hidden)
  const changes = await within(details).findByRole('table', { name: 'What changed', ...hidden })
  expect(
    within(changes)
      .getAllByRole('row', hidden)
      .map((row) => row.textContent),
  ).toEqual([
    'FieldBeforeAfter',
    'RoleBeforeAgentAfterSupervisor',
    'May set protected fieldsBeforeyesAfterno',
  ])
  expect(within(details).getByText('2026-11-24 10:00:00.123 UTC')).not.toBeNull()
  expect(within(details).getByText('2'.padStart(64, 'a'))).not.toBeNull()
  expect(router.state.location.search).toBe('?what=people&entry=2')
  await user.click(within(details).getByRole('button', { name: 'Close', ...hidden }))
  await waitFor(() => expect(router.state.location.search).toBe('?what=people'))
})

test('filters go into the address, to the server and into the table that is exported', async () => {
  const server = auditServer()
  const { user, router } = renderRoute('/audit')
  await screen.findByRole('option', { name: 'Anna Berg' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Who' }), 'Anna Berg')
  await user.selectOptions(screen.getByRole('combobox', { name: 'What' }), 'People and rights')
  await user.type(screen.getByRole('searchbox'), 'jonas')
  const who = '00000000-0000-4000-8000-000000000001'
  await waitFor(() => expect(router.state.location.search).toBe(`?who=${who}&what=people&text=jonas`))
  await waitFor(() =>
    expect(server.callsOf(listAudit).at(-1)?.query).toMatchObject({
      actorId: who,
      group: 'people',
      text: 'jonas',
    }),
  )
  expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  await user.click(screen.getByRole('button', { name: 'Export' }))
  const [table, chain] = await screen.findAllByRole('menuitem')
  expect(table?.getAttribute('href')).toBe(`/api/audit/export.csv?actorId=${who}&group=people&text=jonas`)
  expect(chain?.getAttribute('href')).toBe('/api/audit/export.jsonl')
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await waitFor(() => expect(router.state.location.search).toBe(''))
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('')
})

test('days of a range begin and end at midnight of the reader, and what the address says wrongly is left out', () => {
  const wanted = {
    who: 'x',
    what: 'no',
    text: ' ',
    period: 'range',
    from: '2026-11-20',
    to: '2026-11-24',
  } as const
  expect(toFilters(wanted, new Date())).toEqual({
    from: new Date(2026, 10, 20).toISOString(),
    to: new Date(2026, 10, 25).toISOString(),
  })
  expect(toFilters({ ...wanted, from: '', to: '2026-99-99x' }, new Date())).toEqual({})
  expect(toFilters({ ...wanted, period: '7' }, new Date(2026, 10, 24, 15))).toEqual({
    from: new Date(2026, 10, 18).toISOString(),
  })
})

test('older entries come on demand, until the beginning', async () => {
  auditServer(Array.from({ length: 70 }, (_, index) => anEntry(70 - index)))
  const { user } = renderRoute('/audit')
  await user.click(await screen.findByRole('button', { name: 'Show older entries' }))
  await screen.findByText('No older entries')
  expect(screen.getAllByRole('link', { name: 'Role of Jonas Keller changed' })).toHaveLength(70)
})

test('a check says that the chain is intact, with the head to note down, or what is broken', async () => {
  const server = auditServer()
  const hash = 'b'.repeat(64)
  server.on(checkAudit, () => ({ entries: 2, head: { seq: 2, hash }, broken: null }))
  const { user } = renderRoute('/audit')
  await user.click(await screen.findByRole('button', { name: 'Check now' }))
  await screen.findByText('The chain is intact')
  expect(screen.getByText(`2:${hash}`)).not.toBeNull()
  server.on(checkAudit, () => ({ entries: 1, head: null, broken: { seq: 2, reason: 'entry' as const } }))
  await user.click(screen.getByRole('button', { name: 'Check now' }))
  await screen.findByText('The chain is broken at entry 2')
  expect(screen.getByText(/somebody changed it in the database/)).not.toBeNull()
})

test('a hint of the live feed brings the newest entry', async () => {
  const server = auditServer()
  renderRoute('/audit')
  await screen.findAllByText('Role of Jonas Keller changed')
  server.on(listAudit, () => ({
    items: [anEntry(3, { verb: 'user.disabled' }), anEntry(2)],
    nextBefore: null,
  }))
  act(() => FakeEventSource.emit('hint', { topics: ['audit'] }))
  await screen.findByText('Access of Jonas Keller disabled')
})

test('an empty log, one that fits no filter, and one that cannot be loaded each say so', async () => {
  auditServer([])
  const empty = renderRoute('/audit')
  await screen.findByText('Nothing has happened yet')
  empty.unmount()
  auditServer([])
  const none = renderRoute('/audit?text=zebra')
  await screen.findByText('No entry like that')
  none.unmount()
  const server = auditServer()
  server.on(listAudit, () => {
    throw new FakeProblem('server/unavailable')
  })
  renderRoute('/audit')
  await screen.findByText('The database is not available')
})

test('it speaks German', async () => {
  auditServer()
  setLocale('de')
  renderRoute('/audit')
  await screen.findByRole('heading', { name: 'Audit-Protokoll' })
  expect((await screen.findAllByText('Rolle von Jonas Keller geändert')).length).toBe(2)
})

test('supervisors see that the page is not for them, and no entry in the menu', async () => {
  const server = fakeServer(aSession({ me: aMe({ role: 'supervisor', fieldRights: [] }) }))
  answerEverything(server)
  renderRoute('/audit')
  await screen.findByRole('heading', { name: 'This page is not for your role' })
  expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull()
  expect(server.callsOf(listAudit)).toHaveLength(0)
  expect(vi.mocked(fetch)).toHaveBeenCalled()
})
