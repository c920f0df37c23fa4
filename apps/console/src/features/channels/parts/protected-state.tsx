import { Tooltip, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CircleHintRegular, LockClosedRegular } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { useFormat } from '../../../shared/format.ts'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  row: {
    display: 'inline-flex',
    alignItems: 'start',
    verticalAlign: 'middle',
    gap: tokens.spacingHorizontalS,
  },
  set: { flexShrink: 0, marginTop: '1px', color: tokens.colorStatusSuccessForeground1, fontSize: '18px' },
  notSet: { flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground3, fontSize: '18px' },
  mark: {
    display: 'inline-flex',
    marginInlineStart: '6px',
    verticalAlign: '-2px',
    color: tokens.colorNeutralForeground3,
  },
})

/** A protected field seen from outside: set or not, when and by whom. Its value is never here. */
export function ProtectedState({ field }: { field: Account['clientToken'] }) {
  const styles = useStyles()
  const t = useChannelsText()
  const format = useFormat()
  if (!field.isSet)
    return (
      <span className={styles.row}>
        <CircleHintRegular aria-hidden className={styles.notSet} />
        {t('partner.notSet')}
      </span>
    )
  const when = field.setAt ? format.dateTime(field.setAt) : '–'
  return (
    <span className={styles.row}>
      <CheckmarkCircleFilled aria-hidden className={styles.set} />
      {field.setBy ? t('partner.setBy', { when, who: field.setBy }) : t('partner.setOn', { when })}
    </span>
  )
}

/** A label with the lock that marks protected fields; pointing at the lock explains it. */
export function ProtectedLabel({ label }: { label: string }) {
  const styles = useStyles()
  const t = useChannelsText()
  return (
    <span>
      {label}
      <Tooltip content={t('partner.protectedHint')} relationship="description" withArrow>
        <span className={styles.mark} role="img" aria-label={t('partner.protected')}>
          <LockClosedRegular />
        </span>
      </Tooltip>
    </span>
  )
}
