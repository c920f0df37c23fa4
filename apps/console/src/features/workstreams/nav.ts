import { BranchForkFilled, BranchForkRegular } from '@fluentui/react-icons'
import type { NavEntry } from '../../shared/area.ts'

/** The place in the menu. */
export const workstreamsNav: NavEntry = {
  permission: 'administer',
  group: 'customerSupport',
  label: { en: 'Workstreams', de: 'Arbeitsstreams' },
  icon: BranchForkRegular,
  activeIcon: BranchForkFilled,
  order: 30,
  path: '/workstreams',
}
