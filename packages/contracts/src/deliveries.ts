import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { accountId, conversationId, googleAgentId, instant, messageId } from './values.ts'
import { conversationState } from './conversations.ts'

/**
 * How a call to the webhook ended. `accepted`: signed and stored; `parked`: stored, but it waits for an administrator;
 * `duplicate`: a repeat of a stored one; `refused`: not taken; `verified`: Google asked for the address and got its answer.
 */
export const deliveryVerdict = z.enum(['accepted', 'parked', 'duplicate', 'refused', 'verified'])
export type DeliveryVerdict = z.infer<typeof deliveryVerdict>

/** What stands in lists: of a delivery that was stored (`12`), or of calls that left none (`c12`). */
export const deliveryId = z.string().regex(/^c?\d{1,15}$/)

/** One call to the webhook, or `calls` alike within a moment. Never what it said. */
export const delivery = z.object({
  id: deliveryId,
  accountId,
  accountName: z.string(),
  receivedAt: instant,
  verdict: deliveryVerdict,
  /** Of a stored one: is it processed? */
  state: z.enum(['new', 'done', 'parked']).nullable(),
  /** Why it is parked or was refused; `deliveries.reason.<code>` in the console. */
  reason: z.string().nullable(),
  kind: z.string().nullable(),
  sizeBytes: z.number().int(),
  calls: z.number().int(),
  conversationId: conversationId.nullable(),
})
export type Delivery = z.infer<typeof delivery>

/** All that is known of one delivery. Secrets in the body are replaced by `•••`, the rest is as it came. */
export const deliveryDetail = delivery.extend({
  /** Those on the allow-list, with values; of refused calls only names. */
  headers: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  source: z.string().nullable(),
  body: z.object({ text: z.string(), isMasked: z.boolean(), isCut: z.boolean() }).nullable(),
  bodyErasedAt: instant.nullable(),
  storedAt: instant.nullable(),
  processedAt: instant.nullable(),
  conversation: z.object({ id: conversationId, customerName: z.string().nullable() }).nullable(),
  message: z.object({ id: messageId, kind: z.string(), at: instant }).nullable(),
  /** The delivery that a duplicate repeats. */
  duplicateOf: deliveryId.nullable(),
  /** How often a stored one came again, as far back as repeats are noted. */
  repeats: z.number().int(),
  isRetried: z.boolean(),
  /** How a signed call or a verification came; null of refused ones, and of repeats. */
  way: z
    .object({
      /** The Google agent whose own address it came to; null: the partner's. */
      agent: z.object({ id: googleAgentId, name: z.string() }).nullable(),
      /** It named or was signed with the token that a rotation was taking out. */
      isOldToken: z.boolean(),
    })
    .nullable(),
})
export type DeliveryDetail = z.infer<typeof deliveryDetail>

/** What processing a delivery would do at this moment. */
export const dryRun = z.object({
  outcome: z.enum(['applied', 'alreadyThere', 'ignored', 'parked']),
  reason: z.string().nullable(),
  event: z.enum(['message', 'receipts', 'typing', 'unreadable']),
  accountName: z.string(),
  googleAgent: z
    .object({ brandId: z.string(), agentId: z.string(), displayName: z.string().nullable() })
    .nullable(),
  conversation: z
    .object({
      id: conversationId.nullable(),
      customerName: z.string().nullable(),
      stateBefore: conversationState.nullable(),
      stateAfter: conversationState,
      queueName: z.string().nullable(),
    })
    .nullable(),
  /** `isAnswered`: an automated message goes out, be it the greeting or one that says that nobody is there. */
  message: z.object({ kind: z.string(), isAnswered: z.boolean() }).nullable(),
  receipts: z.number().int(),
})
export type DryRun = z.infer<typeof dryRun>

/** How far a retry is: `waiting` are in the line, `done` were processed, `parked` wait for an administrator again. */
export const retryProgress = z.object({
  id: z.uuid(),
  waiting: z.number().int(),
  done: z.number().int(),
  parked: z.number().int(),
})
export type RetryProgress = z.infer<typeof retryProgress>

