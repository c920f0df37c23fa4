import { ShieldFilled, ShieldRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const privacyNav: NavEntry = {
  permission: 'administer',
  group: 'customerSupport',
  label: { en: 'Privacy', de: 'Datenschutz' },
  icon: ShieldRegular,
  activeIcon: ShieldFilled,
  order: 48,
  path: '/privacy',
}
