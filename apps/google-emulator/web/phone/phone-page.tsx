import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Suggestion } from '../../src/business-messages/shapes.ts'
import type { PhoneState } from '../../src/phones/items.ts'
import { control } from '../api.ts'
import { Band } from '../console/shell.tsx'
import { useI18n } from '../i18n.tsx'
import { Notice, useAction } from '../ui.tsx'
import { Chat } from './chat.tsx'
import type { TapPlace } from './tap.ts'
import { Composer } from './composer.tsx'
import { PhoneHeader } from './header.tsx'
import { ActionSheet, SignInSheet, SurveySheet } from './sheets.tsx'
import { usePhone } from './use-phone.ts'

type Sheet = { kind: 'action'; suggestion: Suggestion } | { kind: 'sign-in'; suggestion: Suggestion }

/** A person's phone: frame on wide screens, the whole screen on small ones. */
export function PhonePage() {
  const { id = '' } = useParams()
  const { t } = useI18n()
  const { state, isGone, isOffline } = usePhone(id)
  useEffect(() => {
    document.title = state === null ? t('app.name') : `${state.agent.displayName} · ${t('phone.title')}`
  }, [state, t])
  return (
    <div className="phone-page">
      <header>
        <Band />
      </header>
      <main className="phone" aria-label={t('phone.title')}>
        {isOffline && <Notice look="bad">{t('phone.offline')}</Notice>}
        {isGone ? (
          <div className="phone-empty">
            <h1>{t('phone.gone')}</h1>
            <p>{t('phone.goneHelp')}</p>
            <Link className="button primary" to="/phone/start">
              {t('phones.open')}
            </Link>
          </div>
        ) : state === null ? (
          <p className="phone-empty">{t('common.loading')}</p>
        ) : (
          <Phone state={state} />
        )}
      </main>
    </div>
  )
}

function Phone({ state }: { state: PhoneState }) {
  const action = useAction()
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [postponed, setPostponed] = useState<readonly string[]>([])
  const call = (path: string, body?: unknown): void =>
    action.run(() => control('POST', `/phones/${state.id}/${path}`, body))

  const tap = (suggestion: Suggestion, place: TapPlace): void => {
    if (suggestion.authenticationRequest !== undefined) {
      setSheet({ kind: 'sign-in', suggestion })
      return
    }
    call('suggestion', place)
    if (suggestion.action !== undefined) setSheet({ kind: 'action', suggestion })
  }
  const survey = state.items.findLast(
    (item) => item.kind === 'survey' && Object.keys(item.answers).length < item.questions.length,
  )
  const isSurveyOpen = survey?.kind === 'survey' && survey.id !== null && !postponed.includes(survey.id)

  return (
    <>
      <PhoneHeader state={state} onRequestLiveAgent={() => call('live-agent')} />
      <Chat
        state={state}
        onTap={tap}
        onOpenSurvey={(id) => setPostponed(postponed.filter((one) => one !== id))}
      />
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      {isSurveyOpen && survey.id !== null && (
        <SurveySheet
          survey={survey}
          onAnswer={(questionIndex, optionIndex) =>
            call('survey-answer', { surveyId: survey.id, questionIndex, optionIndex })
          }
          onPostpone={() => setPostponed([...postponed, survey.id ?? ''])}
        />
      )}
      {sheet?.kind === 'action' && (
        <ActionSheet suggestion={sheet.suggestion} onClose={() => setSheet(null)} />
      )}
      {sheet?.kind === 'sign-in' && (
        <SignInSheet
          suggestion={sheet.suggestion}
          onAnswer={(outcome) => {
            call('authentication', { outcome })
            setSheet(null)
          }}
        />
      )}
      <Composer
        phoneId={state.id}
        isBusy={action.isBusy}
        onSendText={(text) => call('text', { text })}
        onSendImage={(file) => call('image', file)}
      />
    </>
  )
}
