import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { conversationId, googleAgentId, instant } from './values.ts'

/** A customer's message on its way in. `parkedReason` says why it became no part of a conversation. */
export const arrivingMessage = z.object({
  /** When the phone sent it, as far as Google says; null until it is stored. */
  sentAt: instant.nullable(),
  /** When it was received and its signature found right: nothing else is kept. */
  receivedAt: instant,
  /** When it became part of its conversation. */
  storedAt: instant.nullable(),
  conversationId: conversationId.nullable(),
  parkedReason: z.string().nullable(),
})
export type ArrivingMessage = z.infer<typeof arrivingMessage>

/** How far the first message since an instant has come. `now` of a first reading is the `since` of later ones. */
export const roundTrip = z.object({
  now: instant,
  inbound: arrivingMessage.nullable(),
  /** Calls refused for their signature, ever; a number that grows meanwhile explains a message that does not come. */
  refusedSignatures: z.number().int(),
})
export type RoundTripReading = z.infer<typeof roundTrip>

export const readRoundTrip = endpoint({
  name: 'readRoundTrip',
  method: 'GET',
  path: '/api/google-agents/:googleAgentId/round-trip',
  summary:
    'Follow the first customer message to a Google agent since an instant: received, stored or parked; the reply is followed by the ordinary reads',
  tag: 'Messaging accounts',
  access: 'administrator',
  params: z.object({ googleAgentId }),
  query: z.object({ since: z.iso.datetime().optional() }),
  response: roundTrip,
})
