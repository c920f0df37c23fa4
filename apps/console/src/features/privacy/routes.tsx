import { ShieldFilled, ShieldRegular } from '@fluentui/react-icons'
import type { Area } from '../../shared/area.ts'

/** Site map: Customer support › Privacy. */
export const privacyArea: Area = {
  permission: 'administer',
  nav: {
    group: 'customerSupport',
    label: { en: 'Privacy', de: 'Datenschutz' },
    icon: ShieldRegular,
    activeIcon: ShieldFilled,
    order: 48,
    path: '/privacy',
  },
  routes: [{ path: 'privacy', lazy: () => import('./privacy-page.tsx') }],
}
