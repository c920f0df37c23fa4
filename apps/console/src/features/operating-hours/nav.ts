import { ClockFilled, ClockRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const operatingHoursNav: NavEntry = {
  permission: 'administer',
  group: 'customerSupport',
  label: { en: 'Operating hours', de: 'Öffnungszeiten' },
  icon: ClockRegular,
  activeIcon: ClockFilled,
  order: 42,
  path: '/operating-hours',
}
