import { useEffect, useId, useRef, useState, type ComponentProps, type ReactNode } from 'react'
import { useI18n, type MessageKey } from './i18n.tsx'
import { messageOf, type Loaded } from './live.tsx'

type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

export function Button({
  look = 'plain',
  className = '',
  ...props
}: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type="button" className={`button ${look} ${className}`} {...props} />
}

/** A labelled input; `hint` and `error` are read out with it. */
export function TextField({
  label,
  hint,
  error,
  ...props
}: ComponentProps<'input'> & { label: string; hint?: ReactNode; error?: string | null }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        aria-describedby={hint || error ? `${id}-hint` : undefined}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        {...props}
      />
      {(hint || error) && (
        <div id={`${id}-hint`} className={error ? 'field-error' : 'field-hint'}>
          {error ?? hint}
        </div>
      )}
    </div>
  )
}

export function TextArea({ label, ...props }: ComponentProps<'textarea'> & { label: string }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={3} {...props} />
    </div>
  )
}

export function SelectField({ label, children, ...props }: ComponentProps<'select'> & { label: string }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...props}>
        {children}
      </select>
    </div>
  )
}

export function Checkbox({
  label,
  hint,
  ...props
}: ComponentProps<'input'> & { label: string; hint?: string }) {
  const id = useId()
  return (
    <div className="checkbox">
      <input id={id} type="checkbox" aria-describedby={hint ? `${id}-hint` : undefined} {...props} />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <div id={`${id}-hint`} className="field-hint">
            {hint}
          </div>
        )}
      </div>
    </div>
  )
}

/** A value to be carried elsewhere, with a button that copies it. */
export function CopyValue({ label, value }: { label: string; value: string }) {
  const { t } = useI18n()
  const [isCopied, setCopied] = useState(false)
  const id = useId()
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <div className="copy-value">
      <div className="copy-label" id={id}>
        {label}
      </div>
      <div className="copy-row">
        <input
          className="copy-text"
          aria-labelledby={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <Button
          look="quiet"
          aria-label={isCopied ? t('common.copied') : t('common.copyWhat', { what: label })}
          onClick={() => void copy()}
          onBlur={() => setCopied(false)}
        >
          {isCopied ? t('common.copied') : t('common.copy')}
        </Button>
      </div>
      <div className="visually-hidden" role="status">
        {isCopied ? t('common.copied') : ''}
      </div>
    </div>
  )
}

/** Text as it went over the wire; scrolls when long, so the keyboard must be able to reach it. */
export function Code({ children }: { children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollable boxes need the focus (WCAG 2.1.1)
    <pre className="code" tabIndex={0}>
      {children}
    </pre>
  )
}

export type ChipLook = 'good' | 'bad' | 'busy' | 'neutral'

export function Chip({ look, children }: { look: ChipLook; children: ReactNode }) {
  return <span className={`chip ${look}`}>{children}</span>
}

/** A message about the outcome of an action; `bad` ones interrupt a screen reader. */
export function Notice({ look, children }: { look: ChipLook; children: ReactNode }) {
  return (
    <div className={`notice ${look}`} role={look === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}

export function Card({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

/** A modal dialog; Escape and the backdrop's close button end it. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
}: {
  title: string
  onClose: () => void
  children: ReactNode
  actions: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      <div className="dialog-body">{children}</div>
      <div className="dialog-actions">{actions}</div>
    </dialog>
  )
}

/** Shows what there is: the data, a sentence why not, or that it is on its way. */
export function Load<T>({ from, children }: { from: Loaded<T>; children: (data: T) => ReactNode }) {
  const { t } = useI18n()
  return (
    <>
      {from.error !== null && (
        <Notice look="bad">
          {t('common.cannotLoad', { reason: from.error })}{' '}
          <Button look="quiet" onClick={from.reload}>
            {t('common.tryAgain')}
          </Button>
        </Notice>
      )}
      {from.data === null
        ? from.error === null && <p className="muted">{t('common.loading')}</p>
        : children(from.data)}
    </>
  )
}

/** Runs actions one at a time and keeps the sentence of the last failure. */
export function useAction(): {
  isBusy: boolean
  error: string | null
  run: (work: () => Promise<unknown>) => void
} {
  const [state, setState] = useState<{ isBusy: boolean; error: string | null }>({
    isBusy: false,
    error: null,
  })
  return {
    ...state,
    run: (work) => {
      setState({ isBusy: true, error: null })
      work().then(
        () => setState({ isBusy: false, error: null }),
        (error: unknown) => setState({ isBusy: false, error: messageOf(error) }),
      )
    },
  }
}

/** Sets the title of the page and renders its heading. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useI18n()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <div className="page-title">
      <h1>{title}</h1>
      {children}
    </div>
  )
}

const stateLooks: Record<string, ChipLook> = {
  VERIFICATION_STATE_VERIFIED: 'good',
  VERIFICATION_STATE_PENDING: 'busy',
  LAUNCH_STATE_LAUNCHED: 'good',
  LAUNCH_STATE_PENDING: 'busy',
  LAUNCH_STATE_REJECTED: 'bad',
  LAUNCH_STATE_SUSPENDED: 'bad',
}
const stateKeys: Record<string, MessageKey> = {
  VERIFICATION_STATE_VERIFIED: 'state.verified',
  VERIFICATION_STATE_PENDING: 'state.verificationPending',
  VERIFICATION_STATE_UNVERIFIED: 'state.unverified',
  LAUNCH_STATE_LAUNCHED: 'state.launched',
  LAUNCH_STATE_PENDING: 'state.launchPending',
  LAUNCH_STATE_REJECTED: 'state.rejected',
  LAUNCH_STATE_SUSPENDED: 'state.suspended',
  LAUNCH_STATE_UNLAUNCHED: 'state.unlaunched',
}

/** A verification or launch state of Google's as a chip. */
export function StateChip({ state }: { state: string }) {
  const { t } = useI18n()
  const key = stateKeys[state]
  return <Chip look={stateLooks[state] ?? 'neutral'}>{key === undefined ? state : t(key)}</Chip>
}
