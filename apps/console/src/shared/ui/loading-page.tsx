import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useId, useState } from 'react'
import { useSharedText } from '../shared-text.ts'

const shownAfterMs = 300

const useStyles = makeStyles({
  root: { height: '100%', minHeight: '240px', display: 'grid', placeItems: 'center' },
  wait: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // The kit's spinner weighs more than all else that the first page draws before it knows who is there.
  ring: {
    boxSizing: 'border-box',
    width: '32px',
    height: '32px',
    borderRadius: tokens.borderRadiusCircular,
    border: `3px solid ${tokens.colorBrandStroke2Contrast}`,
    borderTopColor: tokens.colorBrandStroke1,
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '1.2s',
    animationTimingFunction: 'linear',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '4s' },
  },
})

/** While the console itself or a page's code is loaded. Fast loads show nothing, so that nothing flickers. */
export function LoadingPage() {
  const styles = useStyles()
  const t = useSharedText()
  const labelId = useId()
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), shownAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.root}>
      {isShown && (
        <div className={styles.wait}>
          <div role="progressbar" aria-labelledby={labelId} className={styles.ring} />
          <Text id={labelId} size={400} weight="semibold">
            {t('loading')}
          </Text>
        </div>
      )}
    </div>
  )
}
