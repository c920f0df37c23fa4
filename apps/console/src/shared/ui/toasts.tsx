import {
  Link,
  Toast,
  ToastBody,
  ToastTitle,
  ToastTrigger,
  Toaster,
  useToastController,
} from '@fluentui/react-components'
import { useMemo } from 'react'
import { useProblemText } from '../problem-text.ts'
import { useSharedText } from '../shared-text.ts'

export const toasterId = 'parley-toasts'

/** Where toasts appear; once, in the shell. */
export function Toasts() {
  return <Toaster toasterId={toasterId} position="bottom-end" pauseOnHover pauseOnWindowBlur />
}

/** Short news about what was just done. Errors of a form belong to the form (`ProblemBar`), not here. */
export interface ToastsApi {
  success(title: string, body?: string): void
  info(title: string, body?: string): void
  /** Stays until it is dismissed. */
  error(error: unknown): void
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
