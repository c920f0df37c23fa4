import {
  getAutomatedMessages,
  setChannelMessage,
  setOrganisationMessage,
} from '@parley/contracts/automated-messages'
import { bind } from '../../http/call.ts'
import {
  getAutomatedMessagesVerb,
  setChannelMessageVerb,
  setOrganisationMessageVerb,
} from './automated-messages.ts'

export const automatedMessagesRoutes = [
  bind(getAutomatedMessages, getAutomatedMessagesVerb),
  bind(setOrganisationMessage, setOrganisationMessageVerb),
  bind(setChannelMessage, setChannelMessageVerb),
]
