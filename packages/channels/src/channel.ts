import type { GoogleContext, InboundContent } from '@parley/contracts/conversations'
import type { ChannelKind } from '@parley/contracts/values'

/** What a channel can carry; pages and rules ask this instead of the channel's name. */
export interface Capabilities {
  /** Longest text of a reply in UTF-16 units. */
  readonly maxTextLength: number
  readonly typing: boolean
  readonly readReceipts: boolean
  readonly representativeEvents: boolean
  /** Pictures to customers, fetched by the provider from an address of ours. */
  readonly pictures: boolean
}

/** What a signed delivery is, read without trusting more than the signature covers. */
export interface DeliveryIdentity {
  /** Short word for lists: `message`, `receipts`, `userStatus`, …, `unreadable`. */
  readonly kind: string
  /** 32 bytes, the same for every repeat of the same thing. */
  readonly dedupeKey: Buffer
  /** Deliveries with the same lane key are processed one after the other. */
  readonly laneKey: string
}

/** Content of a customer's message before its picture is fetched. */
export type ArrivedContent = Exclude<InboundContent, { kind: 'image' }> | { kind: 'image'; sourceUrl: string }

/** What a delivery tells, in Parley's words. `unreadable`: signed, but no conversation can be made out: park it. */
export type InboundEvent =
  | { type: 'unreadable'; reason: string }
  | (InboundEnvelope &
      (
        | {
            type: 'message'
            /** Provider's id of the message or of its delivery; unique within the conversation. */
            providerId: string
            content: ArrivedContent
            /** The word is the customer's: it opens, wakes or reopens the conversation. Survey answers do not. */
            isCustomersTurn: boolean
          }
        | { type: 'receipts'; receipts: { messageId: string; state: 'delivered' | 'read' }[] }
        | { type: 'typing'; isTyping: boolean }
      ))

export interface InboundEnvelope {
  /** Google's conversation id. */
  readonly conversationId: string
  readonly brandId: string
  readonly agentId: string
  /** When it happened according to the provider; null when it did not say. */
  readonly at: Date | null
  readonly context: GoogleContext | null
}

/** Something for the provider. `id` is the idempotency key on every attempt. */
export type OutboundItem =
  | ({ kind: 'message'; id: string; representative: Representative } & (
      { text: string } | { picture: OutboundPicture }
    ))
  | {
      kind: 'event'
      id: string
      event: 'representativeJoined' | 'representativeLeft' | 'typingStarted' | 'typingStopped'
      representative: Representative
    }
  | { kind: 'receipt'; providerMessageId: string }

/** A picture as the provider fetches it: public addresses whose bytes never change. `altText` may be empty. */
export interface OutboundPicture {
  readonly fileUrl: string
  readonly thumbnailUrl: string
  readonly altText: string
}

export interface Representative {
  readonly type: 'human' | 'bot'
  readonly displayName: string
}

/**
 * How an attempt ended. `sent`: the provider has it (also when it said it had it before). `retry`: try the same id
 * again, not before `afterMs` where given. `refused`: never try again, tell the agent. `tokenExpired`: get a new token.
 */
export type SendOutcome =
  | { outcome: 'sent' }
  | { outcome: 'retry'; afterMs: number | null; because: string }
  | {
      outcome: 'refused'
      code: 'refused' | 'notAllowed' | 'unknownConversation' | 'unsupportedByDevice'
      googleStatus: string | null
    }
  | { outcome: 'tokenExpired' }

/** The request an adapter wants made; the caller owns the door to the outside. */
export interface ProviderRequest {
  readonly method: 'POST' | 'PATCH'
  /** Below the provider's base address, starting with a slash. */
  readonly path: string
  readonly body: string
}

/** What came back: an answer, or nothing whose effect is known. */
export type ProviderAnswer =
  | { outcome: 'answered'; status: number; retryAfter: string | null; body: string }
  | { outcome: 'failed'; because: string }

/** What tests the way from outside to the webhook: calls as the provider makes them, known by a nonce of 20–80 letters, digits, - and _. */
export interface SelfTest {
  readonly signatureHeader: string
  /** A delivery that shows any rewriting on its way and never becomes a conversation. */
  delivery(nonce: string): Buffer
  /** A verification call with this client token. */
  handshake(nonce: string, clientToken: string): Buffer
  /** The value of the signature header over these bytes. */
  sign(body: Buffer, clientToken: string): string
  /** The nonce of a self-test's call; null for everything the provider sends. */
  nonceOf(body: Buffer): string | null
}

/** One way customers reach us. Pure: bytes and values in, values out; no network, no clock, no database. */
export interface Channel {
  readonly kind: ChannelKind
  readonly capabilities: Capabilities
  /** The provider asks whether the address is ours; null when the body is anything else. */
  readHandshake(body: Buffer): { clientToken: string; secret: string } | null
  /** Is this signature one of these tokens' over these bytes? Constant time in the tokens; never throws. */
  verify(body: Buffer, signature: string | undefined, tokens: readonly string[]): boolean
  identify(body: Buffer): DeliveryIdentity
  parse(body: Buffer, options: { mediaBases: readonly string[] }): InboundEvent
  readonly selfTest: SelfTest
  /** The request that sends this item. */
  request(conversationId: string, item: OutboundItem): ProviderRequest
  /** What the answer to that request means. */
  interpret(answer: ProviderAnswer): SendOutcome
}
