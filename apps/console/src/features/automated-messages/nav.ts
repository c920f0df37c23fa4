import { ChatSparkleFilled, ChatSparkleRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const automatedMessagesNav: NavEntry = {
  permission: 'administer',
  group: 'customerSupport',
  label: { en: 'Automated messages', de: 'Automatisierte Nachrichten' },
  icon: ChatSparkleRegular,
  activeIcon: ChatSparkleFilled,
  order: 44,
  path: '/automated-messages',
}
