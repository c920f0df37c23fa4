import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { Suggestion } from '../../src/business-messages/shapes.ts'
import type { ChatItem } from '../../src/phones/items.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui.tsx'

/** `takesFocus` is for sheets that a person asked for; one that comes by itself must not interrupt typing. */
function Sheet({
  title,
  children,
  onEscape,
  takesFocus = true,
}: {
  title: string
  children: ReactNode
  onEscape: () => void
  takesFocus?: boolean
}) {
  const id = useId()
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!takesFocus) return undefined
    const before = document.activeElement
    ref.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [takesFocus])
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEscape()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onEscape])
  return (
    <section ref={ref} className="sheet" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** Says honestly what a real phone would do now: open a page or the dialler. */
export function ActionSheet({
  suggestion: { action },
  onClose,
}: {
  suggestion: Suggestion
  onClose: () => void
}) {
  const { t } = useI18n()
  const url = action?.openUrlAction?.url
  const number = action?.dialAction?.phoneNumber
  return (
    <Sheet title={url === undefined ? t('sheet.call') : t('sheet.link')} onEscape={onClose}>
      <p>
        {url === undefined ? t('sheet.wouldCall') : t('sheet.wouldOpen')}{' '}
        <code className="wrap">{url ?? number}</code>
      </p>
      <div className="row">
        {url !== undefined && /^https?:/i.test(url) && (
          <a className="button plain" href={url} target="_blank" rel="noreferrer">
            {t('sheet.openHere')}
          </a>
        )}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </Sheet>
  )
}

/** The sign-in request of an agent; there is no identity provider, so the person decides how it ends. */
export function SignInSheet({
  suggestion: { authenticationRequest },
  onAnswer,
}: {
  suggestion: Suggestion
  onAnswer: (outcome: 'success' | 'denied') => void
}) {
  const { t } = useI18n()
  const oauth = authenticationRequest?.oauth
  return (
    <Sheet title={t('phone.signIn')} onEscape={() => onAnswer('denied')}>
      <p>{t('sheet.signIn', { client: oauth?.clientId ?? '' })}</p>
      <p className="muted">{t('sheet.scopes', { scopes: (oauth?.scopes ?? []).join(', ') })}</p>
      <div className="row">
        <Button look="primary" onClick={() => onAnswer('success')}>
          {t('sheet.approve')}
        </Button>
        <Button onClick={() => onAnswer('denied')}>{t('sheet.deny')}</Button>
      </div>
    </Sheet>
  )
}

/** One survey question after the other. */
export function SurveySheet({
  survey,
  onAnswer,
  onPostpone,
}: {
  survey: ChatItem & { kind: 'survey' }
  onAnswer: (questionIndex: number, optionIndex: number) => void
  onPostpone: () => void
}) {
  const { t } = useI18n()
  const questionIndex = survey.questions.findIndex((_, index) => survey.answers[index] === undefined)
  const question = survey.questions[questionIndex]
  if (question === undefined) return null
  return (
    <Sheet key={questionIndex} title={t('sheet.survey')} onEscape={onPostpone} takesFocus={questionIndex > 0}>
      <p className="muted">
        {t('sheet.question', { number: questionIndex + 1, total: survey.questions.length })}
      </p>
      <p>
        <strong>{question.text}</strong>
      </p>
      <ul className="chips" aria-label={question.text}>
        {question.options.map((option, optionIndex) => (
          <li key={option.postbackData}>
            <button type="button" className="suggestion" onClick={() => onAnswer(questionIndex, optionIndex)}>
              {option.content}
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button look="quiet" onClick={onPostpone}>
          {t('sheet.later')}
        </Button>
      </div>
    </Sheet>
  )
}
