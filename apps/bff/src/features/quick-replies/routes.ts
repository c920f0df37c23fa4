import * as contract from '@parley/contracts/quick-replies'
import { bind } from '../../http/call.ts'
import * as change from './change.ts'
import * as read from './read.ts'

export const quickReplyRoutes = [
  bind(contract.listQuickReplies, read.listQuickRepliesVerb),
  bind(contract.getQuickReply, read.getQuickReplyVerb),
  bind(contract.listReplyPlaces, read.listReplyPlacesVerb),
  bind(contract.createSharedReply, change.createSharedReplyVerb),
  bind(contract.updateSharedReply, change.updateSharedReplyVerb),
  bind(contract.deleteSharedReply, change.deleteSharedReplyVerb),
  bind(contract.restoreSharedReply, change.restoreSharedReplyVerb),
  bind(contract.createOwnReply, change.createOwnReplyVerb),
  bind(contract.updateOwnReply, change.updateOwnReplyVerb),
  bind(contract.deleteOwnReply, change.deleteOwnReplyVerb),
  bind(contract.restoreOwnReply, change.restoreOwnReplyVerb),
  bind(contract.offerQuickReplies, read.offerQuickRepliesVerb),
  bind(contract.noteReplyUse, read.noteReplyUseVerb),
]
