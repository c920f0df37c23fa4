import { picturePixelsMax } from '@parley/contracts/conversations'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import { backoffMs, type LaneOutcome } from '../../jobs/lane-runner.ts'
import { loadPictureTools } from '../../picture-tools.ts'
import * as activity from '../../store/activity.ts'
import * as attachments from '../../store/attachments.ts'
import { stillHolds, type Lease } from '../../store/lanes.ts'
import { sendingSide } from '../../store/outbound-side.ts'

/** Google's own limit for pictures is 5 MB; customers' originals may be larger. */
const pictureBytesMax = 15 * 1024 * 1024
const pictureTypes = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/avif',
])

/**
 * Fetches a customer's picture once, from the media host only, and keeps it re-encoded as WebP: no metadata, no place
 * where it was taken, nothing but pixels. The type is read from the bytes, never from a header.
 */
export async function fetchPicture(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  const attachment = await attachments.find(ctx.database.db, lease.key)
  if (!attachment?.source_sealed || attachment.state !== 'pending') return { next: 'idle' }
  if (attachment.deadline_at <= ctx.now())
    return finish(ctx, lease, attachment.conversation_id, { state: 'lost' })
  const url = ctx.sealer.open(attachment.source_sealed, attachments.sourcePlace(attachment.id))
  const answer = await ctx.google.outgoing(url, { timeoutMs: 15_000, maxBytes: pictureBytesMax })
  if (answer.outcome === 'notAllowed' || answer.outcome === 'tooLarge')
    return finish(ctx, lease, attachment.conversation_id, { state: 'blocked' })
  if (answer.outcome === 'failed') return { next: 'retry', afterMs: backoffMs(lease.attempts) }
  if (answer.status === 429 || answer.status >= 500)
    return { next: 'retry', afterMs: backoffMs(lease.attempts) }
  if (answer.status !== 200) return finish(ctx, lease, attachment.conversation_id, { state: 'lost' })
  const picture = await reencode(answer.body)
  return finish(ctx, lease, attachment.conversation_id, picture ?? { state: 'blocked' })
}

async function reencode(bytes: Buffer) {
  const { fileTypeFromBuffer, sharp } = await loadPictureTools()
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !pictureTypes.has(type.mime)) return null
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: picturePixelsMax,
      animated: false,
      failOn: 'error',
    })
      .rotate()
      .resize({ width: 2560, height: 2560, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85 })
      .toBuffer({ resolveWithObject: true })
    return {
      state: 'stored' as const,
      bytes: data,
      contentType: 'image/webp',
      width: info.width,
      height: info.height,
    }
  } catch {
    // Named like a picture but none: shown as blocked, which is what happened to it.
    return null
  }
}

async function finish(
  ctx: Context,
  lease: Lease,
  conversationId: string,
  end: Parameters<typeof attachments.settle>[2],
): Promise<LaneOutcome> {
  const side = await sendingSide(ctx.database.db, conversationId)
  const holds = await ctx.database.db.transaction().execute(async (tx) => {
    if (!(await stillHolds(tx, lease))) return false
    await attachments.settle(tx, lease.key, end)
    await activity.record(tx, {
      actorId: null,
      verb: `picture.${end.state}`,
      topics: [`conversation:${conversationId}`],
      conversationId,
      subject: { audience: audienceOf(...(side ? [side] : [])), attachmentId: lease.key },
    })
    return true
  })
  return holds ? { next: 'idle' } : { next: 'lost' }
}
