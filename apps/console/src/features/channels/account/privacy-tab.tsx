import { Button } from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { useState } from 'react'
import { Section } from '../../../shared/ui/section.tsx'
import { ConsentForm } from '../parts/consent-form.tsx'
import { ConsentState, PrivacyNotice } from '../parts/privacy-notice.tsx'
import { useChannelsText } from '../text.ts'

/** Who accepted which privacy notice when; accepts a newer version. */
export function PrivacyTab({ account }: { account: Account }) {
  const t = useChannelsText()
  const [isBusy, setIsBusy] = useState(false)
  const isAccepted = account.consent?.termsVersion === privacyTerms.version
  return (
    <>
      <Section title={t('privacyTab.consent')}>
        <ConsentState consent={account.consent} />
      </Section>
      <Section title={t('privacyTab.text')}>
        <PrivacyNotice />
        {!isAccepted && (
          <ConsentForm id="consent" account={account} onAccepted={() => undefined} onBusy={setIsBusy}>
            <div>
              <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
                {t('account.save')}
              </Button>
            </div>
          </ConsentForm>
        )}
      </Section>
    </>
  )
}
