import {
  activateQueue,
  copyQueue,
  createQueue,
  deactivateQueue,
  deleteQueue,
  getQueueImpact,
  listQueues,
  updateQueue,
} from '@parley/contracts/queues'
import { bind } from '../../http/call.ts'
import {
  activateQueueVerb,
  copyQueueVerb,
  deactivateQueueVerb,
  deleteQueueVerb,
  getQueueImpactVerb,
} from './queue-life.ts'
import { createQueueVerb, listQueuesVerb, updateQueueVerb } from './queues.ts'

export const queueRoutes = [
  bind(listQueues, listQueuesVerb),
  bind(createQueue, createQueueVerb),
  bind(updateQueue, updateQueueVerb),
  bind(copyQueue, copyQueueVerb),
  bind(getQueueImpact, getQueueImpactVerb),
  bind(deleteQueue, deleteQueueVerb),
  bind(deactivateQueue, deactivateQueueVerb),
  bind(activateQueue, activateQueueVerb),
]
