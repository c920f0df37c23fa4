import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { isProblem } from '../../../../shared/api.ts'
import { ProblemBar } from '../../../../shared/ui/problem-bar.tsx'
import { FileDrop } from '../../parts/file-drop.tsx'
import { contentCharsMax, readText } from '../../parts/key-file.ts'
import { ProofList } from '../../parts/proof-list.tsx'
import { findingsAsProofs } from '../../parts/proof-text.ts'
import { useProofs } from '../../parts/use-proofs.ts'
import { useChannelsText } from '../../text.ts'
import { useRotationMutations } from './rotation-queries.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  problem: { color: tokens.colorStatusDangerForeground1 },
})

/** Takes the next key file by button or drop; what is wrong with a file is said line by line. */
export function NextFile({ accountId, onStored }: { accountId: string; onStored: () => void }) {
  const t = useChannelsText()
  const styles = useStyles()
  const { upload } = useRotationMutations(accountId)
  const findings = useProofs()
  const problemId = useId()
  const [busyWith, setBusyWith] = useState<string | null>(null)
  const [fileProblem, setFileProblem] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)

  function refuse(errors: Parameters<typeof findingsAsProofs>[0]) {
    setFileProblem(t('rotation.fileProblem'))
    findings.show(findingsAsProofs(errors))
  }
  async function take(file: File) {
    setFileProblem(null)
    setProblem(null)
    setBusyWith(file.name)
    try {
      const content = await readText(file).catch(() => null)
      if (content === null) return setFileProblem(t('partner.unreadable'))
      if (content.length > contentCharsMax) return refuse([{ code: 'shape.tooLarge' }])
      await upload.mutateAsync({ fileName: file.name.slice(-255), content })
      onStored()
    } catch (error) {
      if (isProblem(error, 'account/credentials-invalid') && error.errors.length > 0) refuse(error.errors)
      else setProblem(error)
    } finally {
      setBusyWith(null)
    }
  }

  return (
    <div className={styles.root}>
      <FileDrop
        label={`${t('partner.upload')}: ${t('rotation.nextFile')}`}
        describedBy={problemId}
        busyWith={busyWith}
        isInvalid={fileProblem !== null}
        onFile={(file) => void take(file)}
        onProblem={setFileProblem}
      />
      <Text id={problemId} role="alert" className={styles.problem}>
        {fileProblem}
      </Text>
      {fileProblem !== null && <ProofList proofs={findings} />}
      <ProblemBar error={problem} />
    </div>
  )
}
