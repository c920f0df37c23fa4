import type { Account } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ConsentForm } from '../parts/consent-form.tsx'
import { ConsentState, PrivacyNotice } from '../parts/privacy-notice.tsx'
import { StepFrame } from './step-frame.tsx'
import { setupPath } from './steps.ts'

/** Step 5: the privacy notice and its acceptance. */
export function PrivacyStep({ account }: { account: Account }) {
  const navigate = useNavigate()
  const [isBusy, setIsBusy] = useState(false)
  const isAccepted = account.consent?.termsVersion === privacyTerms.version
  const goOn = () => void navigate(setupPath(account.id, 'save'))
  return (
    <StepFrame
      account={account}
      step="privacy"
      next={isAccepted ? { onClick: goOn } : { form: 'privacy-step', isBusy }}
    >
      <PrivacyNotice />
      {account.consent && <ConsentState consent={account.consent} />}
      {!isAccepted && (
        <ConsentForm id="privacy-step" account={account} onAccepted={goOn} onBusy={setIsBusy} />
      )}
    </StepFrame>
  )
}
