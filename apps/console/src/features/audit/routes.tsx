import { HistoryFilled, HistoryRegular } from '@fluentui/react-icons'
import type { Area } from '../../shared/area.ts'

export const auditArea: Area = {
  permission: 'administer',
  nav: {
    label: { en: 'Audit log', de: 'Audit-Protokoll' },
    icon: HistoryRegular,
    activeIcon: HistoryFilled,
    order: 60,
    path: '/audit',
  },
  routes: [{ path: 'audit', lazy: () => import('./audit-page.tsx') }],
}
