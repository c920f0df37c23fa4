import { MailInboxFilled, MailInboxRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const inboxNav: NavEntry = {
  permission: 'handleConversations',
  label: { en: 'Inbox', de: 'Posteingang' },
  icon: MailInboxRegular,
  activeIcon: MailInboxFilled,
  order: 10,
  path: '/inbox',
}
