import type { AutomatedMessageSet, MessagingChannel } from '@parley/contracts/automated-messages'
import { channelLanguages, type ChannelLanguage } from '@parley/contracts/workstreams'

/** The languages worth a column: those channels speak, those something is written in, and `more`; English where there are none. */
export function languagesInUse(
  { organisation, channels }: AutomatedMessageSet,
  more: readonly (ChannelLanguage | null)[] = [],
): ChannelLanguage[] {
  const used = new Set<string | null>([
    ...organisation.map((one) => one.language),
    ...channels.map((one) => one.language),
    ...more,
  ])
  const shown = channelLanguages.filter((language) => used.has(language))
  return shown.length > 0 ? shown : ['en-US']
}

/** The same for the page of one channel: its own language first. */
export function languagesOfChannel(set: AutomatedMessageSet, channel: MessagingChannel): ChannelLanguage[] {
  const { language, overrides } = channel
  const others = languagesInUse(
    { organisation: set.organisation, channels: [] },
    overrides.map((one) => one.language),
  )
  const written = set.organisation.length > 0 || overrides.length > 0 ? others : []
  return [language, ...written.filter((one) => one !== language)]
}
