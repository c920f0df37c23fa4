import { HistoryFilled, HistoryRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const auditNav: NavEntry = {
  permission: 'administer',
  label: { en: 'Audit log', de: 'Audit-Protokoll' },
  icon: HistoryRegular,
  activeIcon: HistoryFilled,
  order: 60,
  path: '/audit',
}
