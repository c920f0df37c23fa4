import { useId, useRef, useState, type ChangeEvent } from 'react'
import { useI18n } from '../i18n.tsx'
import { useTyping } from './use-phone.ts'

/** Where a person writes: Enter sends, Shift+Enter breaks the line. */
export function Composer({
  phoneId,
  isBusy,
  onSendText,
  onSendImage,
}: {
  phoneId: string
  isBusy: boolean
  onSendText: (text: string) => void
  onSendImage: (file: File) => void
}) {
  const { t } = useI18n()
  const [text, setText] = useState('')
  const { onType, onStop } = useTyping(phoneId)
  const fileInput = useRef<HTMLInputElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const send = (): void => {
    if (text.trim() === '') return
    onStop()
    onSendText(text)
    setText('')
    // The pressed button is disabled by now, which would lose the focus.
    input.current?.focus()
  }
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0]
    if (file !== undefined) onSendImage(file)
    event.target.value = ''
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <input
        ref={fileInput}
        type="file"
        accept="image/jpeg,image/png,image/gif,image/webp"
        hidden
        aria-label={t('phone.picture')}
        onChange={pick}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t('phone.sendPicture')}
        disabled={isBusy}
        onClick={() => fileInput.current?.click()}
      >
        <svg
          viewBox="0 0 24 24"
          width="22"
          height="22"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        >
          <rect x="3" y="5" width="18" height="14" rx="2" />
          <path d="M3 16l5-5 4 4 3-3 6 6" />
          <circle cx="16" cy="9" r="1.500" />
        </svg>
      </button>
      <label className="visually-hidden" htmlFor={id}>
        {t('phone.message')}
      </label>
      <textarea
        ref={input}
        id={id}
        rows={1}
        dir="auto"
        value={text}
        placeholder={t('phone.message')}
        onChange={(event) => {
          setText(event.target.value)
          if (event.target.value === '') onStop()
          else onType()
        }}
        onBlur={onStop}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <button
        type="submit"
        className="icon-button send"
        aria-label={t('phone.send')}
        disabled={text.trim() === ''}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="currentColor">
          <path d="M3 20l18-8L3 4v6l11 2-11 2z" />
        </svg>
      </button>
    </form>
  )
}
