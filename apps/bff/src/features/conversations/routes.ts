import {
  actOnConversation,
  countConversations,
  getConversation,
  listConversations,
  listMessages,
  markRead,
  reportTyping,
  retryMessage,
  saveDraft,
  sendPicture,
  sendReply,
} from '@parley/contracts/conversations'
import { bind } from '../../http/call.ts'
import { actOnConversationVerb } from './act.ts'
import {
  countConversationsVerb,
  getConversationVerb,
  listConversationsVerb,
  listMessagesVerb,
} from './lists.ts'
import { markReadVerb, reportTypingVerb, saveDraftVerb } from './presence.ts'
import { sendPictureVerb } from './send-picture.ts'
import { retryMessageVerb, sendReplyVerb } from './send-reply.ts'

export const conversationRoutes = [
  bind(listConversations, listConversationsVerb),
  bind(countConversations, countConversationsVerb),
  bind(getConversation, getConversationVerb),
  bind(listMessages, listMessagesVerb),
  bind(sendReply, sendReplyVerb),
  bind(sendPicture, sendPictureVerb),
  bind(retryMessage, retryMessageVerb),
  bind(actOnConversation, actOnConversationVerb),
  bind(reportTyping, reportTypingVerb),
  bind(markRead, markReadVerb),
  bind(saveDraft, saveDraftVerb),
]
