import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { ShieldCheckmarkRegular } from '@fluentui/react-icons'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../shared/format.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { Section } from '../../shared/ui/section.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { consentsQuery } from './queries.ts'
import { usePrivacyText } from './text.ts'

const useStyles = makeStyles({ muted: { display: 'block', color: tokens.colorNeutralForeground3 } })

/** Who accepted which version of the terms, when and for which account. */
export function ConsentsSection() {
  const t = usePrivacyText()
  const styles = useStyles()
  const format = useFormat()
  const consents = useQuery(consentsQuery)
  return (
    <Section title={t('consents.title')} text={t('consents.text')}>
      {consents.data ? (
        consents.data.length === 0 ? (
          <EmptyState
            icon={<ShieldCheckmarkRegular />}
            headingLevel={3}
            title={t('consents.emptyTitle')}
            body={t('consents.emptyText')}
            actions={<ButtonLink to="/channels/accounts">{t('consents.toAccounts')}</ButtonLink>}
          />
        ) : (
          <RecordTable
            label={t('consents.title')}
            isInSection
            rows={consents.data}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'account',
                label: t('consents.account'),
                render: ({ account }) =>
                  account.isDeleted ? (
                    <>
                      {account.name}
                      <Text size={200} className={styles.muted}>
                        {t('consents.deleted')}
                      </Text>
                    </>
                  ) : (
                    <TextLink to={`/channels/accounts/${account.id}?tab=privacy`}>{account.name}</TextLink>
                  ),
              },
              { id: 'who', label: t('consents.who'), render: ({ acceptedBy }) => acceptedBy },
              {
                id: 'when',
                label: t('consents.when'),
                render: ({ acceptedAt }) => (
                  <time dateTime={acceptedAt.toISOString()}>{format.dateTime(acceptedAt)}</time>
                ),
              },
              {
                id: 'version',
                label: t('consents.version'),
                render: ({ termsVersion }) => (
                  <>
                    {termsVersion}
                    {termsVersion !== privacyTerms.version && (
                      <Text size={200} className={styles.muted}>
                        {t('consents.outdated')}
                      </Text>
                    )}
                  </>
                ),
              },
              {
                id: 'language',
                label: t('consents.language'),
                render: ({ locale }) => format.language(locale),
              },
            ]}
          />
        )
      ) : consents.error ? (
        <ErrorState headingLevel={3} error={consents.error} onRetry={() => void consents.refetch()} />
      ) : (
        <LoadingState rows={2} />
      )}
    </Section>
  )
}
