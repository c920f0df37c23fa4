import { Badge } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  CircleHintFilled,
  ClockFilled,
  DismissCircleFilled,
  WarningFilled,
} from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'

/** What a state means for the person: good, waiting, needs a look, bad, or neither. */
export type StateTone = 'success' | 'info' | 'warning' | 'danger' | 'neutral'

const colors = {
  success: 'success',
  info: 'brand',
  warning: 'warning',
  danger: 'danger',
  neutral: 'informative',
} as const satisfies Record<StateTone, string>

const icons: Record<StateTone, ReactElement> = {
  success: <CheckmarkCircleFilled />,
  info: <ClockFilled />,
  warning: <WarningFilled />,
  danger: <DismissCircleFilled />,
  neutral: <CircleHintFilled />,
}

/** A state in one or two words; shape and word say it, never the colour alone. */
export function StateBadge({
  tone,
  children,
  icon,
}: {
  tone: StateTone
  children: ReactNode
  /** Another icon than the tone's; null for none. */
  icon?: ReactElement | null
}) {
  const shown = icon === undefined ? icons[tone] : icon
  return (
    <Badge
      appearance="tint"
      shape="rounded"
      size="large"
      color={colors[tone]}
      {...(shown ? { icon: shown } : {})}
    >
      {children}
    </Badge>
  )
}
