import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Queues. */
export const queuesArea: Area = {
  permission: 'administer',
  routes: [{ path: 'queues', lazy: () => import('./queues-page.tsx') }],
}
