import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Channels › Messaging accounts › Manage. */
export const channelsArea: Area = {
  permission: 'administer',
  routes: [
    { path: 'channels', lazy: () => import('./channels-page.tsx') },
    { path: 'channels/accounts', lazy: () => import('./accounts-page.tsx') },
    { path: 'channels/accounts/new/:step?', lazy: () => import('./setup/new-account-page.tsx') },
    { path: 'channels/accounts/:accountId', lazy: () => import('./account/account-page.tsx') },
    { path: 'channels/accounts/:accountId/setup/:step?', lazy: () => import('./setup/setup-page.tsx') },
  ],
}
