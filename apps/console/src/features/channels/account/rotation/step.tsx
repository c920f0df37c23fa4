import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkFilled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { VisuallyHidden } from '../../../../shared/ui/visually-hidden.tsx'
import { useChannelsText } from '../../text.ts'

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalXL,
    ':last-child': { paddingBottom: 0 },
  },
  mark: {
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1.5px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  current: { border: `1.5px solid ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground1 },
  done: {
    border: 'none',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '28px',
    fontWeight: tokens.fontWeightSemibold,
  },
  text: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    maxWidth: '68ch',
    overflowWrap: 'anywhere',
  },
})

/** One step of several: number or tick, title, what it means, and what can be done while it is its turn. */
export function Step({
  number,
  title,
  text,
  state,
  children,
}: {
  number: number
  title: string
  text: string
  state: 'done' | 'current' | 'upcoming'
  children?: ReactNode
}) {
  const styles = useStyles()
  const t = useChannelsText()
  return (
    <li className={styles.item} {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}>
      <span
        aria-hidden
        className={mergeClasses(
          styles.mark,
          state === 'current' && styles.current,
          state === 'done' && styles.done,
        )}
      >
        {state === 'done' ? <CheckmarkFilled /> : number}
      </span>
      <div className={styles.body}>
        <div>
          <h3 className={styles.title}>
            {title}
            {state === 'done' && <VisuallyHidden>{` – ${t('rotation.stepDone')}`}</VisuallyHidden>}
          </h3>
          <Text className={styles.text}>{text}</Text>
        </div>
        {children}
      </div>
    </li>
  )
}
