import {
  Link,
  Toast,
  ToastBody,
  ToastTitle,
  ToastTrigger,
  Toaster,
  makeStyles,
  useToastController,
} from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { useProblemText } from '../problem-text.ts'
import { useSharedText } from '../shared-text.ts'

export const toasterId = 'parley-toasts'

const useStyles = makeStyles({
  // Above what pages open over themselves.
  root: { position: 'relative', zIndex: 1000 },
})

/** Where toasts appear; once, in the shell. A landmark of its own, for toasts belong to no page. */
export function Toasts() {
  const styles = useStyles()
  const t = useSharedText()
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <section ref={setPlace} className={styles.root} aria-label={t('toast.region')}>
      {place && (
        <Toaster
          toasterId={toasterId}
          mountNode={place}
          position="bottom-end"
          pauseOnHover
          pauseOnWindowBlur
        />
      )}
    </section>
  )
}

/** Short news about what was just done. Errors of a form belong to the form (`ProblemBar`), not here. */
export interface ToastsApi {
  readonly success: (title: string, body?: string) => void
  readonly info: (title: string, body?: string) => void
  /** Stays until it is dismissed. */
  readonly error: (error: unknown) => void
}

export function useToasts(): ToastsApi {
  const { dispatchToast } = useToastController(toasterId)
  const problemText = useProblemText()
  const t = useSharedText()
  return useMemo(() => {
    const show = (intent: 'success' | 'info' | 'error', title: string, body?: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle
            action={
              <ToastTrigger>
                <Link>{t('toast.dismiss')}</Link>
              </ToastTrigger>
            }
          >
            {title}
          </ToastTitle>
          {body && <ToastBody>{body}</ToastBody>}
        </Toast>,
        { intent, timeout: intent === 'error' ? -1 : 5000 },
      )
    return {
      success: (title, body) => show('success', title, body),
      info: (title, body) => show('info', title, body),
      error: (error) => {
        const { title, remedy } = problemText(error)
        show('error', title, remedy)
      },
    }
  }, [dispatchToast, problemText, t])
}
