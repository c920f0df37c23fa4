import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Workstreams. */
export const workstreamsArea: Area = {
  permission: 'administer',
  routes: [
    { path: 'workstreams', lazy: () => import('./workstreams-page.tsx') },
    { path: 'workstreams/new', lazy: () => import('./new-workstream-page.tsx') },
    { path: 'workstreams/:workstreamId', lazy: () => import('./page/workstream-page.tsx') },
    {
      path: 'workstreams/:workstreamId/channels/:channelId/health',
      lazy: () => import('./health/channel-health-page.tsx'),
    },
    {
      path: 'workstreams/:workstreamId/channels/:channelId/delete',
      lazy: () => import('./deletion/deletion-page.tsx'),
    },
    {
      path: 'workstreams/:workstreamId/channels/new/:step?',
      lazy: () => import('./wizard/channel-wizard-page.tsx'),
    },
  ],
}
