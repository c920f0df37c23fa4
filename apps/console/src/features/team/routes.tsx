import { PeopleTeamFilled, PeopleTeamRegular } from '@fluentui/react-icons'
import type { Area } from '../../shared/area.ts'

export const teamArea: Area = {
  permission: 'administer',
  nav: {
    label: { en: 'Team', de: 'Team' },
    icon: PeopleTeamRegular,
    activeIcon: PeopleTeamFilled,
    order: 50,
    path: '/team',
  },
  routes: [{ path: 'team', lazy: () => import('./team-page.tsx') }],
}
