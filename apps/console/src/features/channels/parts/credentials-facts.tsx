import type { Account } from '@parley/contracts/accounts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { useChannelsText } from '../text.ts'

/** What may be shown of the stored key. */
export function CredentialsFacts({ facts }: { facts: NonNullable<Account['credentialsFacts']> }) {
  const t = useChannelsText()
  return (
    <Facts
      items={[
        { id: 'file', label: t('partner.factFile'), value: facts.fileName },
        { id: 'email', label: t('partner.factEmail'), value: facts.clientEmail },
        { id: 'project', label: t('partner.factProject'), value: facts.projectId },
        { id: 'key', label: t('partner.factKey'), value: `…${facts.keyIdTail}` },
      ]}
    />
  )
}
