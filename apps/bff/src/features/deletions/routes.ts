import { listDeletions, purgeDeletion, restoreDeletion } from '@parley/contracts/deletions'
import { bind } from '../../http/call.ts'
import { listDeletionsVerb, restoreDeletionVerb } from './deletions.ts'
import { purgeDeletionVerb } from './purge.ts'

export const deletionRoutes = [
  bind(listDeletions, listDeletionsVerb),
  bind(restoreDeletion, restoreDeletionVerb),
  bind(purgeDeletion, purgeDeletionVerb),
]
