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
import { CredentialsFacts } from '../parts/credentials-facts.tsx'
import { CredentialsField } from '../parts/credentials-field.tsx'
import { ProofList } from '../parts/proof-list.tsx'
import { ProtectedLock } from '../parts/protected-lock.tsx'
import { ProtectedLabel, ProtectedState } from '../parts/protected-state.tsx'
import { accountProof, useProofs } from '../parts/use-proofs.ts'
import { useChannelsText } from '../text.ts'
import { EditText, ReplaceToken } from './edit-dialogs.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS },
})

/** Partner, token and credentials of a saved account, and the proof of the connection; what comes next while unused. */
export function OverviewTab({ account }: { account: Account }) {
  const t = useChannelsText()
  const styles = useStyles()
  const tokenAction = account.clientToken.isSet ? 'replace' : 'set'
  const fileAction = account.credentials.isSet ? 'replace' : 'set'
  const mayToken = useMayField('clientToken', tokenAction)
  const mayFile = useMayField('credentials', fileAction)
  const mayCheck = useMayField('credentials', 'use')
  const proofs = useProofs()
  const [open, setOpen] = useState<'partner' | 'token' | null>(null)
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
                <Button size="small" aria-label={t('partner.replaceToken')} onClick={() => setOpen('token')}>
                  {t('partner.replace')}
                </Button>
              ),
            },
          ]}
        />
        {!mayToken && <ProtectedLock right={`clientToken.${tokenAction}`} />}
      </Section>
      {mayFile ? (
        <Section title={t('partner.facts')}>
          <CredentialsField account={account} />
        </Section>
      ) : (
        <>
          <Section title={t('partner.facts')}>
            <ProtectedState field={account.credentials} />
            {account.credentialsFacts && <CredentialsFacts facts={account.credentialsFacts} />}
            <ProtectedLock right={`credentials.${fileAction}`} />
          </Section>
          <Section
            title={t('account.proofs')}
            text={t('account.proofsText')}
            actions={
              mayCheck && (
                <Button
                  disabledFocusable={proofs.state === 'running'}
                  onClick={() => void proofs.run(accountProof(account.id))}
                >
                  {proofs.state === 'idle' ? t('partner.check') : t('partner.checkAgain')}
                </Button>
              )
            }
          >
            {mayCheck ? <ProofList proofs={proofs} /> : <ProtectedLock right="credentials.use" />}
          </Section>
        </>
      )}
      {open === 'partner' && <EditText account={account} field="partnerId" onClose={() => setOpen(null)} />}
      {open === 'token' && <ReplaceToken account={account} onClose={() => setOpen(null)} />}
    </>
  )
}
