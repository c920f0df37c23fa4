import { createHash, randomBytes } from 'node:crypto'
import type { Message, sendPicture } from '@parley/contracts/conversations'
import { ProblemError } from '@parley/contracts/problem'
import { mayReply, maySee, maySendPictures } from '@parley/domain/conversation'
import type { Context } from '../../context.ts'
import { tellFirst } from '../../flows/recording-notice.ts'
import type { Call, Verb } from '../../http/call.ts'
import { encodePicture } from '../../pictures.ts'
import * as attachments from '../../store/attachments.ts'
import * as conversations from '../../store/conversations.ts'
import type { LockedConversation } from '../../store/conversations.ts'
import type { Db } from '../../store/db.ts'
import * as inbox from '../../store/inbox.ts'
import * as messages from '../../store/messages.ts'
import { queueReply } from './queue-reply.ts'
import { pictureRuleOf, toMessage } from './reading.ts'

type PictureCall = Call<typeof sendPicture>

/**
 * Stores a picture and queues it as a reply, in order with the texts. What was uploaded is decoded and encoded anew, so
 * that nothing but pixels leaves the house. The id is the caller's: a repeat with the same bytes and description answers
 * as the first did, any other use of the id is refused.
 */
export const sendPictureVerb: Verb<typeof sendPicture> = async (ctx, call) => {
  const { actor, params, body, upload } = call
  if (!upload) throw new Error('An upload without bytes came through the door')
  const { db } = ctx.database
  const digest = createHash('sha256').update(upload).digest()
  // Asked twice: first so that nobody makes us decode what they may not send, then under the lock that the answer holds for.
  const before = await db.transaction().execute((tx) => decide(ctx, tx, call, digest))
  if (before.repeated) return before.repeated
  const picture = await encodePicture(upload)
  if (picture.outcome === 'refused') throw new ProblemError(`picture/${picture.because}`)

  return db.transaction().execute(async (tx) => {
    const { conversation, repeated } = await decide(ctx, tx, call, digest)
    if (repeated) return repeated
    const now = ctx.now()
    const seq = (await tellFirst(ctx, tx, now, conversation)) + 1
    const attachmentId = ctx.newId()
    const place = { conversationId: conversation.id, at: now }
    const { altText } = body
    await messages.addAll(tx, [
      messages.queuedPicture({ ...place, id: params.messageId, seq, attachmentId, altText, author: actor }),
    ])
    await attachments.addSent(tx, {
      ...place,
      id: attachmentId,
      messageId: params.messageId,
      publicKey: randomBytes(32).toString('base64url'),
      uploadDigest: digest,
      file: picture.file,
      contentType: picture.contentType,
      width: picture.width,
      height: picture.height,
      thumbnail: picture.thumbnail,
    })
    return queueReply(ctx, tx, conversation, actor, {
      id: params.messageId,
      seq,
      at: now,
      preview: { kind: 'image', text: '' },
    })
  })
}

/** Locks the conversation and finds out whether this picture may go, or went before. */
async function decide(
  ctx: Context,
  tx: Db,
  { actor, params, body }: PictureCall,
  digest: Buffer,
): Promise<{ conversation: LockedConversation; repeated: Message | null }> {
  const conversation = await conversations.lockById(tx, params.conversationId)
  if (!conversation || !maySee(actor, conversation)) throw new ProblemError('request/not-found')
  const known = await inbox.findMessageConversation(tx, params.messageId)
  if (known !== null) {
    const earlier =
      known === conversation.id ? await inbox.message(tx, conversation.id, params.messageId) : null
    const content = earlier?.author_id === actor.id ? earlier.content : null
    if (earlier && content?.kind === 'picture' && content.altText === body.altText) {
      const sent = await attachments.findSent(tx, content.attachmentId)
      if (sent?.uploadDigest.equals(digest)) return { conversation, repeated: toMessage(earlier) }
    }
    throw new ProblemError('message/id-used')
  }
  const mayNow = mayReply(actor, conversation, ctx.now())
  if (!mayNow.allowed) throw new ProblemError(mayNow.because)
  const settings = await conversations.channelSettings(tx, conversation.channelId)
  const mayBePicture = maySendPictures(pictureRuleOf(settings.kind, settings.agentAttachments))
  if (!mayBePicture.allowed) throw new ProblemError(mayBePicture.because)
  return { conversation, repeated: null }
}
