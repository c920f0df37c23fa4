import { Radio, RadioGroup, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ChannelImpact } from '@parley/contracts/workstreams'
import { useWorkstreamsText } from '../text.ts'
import { openCount, type Choice, type Fault } from './deletion-choice.ts'
import { ClosingText } from './closing-text.tsx'
import { HandOverTarget } from './hand-over-target.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  choices: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalM,
    maxWidth: '80ch',
  },
  choice: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    alignItems: 'flex-start',
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  text: { display: 'block', maxWidth: '72ch' },
})

const manners = ['drain', 'close', 'handOver'] as const

/** What becomes of the conversations that are not closed. */
export function PresentStep({
  impact,
  choice,
  onChange,
  fault,
}: {
  impact: ChannelImpact
  choice: Choice
  onChange: (choice: Choice) => void
  fault: Fault | null
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  if (openCount(impact) === 0) return null
  const textOf = (manner: Choice['manner']) => {
    if (manner !== 'handOver') return t(`present.${manner}Text`)
    if (impact.targets.length === 0) return t('present.handOverNone')
    return t('present.handOverText', { agent: impact.name, account: impact.account.name })
  }
  return (
    <div className={styles.root}>
      <RadioGroup
        aria-label={t('present.title')}
        className={styles.choices}
        value={choice.manner}
        onChange={(_, data) => onChange({ ...choice, manner: data.value as Choice['manner'] })}
      >
        {manners.map((manner) => (
          <Radio
            key={manner}
            value={manner}
            disabled={manner === 'handOver' && impact.targets.length === 0}
            className={mergeClasses(styles.choice, manner === choice.manner && styles.chosen)}
            label={
              <>
                <Text weight="semibold">{t(`present.${manner}`)}</Text>
                <Text size={200} className={styles.text}>
                  {textOf(manner)}
                </Text>
              </>
            }
          />
        ))}
      </RadioGroup>
      {choice.manner === 'close' && (
        <ClosingText impact={impact} choice={choice} onChange={onChange} fault={fault} />
      )}
      {choice.manner === 'handOver' && (
        <HandOverTarget impact={impact} choice={choice} onChange={onChange} fault={fault} />
      )}
    </div>
  )
}
