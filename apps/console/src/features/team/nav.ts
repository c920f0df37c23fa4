import { PeopleTeamFilled, PeopleTeamRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const teamNav: NavEntry = {
  permission: 'administer',
  label: { en: 'Team', de: 'Team' },
  icon: PeopleTeamRegular,
  activeIcon: PeopleTeamFilled,
  order: 50,
  path: '/team',
}
