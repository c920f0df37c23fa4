import type { Message } from '@parley/contracts/conversations'
import type { RoundTripReading } from '@parley/contracts/round-trips'

/** The stations of a round trip, in order: a customer's message in, a reply out. */
export const hops = [
  'sent',
  'received',
  'stored',
  'shown',
  'queued',
  'accepted',
  'delivered',
  'read',
] as const
export type Hop = (typeof hops)[number]
/** When each station was reached. */
export type Times = Readonly<Partial<Record<Hop, Date>>>

/** Why a round trip stopped: which station is missing, told apart as far as it can be known. */
export const misses = [
  'noInbound',
  'refusedSignature',
  'parkedNoChannel',
  'parkedUnknownAgent',
  'parkedOther',
  'notStored',
  'notAccepted',
  'replyFailed',
  'notDelivered',
  'notRead',
] as const
export type Miss = (typeof misses)[number]

/** How long each station may take, in milliseconds. A person has to act before `received` and before `read`. */
export const patienceMs = {
  received: 180_000,
  stored: 20_000,
  accepted: 30_000,
  delivered: 60_000,
  read: 180_000,
} as const

/** Times of the way in, as far as the server knows them. */
export function inboundTimes({ inbound }: RoundTripReading): Times {
  if (!inbound) return {}
  const { sentAt, receivedAt, storedAt } = inbound
  return {
    ...(sentAt ? { sent: sentAt } : {}),
    received: receivedAt,
    ...(storedAt ? { stored: storedAt } : {}),
  }
}

/** Why nothing has come of the way in after all patience. */
export function inboundMiss(reading: RoundTripReading, refusedBefore: number): Miss {
  const { inbound, refusedSignatures } = reading
  if (!inbound) return refusedSignatures > refusedBefore ? 'refusedSignature' : 'noInbound'
  switch (inbound.parkedReason) {
    case null:
      return 'notStored'
    case 'noChannel':
      return 'parkedNoChannel'
    case 'unknownAgent':
      return 'parkedUnknownAgent'
    default:
      return 'parkedOther'
  }
}

type Reply = Extract<Message, { direction: 'outbound' }>

/** Times of the way out, as far as the ladder of the reply has come. */
export function replyTimes({ at, acceptedAt, deliveredAt, readAt }: Reply): Times {
  return {
    queued: at,
    ...(acceptedAt ? { accepted: acceptedAt } : {}),
    ...(deliveredAt ? { delivered: deliveredAt } : {}),
    ...(readAt ? { read: readAt } : {}),
  }
}

/** The station a reply has to reach next; null when it is read. */
export function nextOfReply(reply: Reply): 'accepted' | 'delivered' | 'read' | null {
  if (reply.readAt) return null
  if (reply.deliveredAt) return 'read'
  return reply.acceptedAt ? 'delivered' : 'accepted'
}
