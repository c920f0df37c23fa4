import { Button, Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowClockwiseRegular,
  CheckmarkCircleFilled,
  DismissCircleFilled,
  SubtractCircleFilled,
  WarningFilled,
} from '@fluentui/react-icons'
import type { ProofLine } from '@parley/contracts/proofs'
import type { ReactElement } from 'react'
import { CopyButton } from '../../../shared/ui/copy.tsx'
import { VisuallyHidden } from '../../../shared/ui/visually-hidden.tsx'
import { useChannelsText } from '../text.ts'
import { useProofText } from './proof-text.ts'

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalL}`,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1 },
  icon: { fontSize: '20px', lineHeight: 0, paddingTop: '1px' },
  words: { overflowWrap: 'anywhere', minWidth: 0 },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
  },
  skipped: { color: tokens.colorNeutralForeground3 },
  parts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 0 },
  },
  part: { color: tokens.colorNeutralForeground3 },
  detail: { margin: 0, '@media (max-width: 640px)': { marginBottom: tokens.spacingVerticalXS } },
  remedy: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  actions: { marginTop: tokens.spacingVerticalS },
  passedIcon: { color: tokens.colorStatusSuccessForeground1 },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
  failedIcon: { color: tokens.colorStatusDangerForeground1 },
  skippedIcon: { color: tokens.colorNeutralForeground3 },
})

/** One result of a check. What is fine takes one line; the rest is explained and can be copied, a failure tried again. */
export function ProofItem({ line, onRetry }: { line: ProofLine; onRetry: (() => void) | null }) {
  const styles = useStyles()
  const t = useChannelsText()
  const { title, cause, remedy } = useProofText()(line)
  const step = t(`proof.step.${line.step}`)
  const parts = [
    { id: 'tried', words: t(`proof.tried.${line.step}`) },
    { id: 'cause', words: cause },
    { id: 'remedy', words: remedy },
  ] as const
  const isExplained = line.outcome !== 'running' && line.outcome !== 'passed' && cause !== null
  return (
    <li className={mergeClasses(styles.item, line.outcome === 'failed' && styles.failed)}>
      <Icon outcome={line.outcome} />
      <div className={styles.words}>
        <div className={styles.head}>
          <div>
            <VisuallyHidden>{`${t(`proof.outcome.${line.outcome}`)}: `}</VisuallyHidden>
            <Text
              weight={isExplained ? 'semibold' : 'regular'}
              className={mergeClasses(line.outcome === 'skipped' && !isExplained && styles.skipped)}
            >
              {line.outcome === 'running' ? t('proof.running', { step }) : title}
            </Text>
          </div>
          {isExplained && (
            <CopyButton
              iconOnly
              size="small"
              appearance="subtle"
              name={t('proof.details', { step })}
              text={[
                `${step} – ${t(`proof.outcome.${line.outcome}`)} (${line.code})`,
                title,
                ...parts.map(({ id, words }) => `${t(`proof.part.${id}`)}: ${words ?? '–'}`),
                ...Object.entries(line.params).map(([name, value]) => `${name} = ${value}`),
              ].join('\n')}
            />
          )}
        </div>
        {isExplained && (
          <dl className={styles.parts}>
            {parts.map(({ id, words }) => (
              <Part key={id} label={t(`proof.part.${id}`)} isMain={id === 'remedy'}>
                {words ?? ''}
              </Part>
            ))}
          </dl>
        )}
        {line.outcome === 'failed' && onRetry && (
          <Button
            size="small"
            className={styles.actions}
            icon={<ArrowClockwiseRegular />}
            aria-label={`${t('proof.tryAgain')}: ${step}`}
            onClick={onRetry}
          >
            {t('proof.tryAgain')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Part({ label, isMain, children }: { label: string; isMain: boolean; children: string }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.part}>{label}</dt>
      <dd className={mergeClasses(styles.detail, isMain && styles.remedy)}>{children}</dd>
    </>
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
