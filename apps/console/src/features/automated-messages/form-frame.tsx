import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ReactNode, SyntheticEvent } from 'react'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { ConflictBar } from '../../shared/ui/conflict-bar.tsx'
import { Surface } from '../../shared/ui/page.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { useAutomatedText } from './text.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXXXL,
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  muted: { display: 'block', color: tokens.colorNeutralForeground2 },
})

/** The form of one message: what is chosen and written on one side, the phone on the other, and how saving went. */
export function FormFrame({
  trigger,
  backTo,
  isBusy,
  problem,
  conflict,
  preview,
  children,
  onSubmit,
}: {
  trigger: AutomatedTrigger
  backTo: string
  isBusy: boolean
  problem: unknown
  /** Somebody else has changed it; null: nobody has. */
  conflict: { onTake: () => void } | null
  preview: ReactNode
  children: ReactNode
  onSubmit: () => void
}) {
  const t = useAutomatedText()
  const texts = useTextsText()
  const styles = useStyles()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Surface>
      <form className={styles.form} noValidate onSubmit={submit}>
        <Text className={styles.muted}>{texts(`when.${trigger}`)}</Text>
        <div className={styles.body}>
          <div className={styles.column}>{children}</div>
          {preview}
        </div>
        {conflict && (
          <ConflictBar
            title={t('edit.conflict')}
            hint={t('edit.conflictHint')}
            takeLabel={t('edit.take')}
            onTake={conflict.onTake}
          />
        )}
        <ProblemBar error={problem} />
        <div className={styles.foot}>
          <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
            {t('edit.save')}
          </Button>
          <ButtonLink to={backTo}>{t('edit.cancel')}</ButtonLink>
        </div>
      </form>
    </Surface>
  )
}
