import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { retryMax } from '@parley/contracts/deliveries'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/format.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import type { Filter } from './filter.ts'
import { parkedQuery } from './queries.ts'
import type { Retry } from './retry-bar.tsx'
import { useDeliveriesText } from './text.ts'
import { useWords } from './words.ts'

const useStyles = makeStyles({
  value: { display: 'flex', flexDirection: 'column', gap: '2px' },
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
      <Facts
        items={groups.map((group) => ({
          id: `${group.accountId} ${group.reason}`,
          label: accountId
            ? words.reason(group.reason)
            : `${group.accountName}: ${words.reason(group.reason)}`,
          value: (
            <span className={styles.value}>
              {t('parked.count', { count: group.count, when: format.dateTime(group.oldestAt) })}
              <Text size={200} className={styles.muted}>
                {words.remedy(group.reason)}
              </Text>
            </span>
          ),
          action: (
            <span className={styles.actions}>
              <Button
                size="small"
                aria-label={t('parked.showNamed', { reason: words.reason(group.reason) })}
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
                aria-label={t('parked.retryNamed', { reason: words.reason(group.reason) })}
                disabledFocusable={retry.isRunning}
                onClick={() => retry.start({ accountId: group.accountId, reason: group.reason })}
              >
                {t('parked.retry')}
              </Button>
            </span>
          ),
        }))}
      />
    </Section>
  )
}
