import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { retryMax } from '@parley/contracts/deliveries'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/format.ts'
import { Section } from '../../../shared/ui/section.tsx'
import type { Filter } from './filter.ts'
import { parkedQuery } from './queries.ts'
import type { Retry } from './retry-bar.tsx'
import { useDeliveriesText } from './text.ts'
import { useWords } from './words.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  group: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    flexGrow: 1,
    flexBasis: '280px',
    overflowWrap: 'anywhere',
  },
  muted: { color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** What is parked, by account and reason, with the remedy and a retry for all of it. Nothing when nothing is parked. */
export function ParkedGroups({
  accountId,
  retry,
  onShow,
}: {
  accountId: string | undefined
  retry: Retry
  onShow: (filter: Filter) => void
}) {
  const t = useDeliveriesText()
  const words = useWords()
  const format = useFormat()
  const styles = useStyles()
  const { data: groups = [] } = useQuery(parkedQuery(accountId))
  if (groups.length === 0) return null
  return (
    <Section title={t('parked.title')} text={t('parked.text', { max: retryMax })}>
      <ul className={styles.list}>
        {groups.map((group) => {
          const reason = words.reason(group.reason)
          return (
            <li key={`${group.accountId} ${group.reason}`} className={styles.group}>
              <span className={styles.words}>
                <Text weight="semibold">{accountId ? reason : `${group.accountName}: ${reason}`}</Text>
                <Text>
                  {t('parked.count', { count: group.count, when: format.dateTime(group.oldestAt) })}
                </Text>
                <Text size={200} className={styles.muted}>
                  {words.remedy(group.reason)}
                </Text>
              </span>
              <span className={styles.actions}>
                <Button
                  size="small"
                  aria-label={t('parked.showNamed', { reason })}
                  onClick={() =>
                    onShow({
                      verdict: 'parked',
                      reason: group.reason,
                      ...(accountId ? {} : { accountId: group.accountId }),
                    })
                  }
                >
                  {t('parked.show')}
                </Button>
                <Button
                  size="small"
                  appearance="primary"
                  aria-label={t('parked.retryNamed', { reason })}
                  disabledFocusable={retry.isRunning}
                  onClick={() => retry.start({ accountId: group.accountId, reason: group.reason })}
                >
                  {t('parked.retry')}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
