import { channels } from '@parley/channels/registry'
import { readEscapes } from '@parley/channels/text'
import type { getDelivery, listDeliveries } from '@parley/contracts/deliveries'
import { ProblemError } from '@parley/contracts/problem'
import type { ChannelKind } from '@parley/contracts/values'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as deliveryDetail from '../../store/delivery-detail.ts'
import {
  below,
  findNamed,
  lines,
  top,
  type Filter,
  type Line,
  type Place,
} from '../../store/delivery-list.ts'

/** A search looks through so many deliveries before it answers with what it has; the reader may go on. */
const searchedMax = 2_000
const searchedAtOnce = 100
/** Enough to read; more would only slow the page down. */
const shownCharactersMax = 200_000

/** Calls to the webhooks by time. Bodies are searched as administrators see them, so that no search finds out a secret. */
export async function listDeliveriesVerb(ctx: Context, { query }: Call<typeof listDeliveries>) {
  const { db } = ctx.database
  const { before, after, limit, q, ...wanted } = query
  const newest = await top(db)
  const page = {
    before: before === undefined ? newest : placeOf(before),
    after: after === undefined ? undefined : placeOf(after),
  }
  const filter = q ? await narrow(ctx, wanted, q) : wanted
  const found = filter
    ? await readPage(ctx, filter, page, limit)
    : await search(ctx, wanted, page, limit, q?.toLowerCase() ?? '')
  return {
    items: found.lines.map((line) => line.delivery),
    nextBefore: found.next && cursorOf(found.next),
    newest: cursorOf(newest),
  }
}

interface Page {
  readonly before: Place
  readonly after?: Place | undefined
}
interface Found {
  readonly lines: Line[]
  readonly next: Place | null
}

async function readPage(ctx: Context, filter: Filter, page: Page, limit: number): Promise<Found> {
  const found = await lines(ctx.database.db, filter, { ...page, limit: limit + 1 })
  const shown = found.slice(0, limit)
  return { lines: shown, next: found.length > limit ? shown.reduce(below, page.before) : null }
}

/** A text that is an id, or the address of a caller, is looked up; null for any other. */
async function narrow(ctx: Context, wanted: Filter, q: string): Promise<Filter | null> {
  const [, call, number] = /^(c?)(\d{1,15})$/.exec(q) ?? []
  if (number !== undefined)
    return { ...wanted, id: call ? { call: Number(number) } : { stored: Number(number) } }
  if (/^[\d.]+$|^[\da-f]*:[\da-f:.]*$/i.test(q)) return { ...wanted, source: q }
  const named = await findNamed(ctx.database.db, q)
  return named && { ...wanted, ...named }
}

async function search(ctx: Context, wanted: Filter, page: Page, limit: number, q: string): Promise<Found> {
  const hits: Line[] = []
  let { before } = page
  for (let searched = 0; searched < searchedMax; searched += searchedAtOnce) {
    const chunk = await lines(ctx.database.db, wanted, {
      ...page,
      before,
      limit: searchedAtOnce,
      withBodies: true,
    })
    // Calls that left no delivery have said nothing that could be searched: they are passed over.
    for (const line of chunk) {
      before = below(before, line)
      if (line.body && readable(ctx, line.channel, line.body).toLowerCase().includes(q)) hits.push(line)
      if (hits.length === limit) return { lines: hits, next: before }
    }
    if (chunk.length < searchedAtOnce) return { lines: hits, next: null }
  }
  return { lines: hits, next: before }
}

const readable = (ctx: Context, channel: string, body: Buffer) => readEscapes(masked(ctx, channel, body).text)
const masked = (ctx: Context, channel: string, body: Buffer) =>
  channels[channel as ChannelKind].mask(body, { mediaBases: ctx.config.google.mediaBases })

/** One delivery whole: how it came, what it said (masked), what became of it. Errors: `request/not-found`. */
export async function getDeliveryVerb(ctx: Context, { params: { deliveryId } }: Call<typeof getDelivery>) {
  const { db } = ctx.database
  const isCall = deliveryId.startsWith('c')
  const number = Number(deliveryId.replace('c', ''))
  const [line] = await lines(
    db,
    { id: isCall ? { call: number } : { stored: number } },
    { before: { stored: number + 1, call: number + 1 }, limit: 1 },
  )
  if (!line) throw new ProblemError('request/not-found')
  const nothing = {
    source: null,
    headers: [],
    body: null,
    bodyErasedAt: null,
    storedAt: null,
    processedAt: null,
    conversation: null,
    message: null,
    duplicateOf: null,
    repeats: 0,
    isRetried: false,
    way: null,
  }
  if (isCall) {
    const call = await deliveryDetail.ofCall(db, number)
    if (!call) throw new ProblemError('request/not-found')
    const { source, headerNames, deliveryId: repeated, way } = call
    return {
      ...line.delivery,
      ...nothing,
      source,
      way,
      headers: headerNames.map((name) => ({ name, value: null })),
      duplicateOf: repeated === null ? null : String(repeated),
    }
  }
  const stored = await deliveryDetail.ofStored(db, number)
  if (!stored) throw new ProblemError('request/not-found')
  const { body, arrivedAt, ...more } = stored
  return {
    ...line.delivery,
    ...nothing,
    ...more,
    receivedAt: arrivedAt ?? stored.storedAt,
    body: body && shown(masked(ctx, line.channel, body)),
  }
}

function shown({ text, isMasked }: { text: string; isMasked: boolean }) {
  const isCut = text.length > shownCharactersMax
  return { text: (isCut ? text.slice(0, shownCharactersMax) : text).toWellFormed(), isMasked, isCut }
}

function placeOf(cursor: string): Place {
  const [stored = 0, call = 0] = cursor
    .split('.')
    // Beyond the exact integers there are no rows, and PostgreSQL would refuse the number.
    .map((part) => Math.min(Number(part), Number.MAX_SAFE_INTEGER))
  return { stored, call }
}
const cursorOf = ({ stored, call }: Place) => `${stored}.${call}`
