import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Operating hours. */
export const operatingHoursArea: Area = {
  permission: 'administer',
  routes: [
    { path: 'operating-hours', lazy: () => import('./hours-page.tsx') },
    { path: 'operating-hours/new', lazy: () => import('./edit-page.tsx') },
    { path: 'operating-hours/:operatingHoursId', lazy: () => import('./edit-page.tsx') },
  ],
}
