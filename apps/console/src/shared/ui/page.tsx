import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1120px',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXXL} 64px`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
    '@media (max-width: 640px)': {
      padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalL} 48px`,
      gap: tokens.spacingVerticalXL,
    },
  },
  narrow: { maxWidth: '760px' },
  wide: { maxWidth: '1440px' },
  section: {
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalXXL,
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalL },
  },
  flush: { padding: 0, overflow: 'hidden', '@media (max-width: 640px)': { padding: 0 } },
})

/** The frame of an ordinary page: width, margins, distance between its parts. */
export function Page({
  children,
  width = 'normal',
}: {
  children: ReactNode
  width?: 'narrow' | 'normal' | 'wide'
}) {
  const styles = useStyles()
  return (
    <div
      className={mergeClasses(
        styles.root,
        width === 'narrow' && styles.narrow,
        width === 'wide' && styles.wide,
      )}
    >
      {children}
    </div>
  )
}

/** A raised surface on a page. `flush` is for tables and lists that bring their own distances. */
export function Surface({
  children,
  flush = false,
  className,
}: {
  children: ReactNode
  flush?: boolean
  className?: string
}) {
  const styles = useStyles()
  return <div className={mergeClasses(styles.section, flush && styles.flush, className)}>{children}</div>
}
