import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { useChannelsText } from '../text.ts'
import { ProofItem } from './proof-item.tsx'
import { worstOutcome, type Proofs } from './use-proofs.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
})

/**
 * A check as it happens: one line a result; where something is wrong also what was tried, the likely cause and what to
 * do. Only the summary is announced, when it changes: at the start and at the end. Nothing before the first check.
 */
export function ProofList({ proofs }: { proofs: Proofs }) {
  const styles = useStyles()
  const t = useChannelsText()
  if (proofs.state === 'idle') return null
  const summary =
    proofs.state === 'running'
      ? t('proof.summary.running')
      : proofs.state === 'stopped'
        ? t('partner.stopped')
        : t(`proof.summary.${worstOutcome(proofs.lines)}`)
  return (
    <div className={styles.root}>
      <Text role="status" weight="semibold">
        {summary}
      </Text>
      {proofs.lines.length > 0 && (
        <ul className={styles.list} aria-label={t('proof.list')} aria-busy={proofs.state === 'running'}>
          {proofs.lines.map((line, index) => (
            <ProofItem
              key={`${line.step} ${String(index)}`}
              line={line}
              onRetry={proofs.state === 'running' ? null : proofs.again}
            />
          ))}
        </ul>
      )}
      <ProblemBar error={proofs.error} />
    </div>
  )
}
