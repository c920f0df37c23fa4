import type { ChannelKind } from '@parley/contracts/values'
import type { Channel } from './channel.ts'
import { googleBusinessMessages } from './google-business-messages/channel.ts'

/** Every channel Parley speaks; a new kind in the contract does not compile until it stands here. */
export const channels: Record<ChannelKind, Channel> = {
  'google-business-messages': googleBusinessMessages,
}
