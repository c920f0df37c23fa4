import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ChannelImpact } from '@parley/contracts/workstreams'
import { useFormat } from '../../../shared/format.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { useWorkstreamsText } from '../text.ts'
import { openCount } from './deletion-choice.ts'

const useStyles = makeStyles({
  value: { display: 'flex', flexDirection: 'column', gap: '2px' },
  muted: { color: tokens.colorNeutralForeground3 },
})

/** Everything a channel takes with it or leaves behind. */
export function ImpactStep({ impact }: { impact: ChannelImpact }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const count = openCount(impact)
  return (
    <Facts
      items={[
        {
          id: 'open',
          label: t('impact.open'),
          value:
            count === 0 ? (
              t('impact.openNone')
            ) : (
              <span className={styles.value}>
                <Text weight="semibold">{t('impact.openCount', { count })}</Text>
                <Text size={200} className={styles.muted}>
                  {t('impact.states', impact.conversations)}
                </Text>
              </span>
            ),
        },
        ...(count > 0
          ? [
              {
                id: 'people',
                label: t('impact.people'),
                value:
                  impact.people.length === 0
                    ? t('impact.nobody')
                    : format.list(
                        impact.people.map(({ name, conversations }) =>
                          t('impact.person', { name, count: conversations }),
                        ),
                      ),
              },
            ]
          : []),
        {
          id: 'replies',
          label: t('impact.replies'),
          value: t('impact.repliesCount', { count: impact.undeliveredReplies }),
        },
        {
          id: 'automated',
          label: t('impact.automated'),
          value: t('impact.automatedCount', { count: impact.automatedMessages }),
        },
        {
          id: 'kept',
          label: t('impact.kept'),
          value: t('impact.keptCount', {
            conversations: impact.keptConversations,
            messages: impact.keptMessages,
          }),
        },
        {
          id: 'undo',
          label: t('impact.undo'),
          value: t('impact.undoText', { date: format.date(impact.goneAt) }),
        },
      ]}
    />
  )
}
