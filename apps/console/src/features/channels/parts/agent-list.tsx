import { Avatar, Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import type { Account, GoogleAgent } from '@parley/contracts/accounts'
import { useState } from 'react'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { StateBadge } from '../../../shared/ui/state-badge.tsx'
import { TestLinks } from '../../../shared/ui/test-links.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { useAccountMutations } from '../queries.ts'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  item: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'start',
    padding: tokens.spacingHorizontalL,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
  ids: { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' },
  muted: { color: tokens.colorNeutralForeground2 },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  tests: { marginTop: tokens.spacingVerticalXS },
  none: { color: tokens.colorNeutralForeground3 },
})

/** The Google agents of an account, with the workstream that uses each, tests where wanted, and removing. */
export function AgentList({ account, showTests = false }: { account: Account; showTests?: boolean }) {
  const t = useChannelsText()
  const styles = useStyles()
  const toasts = useToasts()
  const { removeGoogleAgent } = useAccountMutations()
  const [leaving, setLeaving] = useState<GoogleAgent | null>(null)
  if (account.googleAgents.length === 0) return <Text className={styles.none}>{t('agents.none')}</Text>
  return (
    <>
      <ul className={styles.list} aria-label={t('agents.list')}>
        {account.googleAgents.map((agent) => (
          <li key={agent.id} className={styles.item}>
            <Avatar aria-hidden name={agent.displayName} color="brand" shape="square" size={40} />
            <div className={styles.words}>
              <Text weight="semibold">{agent.displayName}</Text>
              <Text size={200} className={styles.muted}>
                {t('agentsTab.brand', { brand: agent.brandName })}
              </Text>
              <span className={styles.ids}>
                {agent.brandId} / {agent.agentId}
              </span>
              <div className={styles.badges}>
                <StateBadge tone={agent.isVerified ? 'success' : 'neutral'}>
                  {agent.isVerified ? t('agents.verified') : t('agents.unverified')}
                </StateBadge>
                <StateBadge tone={agent.isLaunched ? 'success' : 'neutral'}>
                  {agent.isLaunched ? t('agents.launched') : t('agents.unlaunched')}
                </StateBadge>
              </div>
              <Text size={200} className={styles.muted}>
                {agent.workstream ? (
                  <>
                    {t('agents.boundTo')}{' '}
                    <TextLink to={`/workstreams/${agent.workstream.id}`}>{agent.workstream.name}</TextLink>
                  </>
                ) : (
                  t('agents.unbound')
                )}
              </Text>
              {showTests && (
                <div className={styles.tests}>
                  <TestLinks urls={agent.testUrls} label={t('agentsTab.test')} size="small" />
                </div>
              )}
            </div>
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('agents.remove', { name: agent.displayName })}
              onClick={() => setLeaving(agent)}
            />
          </li>
        ))}
      </ul>
      {leaving &&
        (leaving.workstream ? (
          <ConfirmDialog
            open
            title={t('agents.removeTitle', { name: leaving.displayName })}
            confirmLabel={t('account.close')}
            onConfirm={() => undefined}
            onClose={() => setLeaving(null)}
          >
            {t('agents.removeBound', { workstream: leaving.workstream.name })}
          </ConfirmDialog>
        ) : (
          <ConfirmDialog
            open
            tone="danger"
            title={t('agents.removeTitle', { name: leaving.displayName })}
            confirmLabel={t('agents.removeConfirm')}
            onConfirm={async () => {
              await removeGoogleAgent.mutateAsync({
                params: { accountId: account.id, googleAgentId: leaving.id },
              })
              toasts.success(t('agents.removed', { name: leaving.displayName }))
            }}
            onClose={() => setLeaving(null)}
          >
            {t('agents.removeText')}
          </ConfirmDialog>
        ))}
    </>
  )
}
