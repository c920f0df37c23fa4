import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant } from './values.ts'

/** What can be deleted and brought back. */
export const deletedKind = z.enum(['channel', 'workstream', 'queue', 'account'])
export type DeletedKind = z.infer<typeof deletedKind>

/**
 * Why something cannot be brought back now (`blocker.<code>`); `name` says which thing is in the way, where there is
 * one. `workstreamGone` and `agentRemoved` stay for ever.
 */
export const restoreBlocker = z.object({
  code: z.enum([
    'agentBound',
    'agentRemoved',
    'accountDeleted',
    'workstreamDeleted',
    'workstreamGone',
    'queueDeleted',
    'nameTaken',
  ]),
  name: z.string().nullable(),
})
export type RestoreBlocker = z.infer<typeof restoreBlocker>

/** What does not come back along with it: wiped secrets, and Google agents that another account has by now. */
export const restoreLoss = z.enum(['secrets', 'googleAgents'])
export type RestoreLoss = z.infer<typeof restoreLoss>

/** Something that was deleted and can be brought back until `goneAt`. Its id is the id it had. */
export const deletedThing = z.object({
  id: z.uuid(),
  kind: deletedKind,
  name: z.string(),
  deletedAt: instant,
  /** Null where nobody did it: a channel whose last conversation was closed. */
  deletedBy: z.string().nullable(),
  goneAt: instant,
  blockers: z.array(restoreBlocker),
  losses: z.array(restoreLoss),
})
export type DeletedThing = z.infer<typeof deletedThing>

const tag = 'Recently deleted'
const byId = z.object({ deletionId: z.uuid() })
export const listDeletions = endpoint({
  name: 'listDeletions',
  method: 'GET',
  path: '/api/deletions',
  summary: 'What was deleted and can still be brought back, newest first',
  tag,
  access: 'administrator',
  response: z.object({ items: z.array(deletedThing) }),
})
export const restoreDeletion = endpoint({
  name: 'restoreDeletion',
  method: 'POST',
  path: '/api/deletions/:deletionId/restore',
  summary: 'Bring it back, with the conversations its deletion closed or moved; one error per obstacle',
  tag,
  access: 'administrator',
  params: byId,
  problems: ['deletion/blocked', 'channel/agent-bound', 'workstream/name-taken', 'queue/name-taken'],
})
export const purgeDeletion = endpoint({
  name: 'purgeDeletion',
  method: 'DELETE',
  path: '/api/deletions/:deletionId',
  summary: 'Delete it for good before its time; conversations and messages stay',
  tag,
  access: 'administrator',
  params: byId,
})
