import { Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  DismissCircleFilled,
  SubtractCircleFilled,
  WarningFilled,
} from '@fluentui/react-icons'
import type { ProofLine } from '@parley/contracts/proofs'
import type { ReactElement } from 'react'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { VisuallyHidden } from '../../../shared/ui/visually-hidden.tsx'
import { useChannelsText } from '../text.ts'
import { useProofText } from './proof-text.ts'
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
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalL}`,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1 },
  icon: { fontSize: '20px', lineHeight: 0, paddingTop: '1px' },
  words: { overflowWrap: 'anywhere' },
  remedy: { display: 'block', color: tokens.colorNeutralForeground2, marginTop: '2px' },
  passedIcon: { color: tokens.colorStatusSuccessForeground1 },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
  failedIcon: { color: tokens.colorStatusDangerForeground1 },
  skippedIcon: { color: tokens.colorNeutralForeground3 },
})

/** A check as it happens: one line a result, with what to do where something is wrong. Nothing before the first check. */
export function ProofList({ proofs }: { proofs: Proofs }) {
  const styles = useStyles()
  const t = useChannelsText()
  const proofText = useProofText()
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
          {proofs.lines.map((line, index) => {
            const { title, remedy } = proofText(line)
            return (
              <li
                key={`${line.step} ${String(index)}`}
                className={mergeClasses(styles.item, line.outcome === 'failed' && styles.failed)}
              >
                <Icon outcome={line.outcome} />
                <div className={styles.words}>
                  <VisuallyHidden>{`${t(`proof.outcome.${line.outcome}`)}: `}</VisuallyHidden>
                  {line.outcome === 'running' ? (
                    <Text>{t('proof.running', { step: t(`proof.step.${line.step}`) })}</Text>
                  ) : (
                    <>
                      <Text weight={line.outcome === 'passed' ? 'regular' : 'semibold'}>{title}</Text>
                      {line.outcome !== 'passed' && (
                        <Text size={200} className={styles.remedy}>
                          {remedy}
                        </Text>
                      )}
                    </>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
      <ProblemBar error={proofs.error} />
    </div>
  )
}

function Icon({ outcome }: { outcome: ProofLine['outcome'] }) {
  const styles = useStyles()
  const icons: Record<ProofLine['outcome'], ReactElement> = {
    running: <Spinner size="extra-tiny" />,
    passed: <CheckmarkCircleFilled className={styles.passedIcon} />,
    warning: <WarningFilled className={styles.warningIcon} />,
    failed: <DismissCircleFilled className={styles.failedIcon} />,
    skipped: <SubtractCircleFilled className={styles.skippedIcon} />,
  }
  return (
    <span className={styles.icon} aria-hidden>
      {icons[outcome]}
    </span>
  )
}
