import { Button, Field, Input, Tooltip, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { copyText } from '../copy-text.ts'
import { useSharedText } from '../shared-text.ts'

type Outcome = 'idle' | 'copied' | 'failed'
const outcomeShownMs = 2500

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 0, fontFamily: tokens.fontFamilyMonospace },
})

/** Copies a text and says so, visibly and for screen readers. `name` says what is copied when the place does not. */
export function CopyButton({
  text,
  name,
  appearance = 'secondary',
  iconOnly = false,
  size = 'medium',
}: {
  text: string
  name?: string
  appearance?: 'secondary' | 'subtle' | 'primary'
  iconOnly?: boolean
  size?: 'small' | 'medium'
}) {
  const styles = useStyles()
  const t = useSharedText()
  const [outcome, setOutcome] = useState<Outcome>('idle')
  useEffect(() => {
    if (outcome === 'idle') return undefined
    const timer = setTimeout(() => setOutcome('idle'), outcomeShownMs)
    return () => clearTimeout(timer)
  }, [outcome])
  const label = name ? t('copy.named', { name }) : t('copy.copy')
  const news = outcome === 'copied' ? t('copy.copied') : outcome === 'failed' ? t('copy.failed') : ''
  const button = (
    <Button
      appearance={appearance}
      size={size}
      icon={outcome === 'copied' ? <CheckmarkRegular /> : <CopyRegular />}
      // The name contains what the button shows, so that people can say it (WCAG 2.5.3).
      aria-label={outcome === 'copied' ? t('copy.copied') : label}
      onClick={() => void copyText(text).then((isCopied) => setOutcome(isCopied ? 'copied' : 'failed'))}
    >
      {iconOnly ? null : outcome === 'copied' ? t('copy.copied') : t('copy.copy')}
    </Button>
  )
  return (
    <>
      {iconOnly || outcome === 'failed' ? (
        <Tooltip
          content={news || label}
          relationship="description"
          {...(outcome === 'idle' ? {} : { visible: true })}
        >
          {button}
        </Tooltip>
      ) : (
        button
      )}
      <span role="status" className={styles.hidden}>
        {news}
      </span>
    </>
  )
}

/** A value to take elsewhere: read-only, selected by a click, with a Copy button. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const styles = useStyles()
  return (
    <div>
      <Field label={label} className={styles.field} {...(hint ? { hint } : {})}>
        {(field) => (
          <div className={styles.row}>
            <Input
              {...field}
              readOnly
              value={value}
              className={styles.input}
              onFocus={(event) => event.target.select()}
            />
            <CopyButton text={value} name={label} />
          </div>
        )}
      </Field>
    </div>
  )
}
