import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useMayField } from '../../../../shared/session.ts'
import { Section } from '../../../../shared/ui/section.tsx'
import { StateBadge } from '../../../../shared/ui/state-badge.tsx'
import { ErrorState, LoadingState } from '../../../../shared/ui/states.tsx'
import { CredentialsFacts } from '../../parts/credentials-facts.tsx'
import { ProofList } from '../../parts/proof-list.tsx'
import { ProtectedLock } from '../../parts/protected-lock.tsx'
import { ProtectedState } from '../../parts/protected-state.tsx'
import { accountProof, useProofs } from '../../parts/use-proofs.ts'
import { useChannelsText } from '../../text.ts'
import { rotationQuery } from './rotation-queries.ts'
import { RotationSteps } from './rotation-steps.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** The credentials in use with their check, and the way to the next ones for those who may set protected fields. */
export function CredentialsCard({ account }: { account: Account }) {
  const t = useChannelsText()
  const styles = useStyles()
  const mayReplace = useMayField('credentials', 'replace')
  const mayProve = useMayField('credentials', 'use')
  const proofs = useProofs()
  const rotation = useQuery(rotationQuery(account.id))
  return (
    <>
      <Section
        title={t('rotation.title')}
        actions={
          mayProve && (
            <Button
              icon={<ArrowClockwiseRegular />}
              disabledFocusable={proofs.state === 'running'}
              onClick={() => void proofs.run(accountProof(account.id))}
            >
              {proofs.state === 'idle' ? t('partner.check') : t('partner.checkAgain')}
            </Button>
          )
        }
      >
        <div className={styles.row}>
          {account.credentials.isSet && <StateBadge tone="success">{t('rotation.inUse')}</StateBadge>}
          <ProtectedState field={account.credentials} />
        </div>
        {account.credentialsFacts && <CredentialsFacts facts={account.credentialsFacts} />}
        {mayProve ? <ProofList proofs={proofs} /> : <ProtectedLock right="credentials.use" />}
      </Section>
      <Section title={t('rotation.steps')} text={t('rotation.stepsText')}>
        {rotation.data ? (
          <RotationSteps accountId={account.id} rotation={rotation.data} mayChange={mayReplace} />
        ) : rotation.error ? (
          <ErrorState error={rotation.error} onRetry={() => void rotation.refetch()} />
        ) : (
          <LoadingState shape="form" />
        )}
        {!mayReplace && <ProtectedLock right="credentials.replace" />}
      </Section>
    </>
  )
}
