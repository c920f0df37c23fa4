import { Link, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkFilled, WarningFilled } from '@fluentui/react-icons'
import { useHref, useLinkClickHandler } from 'react-router'
import { useSharedText } from '../shared-text.ts'

/** A step of a wizard. `to` makes it a link: give it for steps that may be opened now. */
export interface WizardStep {
  readonly id: string
  readonly label: string
  readonly state: 'done' | 'current' | 'upcoming' | 'attention'
  readonly to?: string
}

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    '@media (max-width: 900px)': { flexDirection: 'row', gap: tokens.spacingHorizontalXS },
  },
  item: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '28px 1fr',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    minHeight: '52px',
    '@media (max-width: 900px)': { flexGrow: 1, gridTemplateColumns: '1fr', minHeight: 0 },
    ':not(:last-child)::after': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '13px',
      top: '42px',
      bottom: '-10px',
      width: '2px',
      borderRadius: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
      '@media (max-width: 900px)': { display: 'none' },
    },
  },
  passed: { ':not(:last-child)::after': { backgroundColor: tokens.colorBrandStroke1 } },
  mark: {
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: '50%',
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    // On small screens a bar says the same in less room.
    '@media (max-width: 900px)': {
      width: '100%',
      height: '4px',
      borderRadius: '2px',
      fontSize: 0,
      border: 'none',
      backgroundColor: tokens.colorNeutralStroke1,
      '& > *': { display: 'none' },
    },
  },
  markCurrent: {
    border: `2px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground1,
    boxShadow: `0 0 0 4px ${tokens.colorBrandBackground2}`,
    '@media (max-width: 900px)': {
      border: 'none',
      boxShadow: 'none',
      backgroundColor: tokens.colorBrandStroke1,
    },
  },
  markDone: {
    border: `2px solid ${tokens.colorBrandBackground}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    '@media (max-width: 900px)': { border: 'none', backgroundColor: tokens.colorBrandStroke1, opacity: 0.55 },
  },
  markAttention: {
    border: `2px solid ${tokens.colorStatusWarningBorderActive}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    '@media (max-width: 900px)': { border: 'none', backgroundColor: tokens.colorStatusWarningBorderActive },
  },
  label: {
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 900px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  labelCurrent: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  labelUpcoming: { color: tokens.colorNeutralForeground3 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** The steps of a wizard as a list: beside the form on wide screens, as bars above it on narrow ones. */
export function WizardSteps({ steps }: { steps: readonly WizardStep[] }) {
  const styles = useStyles()
  const t = useSharedText()
  return (
    <nav aria-label={t('wizard.steps')}>
      <ol className={styles.list}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={mergeClasses(styles.item, step.state === 'done' && styles.passed)}
            {...(step.state === 'current' ? { 'aria-current': 'step' } : {})}
          >
            <span
              aria-hidden
              className={mergeClasses(
                styles.mark,
                step.state === 'current' && styles.markCurrent,
                step.state === 'done' && styles.markDone,
                step.state === 'attention' && styles.markAttention,
              )}
            >
              {step.state === 'done' ? (
                <CheckmarkFilled />
              ) : step.state === 'attention' ? (
                <WarningFilled />
              ) : (
                <span>{index + 1}</span>
              )}
            </span>
            <span
              className={mergeClasses(
                styles.label,
                step.state === 'current' && styles.labelCurrent,
                step.state === 'upcoming' && styles.labelUpcoming,
              )}
            >
              {step.to && step.state !== 'current' ? (
                <StepLink to={step.to}>{step.label}</StepLink>
              ) : (
                <Text weight={step.state === 'current' ? 'semibold' : 'regular'}>{step.label}</Text>
              )}
              <span className={styles.hidden}> ({t(`wizard.state.${step.state}`)})</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepLink({ to, children }: { to: string; children: string }) {
  const href = useHref(to)
  const onClick = useLinkClickHandler(to)
  return (
    <Link href={href} onClick={onClick} appearance="subtle">
      {children}
    </Link>
  )
}
