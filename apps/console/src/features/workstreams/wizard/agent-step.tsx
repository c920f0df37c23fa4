import { Field, Radio, RadioGroup, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { PersonChatRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { StateBadge } from '../../../shared/ui/state-badge.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { freeAgentsQuery, type FreeAgent } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'
import { ChannelFrame, type StepProps } from './channel-frame.tsx'

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '640px' },
  choice: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  muted: { color: tokens.colorNeutralForeground2 },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

/** Which Google agent: only those of saved accounts that no channel uses. */
export function AgentStep({ workstream, draft, change, goOn }: StepProps) {
  const t = useWorkstreamsText()
  const agents = useQuery(freeAgentsQuery)
  const [isMissing, setIsMissing] = useState(false)
  const free = agents.data?.free ?? []
  const isChosen = free.some((agent) => agent.id === draft.googleAgentId)
  return (
    <ChannelFrame
      step="agent"
      workstream={workstream}
      draft={draft}
      next={{ isDisabled: free.length === 0, onClick: () => (isChosen ? goOn() : setIsMissing(true)) }}
    >
      {!agents.data ? (
        agents.error ? (
          <ErrorState error={agents.error} onRetry={() => void agents.refetch()} headingLevel={3} />
        ) : (
          <LoadingState rows={2} />
        )
      ) : free.length === 0 ? (
        <EmptyState
          headingLevel={3}
          icon={<PersonChatRegular />}
          title={t('agent.emptyTitle')}
          body={t('agent.emptyText')}
          actions={
            <ButtonLink to="/channels/accounts" appearance="primary">
              {t('agent.toAccounts')}
            </ButtonLink>
          }
        />
      ) : (
        <AgentChoice
          agents={free}
          chosen={draft.googleAgentId}
          error={isMissing && !isChosen ? t('agent.required') : null}
          hiddenCount={agents.data.hiddenCount}
          onChoose={(agent) => change({ googleAgentId: agent.id })}
        />
      )}
    </ChannelFrame>
  )
}

function AgentChoice({
  agents,
  chosen,
  error,
  hiddenCount,
  onChoose,
}: {
  agents: readonly FreeAgent[]
  chosen: string | null
  error: string | null
  hiddenCount: number
  onChoose: (agent: FreeAgent) => void
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  return (
    <>
      <Field {...(error ? { validationMessage: error } : {})}>
        <RadioGroup
          aria-label={t('agent.list')}
          className={styles.group}
          value={chosen ?? ''}
          onChange={(_, data) => {
            const agent = agents.find((one) => one.id === data.value)
            if (agent) onChoose(agent)
          }}
        >
          {agents.map((agent) => (
            <Radio
              key={agent.id}
              value={agent.id}
              className={mergeClasses(styles.choice, agent.id === chosen && styles.chosen)}
              label={
                <span className={styles.words}>
                  <Text weight="semibold">{agent.displayName}</Text>
                  <Text size={200} className={styles.muted}>
                    {t('agent.brand', { brand: agent.brandName })} ·{' '}
                    {t('agent.account', { account: agent.account })}
                  </Text>
                  <span className={styles.badges}>
                    <StateBadge tone={agent.isVerified ? 'success' : 'neutral'}>
                      {t(agent.isVerified ? 'agent.verified' : 'agent.unverified')}
                    </StateBadge>
                    <StateBadge tone={agent.isLaunched ? 'success' : 'neutral'}>
                      {t(agent.isLaunched ? 'agent.launched' : 'agent.unlaunched')}
                    </StateBadge>
                  </span>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {hiddenCount > 0 && (
        <Text size={200} className={styles.muted}>
          {t('agent.hidden', { count: hiddenCount })}
        </Text>
      )}
    </>
  )
}
