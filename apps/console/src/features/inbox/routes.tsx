import type { Area } from '../../shared/area.ts'

/** The inbox: the page on which agents spend their day. */
export const inboxArea: Area = {
  permission: 'handleConversations',
  routes: [
    {
      path: 'inbox/:view?/:conversationId?',
      lazy: async () => ({ Component: (await import('./inbox-page.tsx')).InboxPage }),
    },
  ],
}
