import { message, type Message } from '@parley/contracts/conversations'
import { describe, expect, it } from 'vitest'
import { firstUnreadId, threadRows } from './thread-items.ts'

const myId = '00000000-0000-4000-8000-000000000001'
const idOf = (seq: number) => `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`
const at = (time: string) => new Date(`2026-11-23T${time}:00`).toISOString()

const inbound = (seq: number, time: string): Message =>
  message.decode({
    id: idOf(seq),
    seq,
    at: at(time),
    direction: 'inbound',
    content: { kind: 'text', text: `in ${seq}` },
  } as never)

const outbound = (seq: number, time: string, authorId: string | null = myId): Message =>
  message.decode({
    id: idOf(seq),
    seq,
    at: at(time),
    direction: 'outbound',
    content: { kind: 'text', text: `out ${seq}` },
    author: { kind: authorId ? 'agent' : 'automated', id: authorId, name: 'Anna' },
    state: 'read',
    acceptedAt: null,
    deliveredAt: null,
    readAt: null,
    attempts: 1,
    nextAttemptAt: null,
    failure: null,
  } as never)

const rowsOf = (messages: Message[], more: Partial<Parameters<typeof threadRows>[0]> = {}) =>
  threadRows({ messages, outbox: [], unreadFromId: null, myId, ...more })

describe('threadRows', () => {
  it('puts messages of one author within five minutes under one name', () => {
    const rows = rowsOf([
      inbound(1, '10:00'),
      inbound(2, '10:04'),
      inbound(3, '10:10'),
      outbound(4, '10:11'),
      outbound(5, '10:12', null),
    ])
    expect(rows.map((row) => [row.isFirst, row.isLast])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ])
  })

  it('names the day above its first row only', () => {
    const yesterday: Message = { ...inbound(1, '10:00'), at: new Date('2026-11-22T23:59:00') }
    const rows = rowsOf([yesterday, inbound(2, '00:01'), inbound(3, '00:02')])
    expect(rows.map((row) => row.startsDay)).toEqual([true, true, false])
  })

  it('shows a reply that is in the outbox and in the thread once', () => {
    const entry = { id: idOf(2), text: 'out 2', at: new Date(), state: 'sending' as const, error: null }
    const other = { ...entry, id: idOf(9) }
    const rows = rowsOf([inbound(1, '10:00'), outbound(2, '10:01')], { outbox: [entry, other] })
    expect(rows.map((row) => [row.kind, row.key])).toEqual([
      ['message', idOf(1)],
      ['message', idOf(2)],
      ['outbox', idOf(9)],
    ])
  })

  it('begins a new group at the first unread message', () => {
    const messages = [inbound(1, '10:00'), inbound(2, '10:01'), inbound(3, '10:02')]
    const rows = rowsOf(messages, { unreadFromId: firstUnreadId(messages, 2) })
    expect(rows.map((row) => row.startsUnread)).toEqual([false, true, false])
    expect(rows.map((row) => row.isFirst)).toEqual([true, true, false])
  })
})

describe('firstUnreadId', () => {
  it('counts the customer’s messages only', () => {
    const messages = [inbound(1, '10:00'), outbound(2, '10:01'), inbound(3, '10:02'), outbound(4, '10:03')]
    expect(firstUnreadId(messages, 2)).toBe(idOf(1))
    expect(firstUnreadId(messages, 0)).toBeNull()
    expect(firstUnreadId(messages, 9)).toBeNull()
  })
})
