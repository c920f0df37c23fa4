import { Spinner, makeStyles } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useSharedText } from '../shared-text.ts'

const shownAfterMs = 300

const useStyles = makeStyles({
  root: { height: '100%', minHeight: '240px', display: 'grid', placeItems: 'center' },
})

/** While the console itself or a page's code is loaded. Fast loads show nothing, so that nothing flickers. */
export function LoadingPage() {
  const styles = useStyles()
  const t = useSharedText()
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), shownAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return <div className={styles.root}>{isShown && <Spinner label={t('loading')} />}</div>
}
