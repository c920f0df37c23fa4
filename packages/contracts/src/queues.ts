import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, name, operatingHoursId, queueId, userId, workstreamId } from './values.ts'

/** `isDefault`: made at first start, contains everybody, cannot be deleted. `priority` 1 is served first. */
export const queue = z.object({
  id: queueId,
  name,
  priority: z.number().int(),
  isDefault: z.boolean(),
  memberIds: z.array(userId),
  waitingCount: z.number().int(),
  usedBy: z.array(z.object({ workstream: z.string() })),
  /** When somebody is there; null: always. */
  operatingHours: z.object({ id: operatingHoursId, name: z.string() }).nullable().optional(),
  /** An inactive one holds nothing and cannot be chosen; it keeps its members and settings. */
  isActive: z.boolean(),
  createdAt: instant,
  version: z.number().int(),
})
export type Queue = z.infer<typeof queue>

const tag = 'Queues'
const priority = z.number().int().min(1).max(100)
export const listQueues = endpoint({
  name: 'listQueues',
  method: 'GET',
  path: '/api/queues',
  summary: 'All queues',
  tag,
  access: 'signedIn',
  response: z.object({ items: z.array(queue) }),
})
export const createQueue = endpoint({
  name: 'createQueue',
  method: 'POST',
  path: '/api/queues',
  summary: 'Create a queue',
  tag,
  access: 'administrator',
  body: z.object({
    name,
    priority: priority.default(1),
    memberIds: z.array(userId).max(1000).default([]),
    operatingHoursId: operatingHoursId.nullable().optional(),
  }),
  response: queue,
  status: 201,
  problems: ['queue/name-taken'],
})
export const updateQueue = endpoint({
  name: 'updateQueue',
  method: 'PATCH',
  path: '/api/queues/:queueId',
  summary: 'Rename a queue, change its priority or its members (the list is replaced whole)',
  tag,
  access: 'administrator',
  params: z.object({ queueId }),
  body: z.object({
    name: name.optional(),
    priority: priority.optional(),
    memberIds: z.array(userId).max(1000).optional(),
    operatingHoursId: operatingHoursId.nullable().optional(),
    /** Of the reading that the change rests on; left out: whatever it is now. */
    version: z.number().int().optional(),
  }),
  response: queue,
  problems: ['queue/name-taken', 'request/conflict'],
})

const byId = z.object({ queueId })
export const copyQueue = endpoint({
  name: 'copyQueue',
  method: 'POST',
  path: '/api/queues/:queueId/copy',
  summary: 'Create a queue like this one: priority, members, operating hours; active, and no default queue',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ name }),
  response: queue,
  status: 201,
  problems: ['queue/name-taken'],
})

const count = z.number().int()
const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() })

/** What deleting or deactivating a queue touches, shown before it is done, with all that the choice needs. */
export const queueImpact = z.object({
  /** Of the reading; what rests on an older one is a conflict. */
  version: count,
  name: z.string(),
  /** Not closed: nobody has them yet, or somebody has them. */
  conversations: z.object({ waiting: count, held: count }),
  /** They go to the other queue, too: their customers may write again. */
  closedConversations: count,
  members: z.array(named(userId)),
  /** Members who would be in no other queue than the default one. */
  membersLeft: count,
  fallbackOf: z.array(named(workstreamId)),
  /** Queues that may take over, the default queue first. */
  targets: z.array(z.object({ id: queueId, name: z.string(), isDefault: z.boolean(), memberCount: count })),
  /** Until when it could be undone if it were deleted now. */
  goneAt: instant,
})
export type QueueImpact = z.infer<typeof queueImpact>

/**
 * Where everything of a queue goes: its conversations to `toQueueId`, which also becomes the fallback queue of each
 * workstream that is not named among `fallbacks`.
 */
export const queueHeirs = z.object({
  version: count,
  toQueueId: queueId,
  fallbacks: z.array(z.object({ workstreamId, queueId })).max(1000).default([]),
})
export type QueueHeirs = z.infer<typeof queueHeirs>

export const getQueueImpact = endpoint({
  name: 'getQueueImpact',
  method: 'GET',
  path: '/api/queues/:queueId/impact',
  summary: 'What deleting or deactivating the queue would touch',
  tag,
  access: 'administrator',
  params: byId,
  response: queueImpact,
})
export const deleteQueue = endpoint({
  name: 'deleteQueue',
  method: 'POST',
  path: '/api/queues/:queueId/deletion',
  summary: 'Delete a queue; what depends on it goes to other queues, and all of it can be brought back',
  tag,
  access: 'administrator',
  params: byId,
  body: queueHeirs,
  response: z.object({ goneAt: instant }),
  problems: ['queue/in-use', 'request/conflict'],
})
export const deactivateQueue = endpoint({
  name: 'deactivateQueue',
  method: 'POST',
  path: '/api/queues/:queueId/deactivation',
  summary: 'Take a queue out of service; what depends on it goes to other queues and stays there',
  tag,
  access: 'administrator',
  params: byId,
  body: queueHeirs,
  response: queue,
  problems: ['queue/in-use', 'request/conflict'],
})
export const activateQueue = endpoint({
  name: 'activateQueue',
  method: 'POST',
  path: '/api/queues/:queueId/activation',
  summary: 'Put a queue into service again, with the members and settings it had',
  tag,
  access: 'administrator',
  params: byId,
  response: queue,
})
