import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { TokenRotation } from '@parley/contracts/accounts'
import { useFormat } from '../../../shared/format.ts'
import { useTokensText } from './text.ts'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalL },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, 160px) minmax(0, 1fr) minmax(150px, auto)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  track: {
    height: '10px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    overflow: 'hidden',
    '@media (max-width: 640px)': { gridColumn: '1 / -1', gridRow: 2 },
  },
  bar: {
    height: '100%',
    borderRadius: tokens.borderRadiusCircular,
    transitionProperty: 'width',
    transitionDuration: tokens.durationSlow,
    '@media (prefers-reduced-motion: reduce)': { transitionProperty: 'none' },
  },
  new: { backgroundColor: tokens.colorBrandBackground },
  old: { backgroundColor: tokens.colorNeutralForeground3 },
  figures: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  last: { display: 'block', textAlign: 'end', color: tokens.colorNeutralForeground2 },
})

/** Which of two tokens Google uses: what each has signed since the rotation began, and when last. */
export function RotationMeter({ rotation, now }: { rotation: TokenRotation; now: Date }) {
  const t = useTokensText()
  const styles = useStyles()
  const format = useFormat()
  const whole = Math.max(1, rotation.old.deliveries + rotation.new.deliveries)
  return (
    <ul className={styles.list} aria-label={t('rotation.meter')}>
      {(['new', 'old'] as const).map((which) => {
        const { deliveries, lastUsedAt } = rotation[which]
        return (
          <li key={which} className={styles.row}>
            <Text weight="semibold">{t(`rotation.${which}`)}</Text>
            <div className={styles.track} aria-hidden>
              <div
                className={mergeClasses(styles.bar, styles[which])}
                style={{ width: `${(deliveries / whole) * 100}%` }}
              />
            </div>
            <div className={styles.figures}>
              <Text>{t('rotation.deliveries', { count: deliveries })}</Text>
              <Text size={200} className={styles.last}>
                {lastUsedAt && lastUsedAt > rotation.begunAt
                  ? t('rotation.last', { when: format.relative(lastUsedAt, now) })
                  : t('rotation.never')}
              </Text>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
