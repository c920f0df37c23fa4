import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { ChatMultipleRegular } from '@fluentui/react-icons'
import type { MessagingChannel } from '@parley/contracts/automated-messages'
import { useFormat } from '../../shared/format.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { Section } from '../../shared/ui/section.tsx'
import { EmptyState } from '../../shared/ui/states.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { useAutomatedText } from './text.ts'

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  muted: { display: 'block', color: tokens.colorNeutralForeground3 },
})

/** The channels, each with how much it says itself. */
export function ChannelsSection({ channels }: { channels: readonly MessagingChannel[] }) {
  const t = useAutomatedText()
  const format = useFormat()
  const styles = useStyles()
  return (
    <Section title={t('channels.title')} text={t('channels.text')}>
      {channels.length === 0 ? (
        <EmptyState
          icon={<ChatMultipleRegular />}
          title={t('channels.emptyTitle')}
          body={t('channels.emptyText')}
          headingLevel={3}
          actions={<ButtonLink to="/workstreams">{t('channels.toWorkstreams')}</ButtonLink>}
        />
      ) : (
        <RecordTable
          label={t('channels.list')}
          isInSection
          rows={channels}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              label: t('channels.name'),
              render: ({ id, name, workstreamName }) => (
                <>
                  <TextLink to={`/automated-messages/channels/${id}`} className={styles.name}>
                    {name}
                  </TextLink>
                  <Text size={200} className={styles.muted}>
                    {workstreamName}
                  </Text>
                </>
              ),
            },
            {
              id: 'language',
              label: t('channels.language'),
              render: ({ language }) => format.language(language),
            },
            {
              id: 'own',
              label: t('channels.own'),
              render: ({ overrides }) => {
                const silent = overrides.filter(({ text }) => text === null).length
                return overrides.length === 0
                  ? t('channels.inherits')
                  : t('channels.count', { own: overrides.length - silent, silent })
              },
            },
          ]}
        />
      )}
    </Section>
  )
}
