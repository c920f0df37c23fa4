import { z } from 'zod'

/**
 * What a browser hears over `GET /api/live` (server-sent events). Hints name what changed, never its content: the
 * read that follows is checked as any other. Only typing is sent by value.
 *
 * - event `hint`, with `id:` = number of the activity log: `{topics: [...]}`
 * - event `typing`, without id: `{conversationId, isTyping}`
 * - event `reset`: too far behind, read everything again
 * - event `bye`: the server stops or the session ended; `{reason}`
 *
 * A browser that does not read what piled up is cut without a word, and comes back with the last number it saw.
 */
export const liveTopic = z.union([
  z.literal('inbox'),
  z.literal('accounts'),
  z.literal('workstreams'),
  z.literal('queues'),
  z.literal('team'),
  z.literal('audit'),
  z.literal('privacy'),
  z.literal('hours'),
  z.literal('replies'),
  z.literal('fieldRights'),
  z.literal('session'),
  z.templateLiteral(['conversation:', z.string()]),
  z.templateLiteral(['account:', z.string()]),
])
export type LiveTopic = z.infer<typeof liveTopic>

export const liveHint = z.object({ topics: z.array(liveTopic) })
export type LiveHint = z.infer<typeof liveHint>

export const liveTyping = z.object({ conversationId: z.string(), isTyping: z.boolean() })
export type LiveTyping = z.infer<typeof liveTyping>

export const liveBye = z.object({ reason: z.enum(['stopping', 'sessionEnded']) })

export const livePath = '/api/live'
