import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Children, useId, type ReactNode } from 'react'
import { CopyButton } from '../../../shared/ui/copy.tsx'

const useStyles = makeStyles({
  group: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: `${tokens.spacingVerticalL} 0` },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', display: 'flex', alignItems: 'flex-start', gap: '4px' },
  words: { flexGrow: 1, minWidth: 0, paddingTop: '1px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, paddingTop: '4px' },
  hint: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** Facts under one heading. Nothing at all when there are none. */
export function FactGroup({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles()
  const id = useId()
  if (Children.toArray(children).length === 0) return null
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title}
      </h3>
      <dl className={styles.list}>{children}</dl>
    </section>
  )
}

/** One fact. `copyable` is for ids and texts that are taken elsewhere. */
export function Fact({
  label,
  hint,
  copyable = false,
  children,
}: {
  label: string
  hint?: string
  copyable?: boolean
  children: string
}) {
  const styles = useStyles()
  return (
    <div>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        <span className={mergeClasses(styles.words, copyable && styles.code)}>
          {children}
          {hint && <span className={styles.hint}>{hint}</span>}
        </span>
        {copyable && <CopyButton text={children} name={label} appearance="subtle" size="small" iconOnly />}
      </dd>
    </div>
  )
}
