import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, name, operatingHoursId, queueId, userId } from './values.ts'

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
  createdAt: instant,
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
  }),
  response: queue,
  problems: ['queue/name-taken'],
})
export const deleteQueue = endpoint({
  name: 'deleteQueue',
  method: 'DELETE',
  path: '/api/queues/:queueId',
  summary: 'Delete a queue that no workstream and no open conversation uses; it can be brought back',
  tag,
  access: 'administrator',
  params: z.object({ queueId }),
  problems: ['queue/in-use'],
})
