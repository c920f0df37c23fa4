import { Button } from '@fluentui/react-components'
import { PlugConnectedCheckmarkRegular } from '@fluentui/react-icons'
import type { GoogleAgentId } from '@parley/contracts/values'
import { useMayField } from '../../../shared/session.ts'
import { ProofList } from './proof-list.tsx'
import { ProtectedLock } from './protected-lock.tsx'
import { useProofs, webhookProof } from './use-proofs.ts'
import { useChannelsText } from '../text.ts'

/** "Verify now": tries the webhook's address from outside and compares what Google has saved, while the person watches. */
export function WebhookCheck({
  accountId,
  googleAgentId = null,
}: {
  accountId: string
  /** The Google agent whose own webhook is meant; null: the partner's. */
  googleAgentId?: GoogleAgentId | null
}) {
  const t = useChannelsText()
  const proofs = useProofs()
  const mayToken = useMayField('clientToken', 'use')
  const mayFile = useMayField('credentials', 'use')
  if (!mayToken) return <ProtectedLock right="clientToken.use" />
  if (!mayFile) return <ProtectedLock right="credentials.use" />
  return (
    <>
      <div>
        <Button
          icon={<PlugConnectedCheckmarkRegular />}
          disabledFocusable={proofs.state === 'running'}
          onClick={() => void proofs.run(webhookProof(accountId, googleAgentId))}
        >
          {t('webhook.checkNow')}
        </Button>
      </div>
      <ProofList proofs={proofs} />
    </>
  )
}
