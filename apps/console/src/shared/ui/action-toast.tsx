import {
  Link,
  Toast,
  ToastBody,
  ToastTitle,
  ToastTrigger,
  useToastController,
} from '@fluentui/react-components'
import { useMemo } from 'react'
import { toasterId } from './toasts.tsx'

const shownMs = 8000

/** Short news with something one can do about it, such as undoing what was just done. */
export interface ActionToast {
  readonly title: string
  readonly body?: string
  readonly intent?: 'success' | 'info' | 'warning'
  readonly action?: { readonly label: string; readonly run: () => void }
}

export function useActionToast(): (toast: ActionToast) => void {
  const { dispatchToast } = useToastController(toasterId)
  return useMemo(
    () =>
      ({ title, body, intent = 'success', action }) =>
        dispatchToast(
          <Toast>
            <ToastTitle
              action={
                action ? (
                  <ToastTrigger>
                    <Link as="button" onClick={action.run}>
                      {action.label}
                    </Link>
                  </ToastTrigger>
                ) : null
              }
            >
              {title}
            </ToastTitle>
            {body && <ToastBody>{body}</ToastBody>}
          </Toast>,
          { intent, timeout: shownMs },
        ),
    [dispatchToast],
  )
}
