import type { RoundTripReading } from '@parley/contracts/round-trips'
import { describe, expect, it } from 'vitest'
import { hops, inboundMiss, inboundTimes, misses, nextOfReply, replyTimes } from './hops.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, second))
const reading = (
  inbound: Partial<NonNullable<RoundTripReading['inbound']>> | null,
  refusedSignatures = 3,
): RoundTripReading => ({
  now: at(0),
  refusedSignatures,
  inbound: inbound && {
    sentAt: null,
    receivedAt: at(1),
    storedAt: null,
    conversationId: null,
    parkedReason: null,
    ...inbound,
  },
})
const reply = (changes: object) =>
  ({
    direction: 'outbound',
    at: at(5),
    acceptedAt: null,
    deliveredAt: null,
    readAt: null,
    ...changes,
  }) as Parameters<typeof replyTimes>[0]

describe('why nothing came of the way in', () => {
  it.each([
    ['nothing came', reading(null), 'noInbound'],
    ['something came that was refused', reading(null, 4), 'refusedSignature'],
    ['it came and stays', reading({}), 'notStored'],
    ['no channel', reading({ parkedReason: 'noChannel' }), 'parkedNoChannel'],
    ['another agent', reading({ parkedReason: 'unknownAgent' }), 'parkedUnknownAgent'],
    ['anything else', reading({ parkedReason: 'failed' }), 'parkedOther'],
  ] as const)('%s', (_name, given, miss) => {
    expect(inboundMiss(given, 3)).toBe(miss)
  })
})

it('each station has its time as soon as it is known', () => {
  expect(inboundTimes(reading(null))).toEqual({})
  expect(inboundTimes(reading({}))).toEqual({ received: at(1) })
  expect(inboundTimes(reading({ sentAt: at(0), storedAt: at(2) }))).toEqual({
    sent: at(0),
    received: at(1),
    stored: at(2),
  })
  expect(replyTimes(reply({ acceptedAt: at(6) }))).toEqual({ queued: at(5), accepted: at(6) })
})

it('a reply goes up its ladder', () => {
  expect(nextOfReply(reply({}))).toBe('accepted')
  expect(nextOfReply(reply({ acceptedAt: at(6) }))).toBe('delivered')
  expect(nextOfReply(reply({ acceptedAt: at(6), deliveredAt: at(7) }))).toBe('read')
  expect(nextOfReply(reply({ readAt: at(8) }))).toBeNull()
})

it.each([
  ['English', en],
  ['German', de],
])('in %s every missing station has a sentence of its own and says where to look', (_name, catalogue) => {
  const sentences = misses.map((miss) => catalogue[`trip.miss.${miss}.title`])
  expect(new Set(sentences).size).toBe(misses.length)
  expect(misses.every((miss) => catalogue[`trip.miss.${miss}.look`])).toBe(true)
  expect(new Set(hops.map((hop) => catalogue[`trip.hop.${hop}`])).size).toBe(hops.length)
})
