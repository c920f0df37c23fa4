import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  root: { display: 'block', width: '100%', height: '48px' },
  bar: { fill: tokens.colorBrandForeground2, '@media (forced-colors: active)': { fill: 'CanvasText' } },
  bad: { fill: tokens.colorStatusDangerForeground1 },
  ground: { stroke: tokens.colorNeutralStroke1, strokeWidth: '1px' },
})

const height = 48
const slot = 8
const gap = 2

/** One bar for each value, the highest as high as there is room; `label` says the same in words. */
export function Sparkline({
  values,
  label,
  isBad = false,
}: {
  values: readonly number[]
  label: string
  /** The values count what went wrong. */
  isBad?: boolean
}) {
  const styles = useStyles()
  const most = Math.max(1, ...values)
  const width = values.length * slot
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.root}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
    >
      <line
        x1={0}
        x2={width}
        y1={height - 0.5}
        y2={height - 0.5}
        vectorEffect="non-scaling-stroke"
        className={styles.ground}
      />
      <path
        d={values.map((value, index) => bar(index, value / most)).join('')}
        className={mergeClasses(styles.bar, isBad && styles.bad)}
      />
    </svg>
  )
}

/** The outline of one bar. A day with anything at all is seen beside one with thousands. */
function bar(index: number, share: number): string {
  if (share === 0) return ''
  const size = Math.max(2, share * (height - 4))
  return `M${index * slot + gap / 2} ${height}v${-size}h${slot - gap}v${size}z`
}
