import { Button, Field, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { useId, useState } from 'react'
import { isProblem } from '../../../shared/api.ts'
import { useMayField } from '../../../shared/session.ts'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { useAccountMutations } from '../queries.ts'
import { useChannelsText } from '../text.ts'
import { CredentialsFacts } from './credentials-facts.tsx'
import { FileDrop } from './file-drop.tsx'
import { contentCharsMax, readText } from './key-file.ts'
import { ProofList } from './proof-list.tsx'
import { findingsAsProofs } from './proof-text.ts'
import { ProtectedLock } from './protected-lock.tsx'
import { ProtectedLabel, ProtectedState } from './protected-state.tsx'
import { accountProof, useProofs } from './use-proofs.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/**
 * The service-account credentials: what is stored, replacing it by button or drop, and the proof with Google while the
 * person watches. `beforeUpload` stores what the proof needs (the partner ID); its rejection stops the upload.
 */
export function CredentialsField({
  account,
  errorText,
  beforeUpload,
}: {
  account: Account
  /** What the form around it has to say: a missing file. */
  errorText?: string | undefined
  beforeUpload?: () => Promise<unknown>
}) {
  const styles = useStyles()
  const t = useChannelsText()
  const describedBy = useId()
  const { setCredentials } = useAccountMutations()
  const proofs = useProofs()
  const [isReplacing, setIsReplacing] = useState(false)
  const [busyWith, setBusyWith] = useState<string | null>(null)
  const [fileProblem, setFileProblem] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const { isSet } = account.credentials
  const mayCheck = useMayField('credentials', 'use')

  async function upload(file: File) {
    setFileProblem(null)
    setProblem(null)
    setBusyWith(file.name)
    try {
      const content = await readText(file).catch(() => null)
      if (content === null) {
        setFileProblem(t('partner.unreadable'))
        return
      }
      if (content.length > contentCharsMax) {
        setFileProblem(t('partner.refused'))
        proofs.show(findingsAsProofs([{ code: 'shape.tooLarge' }]))
        return
      }
      await beforeUpload?.()
      await setCredentials.mutateAsync({
        params: { accountId: account.id },
        body: { fileName: file.name.slice(-255), content },
      })
      setIsReplacing(false)
      setBusyWith(null)
      if (mayCheck) await proofs.run(accountProof(account.id))
    } catch (error) {
      if (isProblem(error, 'account/credentials-invalid') && error.errors.length > 0) {
        setFileProblem(t('partner.refused'))
        proofs.show(findingsAsProofs(error.errors))
      } else setProblem(error)
    } finally {
      setBusyWith(null)
    }
  }

  const isDropShown = !isSet || isReplacing
  const message = fileProblem ?? errorText
  return (
    <div className={styles.root}>
      <Field
        label={<ProtectedLabel label={t('partner.file')} />}
        {...(isDropShown ? { hint: { id: describedBy, children: t('partner.fileWhere') } } : {})}
        {...(message ? { validationMessage: message } : {})}
      >
        <div className={styles.root}>
          {isSet && (
            <div className={styles.row}>
              <ProtectedState field={account.credentials} />
              <Button
                size="small"
                aria-label={isReplacing ? t('partner.keepOld') : t('partner.replaceFile')}
                onClick={() => setIsReplacing(!isReplacing)}
              >
                {isReplacing ? t('partner.keepOld') : t('partner.replace')}
              </Button>
              {mayCheck && (
                <Button
                  size="small"
                  icon={<ArrowClockwiseRegular />}
                  disabledFocusable={proofs.state === 'running'}
                  onClick={() => void proofs.run(accountProof(account.id))}
                >
                  {proofs.state === 'idle' ? t('partner.check') : t('partner.checkAgain')}
                </Button>
              )}
            </div>
          )}
          {isDropShown && (
            <FileDrop
              label={`${t('partner.upload')}: ${t('partner.file')}`}
              describedBy={describedBy}
              busyWith={busyWith}
              isInvalid={message !== undefined && message !== null}
              onFile={(file) => void upload(file)}
              onProblem={setFileProblem}
            />
          )}
        </div>
      </Field>
      <ProblemBar error={problem} />
      <ProofList proofs={proofs} />
      {isSet && !mayCheck && <ProtectedLock right="credentials.use" />}
      {account.credentialsFacts && !isReplacing && <CredentialsFacts facts={account.credentialsFacts} />}
    </div>
  )
}
