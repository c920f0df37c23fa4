import { Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { useState, type ReactNode } from 'react'
import { isProblem } from '../../../shared/api.ts'
import { useLocale } from '../../../shared/i18n/index.ts'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { useAccountMutations } from '../queries.ts'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** The tick box that accepts the terms as shown: their version and the language they were read in are kept. */
export function ConsentForm({
  account,
  id,
  onAccepted,
  onBusy,
  children,
}: {
  account: Account
  /** So that a button elsewhere can submit it. */
  id: string
  onAccepted: () => void
  onBusy: (isBusy: boolean) => void
  children?: ReactNode
}) {
  const t = useChannelsText()
  const styles = useStyles()
  const locale = useLocale()
  const { acceptTerms } = useAccountMutations()
  const [isTicked, setIsTicked] = useState(false)
  const [isMissing, setIsMissing] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)

  async function accept() {
    setIsMissing(!isTicked)
    if (!isTicked) return
    setProblem(null)
    onBusy(true)
    try {
      await acceptTerms.mutateAsync({
        params: { accountId: account.id },
        body: { termsVersion: privacyTerms.version, locale },
      })
      onAccepted()
    } catch (error) {
      setProblem(error)
    } finally {
      onBusy(false)
    }
  }

  const message = isProblem(problem, 'request/conflict')
    ? t('privacy.changed')
    : isMissing && !isTicked
      ? t('privacy.required')
      : null
  return (
    <form
      id={id}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void accept()
      }}
    >
      <Field {...(message ? { validationMessage: message } : {})}>
        <Checkbox
          checked={isTicked}
          onChange={(_, data) => setIsTicked(data.checked === true)}
          label={t('privacy.accept')}
        />
      </Field>
      {!isProblem(problem, 'request/conflict') && <ProblemBar error={problem} />}
      {children}
    </form>
  )
}
