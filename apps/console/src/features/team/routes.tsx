import type { Area } from '../../shared/area.ts'

export const teamArea: Area = {
  permission: 'administer',
  routes: [{ path: 'team', lazy: () => import('./team-page.tsx') }],
}
