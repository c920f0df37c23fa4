import { PeopleQueueFilled, PeopleQueueRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const queuesNav: NavEntry = {
  permission: 'administer',
  group: 'customerSupport',
  label: { en: 'Queues', de: 'Warteschlangen' },
  icon: PeopleQueueRegular,
  activeIcon: PeopleQueueFilled,
  order: 40,
  path: '/queues',
}
