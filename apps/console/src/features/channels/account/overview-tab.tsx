import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRightRegular } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { useState } from 'react'
import { RoundTrip } from '../../../shared/round-trip/round-trip.tsx'
import { useMayField } from '../../../shared/session.ts'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { CopyButton } from '../../../shared/ui/copy.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { ProtectedLock } from '../parts/protected-lock.tsx'
import { ProtectedLabel, ProtectedState } from '../parts/protected-state.tsx'
import { useChannelsText } from '../text.ts'
import { useTokensText } from '../tokens/text.ts'
import { EditText } from './edit-dialogs.tsx'
import { CredentialsCard } from './rotation/credentials-card.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS },
})

/** Partner, token and credentials of a saved account, and the proof of the connection; what comes next while unused. */
export function OverviewTab({ account }: { account: Account }) {
  const t = useChannelsText()
  const tokenText = useTokensText()
  const styles = useStyles()
  const tokenAction = account.clientToken.isSet ? 'replace' : 'set'
  const mayToken = useMayField('clientToken', tokenAction)
  const [open, setOpen] = useState<'partner' | null>(null)
  const isUnused = account.googleAgents.every((agent) => agent.workstream === null)
  return (
    <>
      {isUnused && (
        <Section
          title={t('account.next')}
          text={t('account.nextText')}
          actions={
            <ButtonLink
              to="/workstreams/new"
              appearance="primary"
              icon={<ArrowRightRegular />}
              iconPosition="after"
            >
              {t('account.createWorkstream')}
            </ButtonLink>
          }
        />
      )}
      <RoundTrip agents={account.googleAgents.filter((agent) => agent.workstream !== null)} />
      <Section title={t('account.connection')}>
        <Facts
          items={[
            { id: 'channel', label: t('name.channel'), value: t('name.gbm') },
            {
              id: 'partner',
              label: t('partner.id'),
              value: account.partnerId ?? '–',
              action: (
                <div className={styles.actions}>
                  {account.partnerId && (
                    <CopyButton
                      text={account.partnerId}
                      name={t('partner.id')}
                      iconOnly
                      appearance="subtle"
                      size="small"
                    />
                  )}
                  <Button
                    size="small"
                    aria-label={t('account.editPartner')}
                    onClick={() => setOpen('partner')}
                  >
                    {t('save.edit')}
                  </Button>
                </div>
              ),
            },
            {
              id: 'token',
              label: <ProtectedLabel label={t('partner.token')} />,
              value: <ProtectedState field={account.clientToken} />,
              action: mayToken && (
                <ButtonLink size="small" to={`/channels/accounts/${account.id}?tab=webhook`}>
                  {tokenText('rotate')}
                </ButtonLink>
              ),
            },
          ]}
        />
        {!mayToken && <ProtectedLock right={`clientToken.${tokenAction}`} />}
      </Section>
      <CredentialsCard account={account} />
      {open === 'partner' && <EditText account={account} field="partnerId" onClose={() => setOpen(null)} />}
    </>
  )
}
