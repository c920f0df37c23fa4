import { Button, Spinner, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useSharedText } from '../shared-text.ts'
import { ButtonLink } from './button-link.tsx'
import { Surface } from './page.tsx'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'
import { usePageTitle } from './use-page-title.ts'
import { WizardSteps, type WizardStep } from './wizard-steps.tsx'

export type { WizardStep } from './wizard-steps.tsx'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXXXL,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
  },
  side: {
    position: 'sticky',
    top: tokens.spacingVerticalXL,
    '@media (max-width: 900px)': { position: 'static' },
  },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  position: { color: tokens.colorNeutralForeground3 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  description: { color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalL,
  },
  spring: { flexGrow: 1 },
})

/** The button that goes on. With `form` it submits that form (its id), so that Enter in a field does the same. */
export interface WizardNext {
  readonly label?: string
  readonly form?: string
  readonly onClick?: () => void
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
}

/**
 * A wizard's step: the list of steps, the step's own heading (focused when the step changes, names the tab together
 * with `wizardTitle`), the body, and Back and Next. The page's h1 stands in a `PageHeader` above it.
 */
export function WizardFrame({
  wizardTitle,
  steps,
  title,
  description,
  children,
  back,
  next,
  footer,
}: {
  wizardTitle: string
  steps: readonly WizardStep[]
  title: string
  description?: ReactNode
  children: ReactNode
  back?: { readonly label?: string; readonly to?: string; readonly onClick?: () => void }
  next?: WizardNext
  /** More for the footer, at its start: "Save and close", "Cancel". */
  footer?: ReactNode
}) {
  const styles = useStyles()
  const t = useSharedText()
  const current = steps.findIndex((step) => step.state === 'current')
  const heading = useFocusOnNavigation<HTMLHeadingElement>(steps[current]?.id ?? title)
  usePageTitle(`${title} – ${wizardTitle}`)
  return (
    <div className={styles.root}>
      <div className={styles.side}>
        <WizardSteps steps={steps} />
      </div>
      <Surface className={styles.body}>
        <div className={styles.head}>
          {current >= 0 && (
            <Text size={200} className={styles.position}>
              {t('wizard.position', { current: current + 1, total: steps.length })}
            </Text>
          )}
          <h2 ref={heading} tabIndex={-1} className={styles.heading}>
            {title}
          </h2>
          {description && <Text className={styles.description}>{description}</Text>}
        </div>
        {children}
        {(back || next || footer) && (
          <div className={styles.footer}>
            {footer}
            <span className={styles.spring} />
            {back &&
              (back.to ? (
                <ButtonLink to={back.to}>{back.label ?? t('wizard.back')}</ButtonLink>
              ) : (
                <Button {...(back.onClick ? { onClick: back.onClick } : {})}>
                  {back.label ?? t('wizard.back')}
                </Button>
              ))}
            {next && <NextButton {...next} />}
          </div>
        )}
      </Surface>
    </div>
  )
}

function NextButton({ label, form, onClick, isBusy = false, isDisabled = false }: WizardNext) {
  const t = useSharedText()
  return (
    <Button
      appearance="primary"
      type={form ? 'submit' : 'button'}
      {...(form ? { form } : {})}
      {...(onClick ? { onClick } : {})}
      disabledFocusable={isBusy || isDisabled}
      {...(isBusy ? { icon: <Spinner aria-hidden size="tiny" appearance="inverted" /> } : {})}
    >
      {label ?? t('wizard.next')}
    </Button>
  )
}
