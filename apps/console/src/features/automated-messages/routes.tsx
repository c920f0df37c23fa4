import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Automated messages. */
export const automatedMessagesArea: Area = {
  permission: 'administer',
  routes: [
    { path: 'automated-messages', lazy: () => import('./messages-page.tsx') },
    {
      path: 'automated-messages/organisation/:trigger/:language',
      lazy: () => import('./organisation-page.tsx'),
    },
    { path: 'automated-messages/channels/:channelId', lazy: () => import('./channel-page.tsx') },
    {
      path: 'automated-messages/channels/:channelId/:trigger/:language',
      lazy: () => import('./override-page.tsx'),
    },
  ],
}
