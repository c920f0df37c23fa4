import { createQueue, deleteQueue, listQueues, updateQueue } from '@parley/contracts/queues'
import { bind } from '../../http/call.ts'
import { createQueueVerb, deleteQueueVerb, listQueuesVerb, updateQueueVerb } from './queues.ts'

export const queueRoutes = [
  bind(listQueues, listQueuesVerb),
  bind(createQueue, createQueueVerb),
  bind(updateQueue, updateQueueVerb),
  bind(deleteQueue, deleteQueueVerb),
]
