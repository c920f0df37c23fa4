import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { CredentialsRotation } from '@parley/contracts/credentials-rotation'
import { useState } from 'react'
import { useFormat } from '../../../../shared/format.ts'
import { ProofList } from '../../parts/proof-list.tsx'
import { useProofs } from '../../parts/use-proofs.ts'
import { useChannelsText } from '../../text.ts'
import { NextFile } from './next-file.tsx'
import { PreviousKey } from './previous-key.tsx'
import { RotationDialog } from './rotation-dialog.tsx'
import { nextProof, useRefreshRotation, type RotationDeed } from './rotation-queries.ts'
import { Step } from './step.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  line: { overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground2 },
})

/** The four steps from one key to the next. People without the right see where it is, and may prove. */
export function RotationSteps({
  accountId,
  rotation,
  mayChange,
}: {
  accountId: string
  rotation: CredentialsRotation
  mayChange: boolean
}) {
  const t = useChannelsText()
  const styles = useStyles()
  const format = useFormat()
  const proofs = useProofs()
  const refresh = useRefreshRotation(accountId)
  const prove = async () => {
    await proofs.run(nextProof(accountId))
    await refresh()
  }
  const [isReplacing, setIsReplacing] = useState(false)
  const [deed, setDeed] = useState<RotationDeed | null>(null)
  const { current, next, previous } = rotation
  const who = (name: string | null) => name ?? t('rotation.somebody')
  const canPromote = next?.isProofFresh === true
  const isDropShown = mayChange && (next === null || isReplacing)
  return (
    <>
      <ol className={styles.list}>
        <Step
          number={1}
          title={t('rotation.upload')}
          text={t('rotation.uploadText', { email: current.facts?.clientEmail ?? '–' })}
          state={next ? 'done' : previous ? 'upcoming' : 'current'}
        >
          {next && (
            <Text className={styles.line}>
              {t('rotation.uploaded', {
                fileName: next.facts.fileName,
                tail: next.facts.keyIdTail,
                when: format.dateTime(next.uploadedAt),
                who: who(next.uploadedBy),
              })}
              {next.facts.clientEmail !== current.facts?.clientEmail &&
                ` ${t('rotation.otherAccount', { email: next.facts.clientEmail })}`}
            </Text>
          )}
          {isDropShown && (
            <NextFile
              accountId={accountId}
              onStored={() => {
                setIsReplacing(false)
                void prove()
              }}
            />
          )}
          {next && mayChange && (
            <div className={styles.row}>
              <Button size="small" onClick={() => setIsReplacing(!isReplacing)}>
                {isReplacing ? t('rotation.keepNext') : t('rotation.replaceNext')}
              </Button>
              <Button size="small" onClick={() => setDeed('discard')}>
                {t('rotation.discard')}
              </Button>
            </div>
          )}
        </Step>
        <Step
          number={2}
          title={t('rotation.prove')}
          text={t('rotation.proveText')}
          state={canPromote ? 'done' : next ? 'current' : 'upcoming'}
        >
          {next?.provenAt && (
            <Text>
              {t(next.isProofFresh ? 'rotation.proven' : 'rotation.proofOld', {
                when: format.dateTime(next.provenAt),
                who: who(next.provenBy),
              })}
            </Text>
          )}
          {next && (
            <div className={styles.row}>
              <Button
                disabledFocusable={proofs.state === 'running'}
                appearance={canPromote ? 'secondary' : 'primary'}
                onClick={() => void prove()}
              >
                {proofs.state === 'idle' && !next.provenAt
                  ? t('rotation.proveNow')
                  : t('rotation.proveAgain')}
              </Button>
            </div>
          )}
          {next && <ProofList proofs={proofs} />}
        </Step>
        <Step
          number={3}
          title={t('rotation.promote')}
          text={t('rotation.promoteText')}
          state={canPromote ? 'current' : previous && !next ? 'done' : 'upcoming'}
        >
          {next && mayChange && (
            <div className={styles.row}>
              <Button
                appearance={canPromote ? 'primary' : 'secondary'}
                disabledFocusable={!canPromote}
                onClick={() => canPromote && setDeed('promote')}
              >
                {t('rotation.promoteNow')}
              </Button>
              {!canPromote && <Text className={styles.hint}>{t('rotation.promoteFirst')}</Text>}
            </div>
          )}
        </Step>
        <Step
          number={4}
          title={t('rotation.retire')}
          text={t('rotation.retireText')}
          state={previous && !next ? 'current' : 'upcoming'}
        >
          {previous && (
            <PreviousKey
              previous={previous}
              mayChange={mayChange}
              onBack={() => setDeed('back')}
              onWipe={() => setDeed('wipe')}
            />
          )}
        </Step>
      </ol>
      {deed && (
        <RotationDialog accountId={accountId} rotation={rotation} deed={deed} onClose={() => setDeed(null)} />
      )}
    </>
  )
}
