import type { AutomatedMessageSet, MessagingChannel } from '@parley/contracts/automated-messages'
import { automatedTrigger, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import { channelLanguage, type ChannelLanguage } from '@parley/contracts/workstreams'

/** Where the message of a cell is edited: the organisation's, or with a channel that one's. */
export const pathOfCell =
  (channel?: MessagingChannel) => (trigger: AutomatedTrigger, language: ChannelLanguage) =>
    `/automated-messages/${channel ? `channels/${channel.id}` : 'organisation'}/${trigger}/${language}`

/** The cell an address names; null when it names none. */
export function cellOf(params: {
  trigger?: string | undefined
  language?: string | undefined
}): { trigger: AutomatedTrigger; language: ChannelLanguage } | null {
  const trigger = automatedTrigger.safeParse(params.trigger)
  const language = channelLanguage.safeParse(params.language)
  return trigger.success && language.success ? { trigger: trigger.data, language: language.data } : null
}

/** The channel an address names; null when it is not there. */
export const channelOf = (set: AutomatedMessageSet, id: string | undefined): MessagingChannel | null =>
  set.channels.find((one) => one.id === id) ?? null