/** Parked deliveries of one account for one reason. */
export const parkedGroup = z.object({
  accountId,
  accountName: z.string(),
  reason: z.string(),
  count: z.number().int(),
  oldestAt: instant,
})
export type ParkedGroup = z.infer<typeof parkedGroup>

export const retention = z.object({
  bodyDays: z.number().int(),
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
})

/** A place between deliveries: one number for stored ones, one for calls that left none. */
const cursor = z.string().regex(/^\d{1,16}\.\d{1,16}$/)

/** Words to look for; no control characters, which no text of ours has. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)
/** Years that every part of us can reckon with. */
const time = z.iso.datetime({ offset: true }).regex(/^[12]/)

/** So many deliveries are put back by one call. */
export const retryMax = 500

const tag = 'Webhook deliveries'
const byId = z.object({ deliveryId })
export const listDeliveries = endpoint({
  name: 'listDeliveries',
  method: 'GET',
  path: '/api/deliveries',
  summary:
    'Calls to the webhooks, newest first. `q` looks for an id (delivery, message, conversation) or for text in the bodies; a search may end before it has found a page, and goes on at `nextBefore`',
  tag,
  access: 'administrator',
  query: z.object({
    accountId: accountId.optional(),
    verdict: deliveryVerdict.optional(),
    reason: words(50).optional(),
    kind: words(50).optional(),
    q: words(200).optional(),
    from: time.optional(),
    to: time.optional(),
    before: cursor.optional(),
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({
    items: z.array(delivery),
    nextBefore: cursor.nullable(),
    /** The top of all deliveries as of now: what comes later is after it. */
    newest: cursor,
  }),
})
export const getDelivery = endpoint({
  name: 'getDelivery',
  method: 'GET',
  path: '/api/deliveries/:deliveryId',
  summary: 'One delivery with its headers and its body; secrets are masked',
  tag,
  access: 'administrator',
  params: byId,
  response: deliveryDetail,
})
export const dryRunDelivery = endpoint({
  name: 'dryRunDelivery',
  method: 'POST',
  path: '/api/deliveries/:deliveryId/dry-run',
  summary: 'What processing this delivery would do now; nothing is written',
  tag,
  access: 'administrator',
  params: byId,
  response: dryRun,
  problems: ['delivery/no-body'],
})
export const retryDeliveries = endpoint({
  name: 'retryDeliveries',
  method: 'POST',
  path: '/api/deliveries/retries',
  summary: 'Process parked deliveries again: these, or all of an account and reason, up to 500 at a time',
  tag,
  access: 'administrator',
  body: z.union([
    z.object({
      ids: z
        .array(z.string().regex(/^\d{1,15}$/))
        .min(1)
        .max(retryMax),
    }),
    z.object({ accountId, reason: words(50).min(1) }),
  ]),
  response: retryProgress,
  status: 201,
})
export const getRetry = endpoint({
  name: 'getRetry',
  method: 'GET',
  path: '/api/deliveries/retries/:retryId',
  summary: 'How far a retry is',
  tag,
  access: 'administrator',
  params: z.object({ retryId: z.uuid() }),
  response: retryProgress,
})
export const listParked = endpoint({
  name: 'listParked',
  method: 'GET',
  path: '/api/deliveries/parked',
  summary: 'Parked deliveries by account and reason',
  tag,
  access: 'administrator',
  query: z.object({ accountId: accountId.optional() }),
  response: z.object({ items: z.array(parkedGroup) }),
})
export const getRetention = endpoint({
  name: 'getRetention',
  method: 'GET',
  path: '/api/deliveries/retention',
  summary: 'How long bodies of processed deliveries are kept',
  tag,
  access: 'administrator',
  response: retention,
})
export const setRetention = endpoint({
  name: 'setRetention',
  method: 'PUT',
  path: '/api/deliveries/retention',
  summary:
    'Set how long bodies of processed deliveries are kept, 1 to 365 days; older ones are erased at once',
  tag,
  access: 'administrator',
  body: z.object({ bodyDays: z.number().int().min(1).max(365) }),
  response: retention,
})
