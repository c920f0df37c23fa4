import { FlashFilled, FlashRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const quickRepliesNav: NavEntry = {
  permission: 'handleConversations',
  label: { en: 'Quick replies', de: 'Schnellantworten' },
  icon: FlashRegular,
  activeIcon: FlashFilled,
  order: 12,
  path: '/quick-replies',
}
