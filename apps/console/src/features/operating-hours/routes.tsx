import { ClockFilled, ClockRegular } from '@fluentui/react-icons'
import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Operating hours. */
export const operatingHoursArea: Area = {
  permission: 'administer',
  nav: {
    group: 'customerSupport',
    label: { en: 'Operating hours', de: 'Öffnungszeiten' },
    icon: ClockRegular,
    activeIcon: ClockFilled,
    order: 42,
    path: '/operating-hours',
  },
  routes: [
    { path: 'operating-hours', lazy: () => import('./hours-page.tsx') },
    { path: 'operating-hours/new', lazy: () => import('./edit-page.tsx') },
    { path: 'operating-hours/:operatingHoursId', lazy: () => import('./edit-page.tsx') },
  ],
}
