import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Privacy. */
export const privacyArea: Area = {
  permission: 'administer',
  routes: [{ path: 'privacy', lazy: () => import('./privacy-page.tsx') }],
}
