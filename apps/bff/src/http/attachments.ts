import { ProblemError } from '@parley/contracts/problem'
import { attachmentPath } from '@parley/contracts/conversations'
import { maySee } from '@parley/domain/conversation'
import { Router } from 'express'
import { z } from 'zod'
import type { Context } from '../context.ts'
import * as attachments from '../store/attachments.ts'
import * as conversations from '../store/inbox.ts'
import { requireSameOrigin } from './same-origin.ts'
import { readSession } from './session.ts'

const ids = z.object({ conversationId: z.uuid(), attachmentId: z.uuid() })

/**
 * Stored pictures. Only re-encoded ones exist, and they are sandboxed all the same: no script, no sniffing, no other site.
 * Same rule of access as the conversation they belong to.
 */
export function attachmentRouter(ctx: Context): Router {
  const router = Router()
  router.get(attachmentPath(':conversationId', ':attachmentId'), async (req, res) => {
    requireSameOrigin(ctx.config, req)
    const session = await readSession(ctx, req, res)
    if (!session.actor) throw new ProblemError('session/required')
    const given = ids.safeParse(req.params)
    if (!given.success) throw new ProblemError('request/not-found')
    const conversation = await conversations.conversation(ctx.database.db, given.data.conversationId)
    const isVisible =
      conversation !== null &&
      maySee(session.actor, { assigneeId: conversation.assignee_id, queueId: conversation.queue_id })
    const attachment = isVisible
      ? await attachments.find(ctx.database.db, given.data.attachmentId)
      : undefined
    if (!attachment || attachment.conversation_id !== given.data.conversationId)
      throw new ProblemError('request/not-found')
    if (attachment.state !== 'stored' || !attachment.bytes || !attachment.content_type)
      throw new ProblemError('attachment/unavailable')
    res.setHeader('Content-Type', attachment.content_type)
    res.setHeader(
      'Content-Disposition',
      `inline; filename="picture.${attachment.content_type.replace('image/', '')}"`,
    )
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    // The bytes of an id never change; whether one may see them is asked again after an hour.
    res.setHeader('Cache-Control', 'private, max-age=3600')
    res.end(attachment.bytes)
  })
  return router
}
