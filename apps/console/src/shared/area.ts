import type { FluentIcon } from '@fluentui/react-icons'
import type { UiLocale } from '@parley/contracts/values'
import type { Permission } from '@parley/domain/permissions'
import type { RouteObject } from 'react-router'

/** One entry of the navigation, loaded with the shell. Labels stand here by value, so that the menu needs no feature's catalogue. */
export interface NavEntry {
  /** Whoever lacks it has no such entry: the same as the area's. */
  readonly permission?: Permission
  /** `customerSupport` entries stand under that heading; the others on the top level. */
  readonly group?: 'customerSupport'
  readonly label: Readonly<Record<UiLocale, string>>
  readonly icon: FluentIcon
  /** Shown for the page one is on. */
  readonly activeIcon: FluentIcon
  /** Ascending within the whole menu: inbox 10, quick replies 12, channels 20, workstreams 30, queues 40, operating hours 42, privacy 48, team 50, protected fields 55, audit log 60. */
  readonly order: number
  readonly path: `/${string}`
}

/** What a feature gives to the router: its pages (lazy). Its place in the menu stands in its `nav.ts`. */
export interface Area {
  /** Without it the pages show the forbidden state. */
  readonly permission?: Permission
  /** Paths are relative to the shell: `channels/accounts/:accountId`. */
  readonly routes: readonly RouteObject[]
}
