import { PeopleQueueFilled, PeopleQueueRegular } from '@fluentui/react-icons'
import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Queues. */
export const queuesArea: Area = {
  permission: 'administer',
  nav: {
    group: 'customerSupport',
    label: { en: 'Queues', de: 'Warteschlangen' },
    icon: PeopleQueueRegular,
    activeIcon: PeopleQueueFilled,
    order: 40,
    path: '/queues',
  },
  routes: [{ path: 'queues', lazy: () => import('./queues-page.tsx') }],
}
