import type { Area } from '../../shared/area.ts'

export const protectedFieldsArea: Area = {
  permission: 'administer',
  routes: [{ path: 'protected-fields', lazy: () => import('./protected-fields-page.tsx') }],
}
