import type { FluentIcon } from '@fluentui/react-icons'
import type { UiLocale } from '@parley/contracts/values'
import type { Permission } from '@parley/domain/permissions'
import type { RouteObject } from 'react-router'

/** One entry of the navigation. Labels stand here by value, so that the menu needs no feature's catalogue. */
export interface NavEntry {
  /** `customerSupport` entries stand under that heading; the others on the top level. */
  readonly group?: 'customerSupport'
  readonly label: Readonly<Record<UiLocale, string>>
  readonly icon: FluentIcon
  /** Shown for the page one is on. */
  readonly activeIcon: FluentIcon
  /** Ascending within the whole menu: inbox 10, channels 20, workstreams 30, queues 40, operating hours 42, privacy 48, team 50, audit log 60. */
  readonly order: number
  readonly path: `/${string}`
}

/** What a feature gives to the app: its pages (lazy) and its place in the menu. */
export interface Area {
  /** Without it the pages show the forbidden state and the menu has no entry. */
  readonly permission?: Permission
  readonly nav?: NavEntry
  /** Paths are relative to the shell: `channels/accounts/:accountId`. */
  readonly routes: readonly RouteObject[]
}
