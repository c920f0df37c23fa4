import { MailInboxFilled, MailInboxRegular } from '@fluentui/react-icons'
import type { Area } from '../../shared/area.ts'

/** The inbox: the page on which agents spend their day. */
export const inboxArea: Area = {
  permission: 'handleConversations',
  nav: {
    label: { en: 'Inbox', de: 'Posteingang' },
    icon: MailInboxRegular,
    activeIcon: MailInboxFilled,
    order: 10,
    path: '/inbox',
  },
  routes: [
    {
      path: 'inbox/:view?/:conversationId?',
      lazy: async () => ({ Component: (await import('./inbox-page.tsx')).InboxPage }),
    },
  ],
}
