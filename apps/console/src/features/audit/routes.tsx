import type { Area } from '../../shared/area.ts'

export const auditArea: Area = {
  permission: 'administer',
  routes: [{ path: 'audit', lazy: () => import('./audit-page.tsx') }],
}
