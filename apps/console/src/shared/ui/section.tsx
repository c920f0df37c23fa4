import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { useId, type ReactNode } from 'react'
import { Surface } from './page.tsx'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalL,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { display: 'block', marginTop: '2px', color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
  words: { flexGrow: 1, flexBasis: '280px' },
})

/** A surface with a heading of its own, a sentence, and what can be done with it. */
export function Section({
  title,
  text,
  actions,
  children,
}: {
  title: string
  text?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) {
  const styles = useStyles()
  const id = useId()
  return (
    <Surface>
      <section aria-labelledby={id} className={styles.body}>
        <div className={styles.head}>
          <div className={styles.words}>
            <h2 id={id} className={styles.title}>
              {title}
            </h2>
            {text && <Text className={styles.text}>{text}</Text>}
          </div>
          {actions}
        </div>
        {children}
      </section>
    </Surface>
  )
}
