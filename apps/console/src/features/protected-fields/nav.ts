import { ShieldKeyholeFilled, ShieldKeyholeRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const protectedFieldsNav: NavEntry = {
  permission: 'administer',
  label: { en: 'Protected fields', de: 'Geschützte Felder' },
  icon: ShieldKeyholeRegular,
  activeIcon: ShieldKeyholeFilled,
  order: 55,
  path: '/protected-fields',
}
