import { ChannelFilled, ChannelRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const channelsNav: NavEntry = {
  permission: 'administer',
  group: 'customerSupport',
  label: { en: 'Channels', de: 'Kanäle' },
  icon: ChannelRegular,
  activeIcon: ChannelFilled,
  order: 20,
  path: '/channels',
}
