import { Fragment, useEffect, useRef } from 'react'
import type { Representative } from '../../src/business-messages/shapes.ts'
import type { ChatItem, PhoneState } from '../../src/phones/items.ts'
import { useI18n } from '../i18n.tsx'
import { AgentBubble, Picture } from './bubbles.tsx'
import { Chips } from './chips.tsx'
import type { OnTap } from './tap.ts'

/** The conversation with everything Google shows around it. */
export function Chat({
  state,
  onTap,
  onOpenSurvey,
}: {
  state: PhoneState
  onTap: OnTap
  onOpenSurvey: (id: string) => void
}) {
  const { t, formatDay } = useI18n()
  const scroller = useRef<HTMLDivElement>(null)
  const newest = state.items.at(-1)
  const isTyping = state.typing !== null
  const count = state.items.length
  useEffect(() => {
    const element = scroller.current
    // A fresh chat stays at its top, where the welcome is; later the newest line is what matters.
    if (element !== null && (count > 0 || isTyping)) element.scrollTop = element.scrollHeight
  }, [count, isTyping])
  const dayOf = (item: ChatItem | undefined): string => (item === undefined ? '' : formatDay(item.at))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollable boxes need the focus (WCAG 2.1.1)
    <div className="chat" ref={scroller} tabIndex={0} role="region" aria-label={t('phone.history')}>
      <div className="welcome">
        {state.welcome.privacyUrl !== null && (
          <p className="muted">
            <a href={state.welcome.privacyUrl} target="_blank" rel="noreferrer">
              {t('phone.privacy')}
            </a>
          </p>
        )}
        {state.welcome.text !== '' && <p className="bubble agent">{state.welcome.text}</p>}
        {state.welcome.offline !== null && <p className="chat-line">{state.welcome.offline}</p>}
        {state.items.length === 0 && (
          <Chips
            label={t('phone.starters')}
            suggestions={state.welcome.starters}
            onTap={(suggestion, index) => onTap(suggestion, { index })}
          />
        )}
      </div>
      <ol
        className="chat-items"
        aria-label={t('phone.conversation')}
        aria-live="polite"
        aria-relevant="additions"
      >
        {state.items.map((item, index) => {
          const previous = state.items[index - 1]
          return (
            <Fragment key={item.seq}>
              {dayOf(item) !== dayOf(previous) && <li className="chat-line day">{dayOf(item)}</li>}
              <li className={`chat-item ${item.kind.startsWith('user') ? 'mine' : 'theirs'}`}>
                <Item
                  item={item}
                  isNamed={nameOf(item) !== nameOf(previous)}
                  onTap={onTap}
                  onOpenSurvey={onOpenSurvey}
                />
              </li>
            </Fragment>
          )
        })}
      </ol>
      {state.typing !== null && (
        <p className="typing" role="status">
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t('phone.isTyping', { name: displayName(state.typing.representative, state.agent.displayName) })}
        </p>
      )}
      {newest?.kind === 'agent' && !newest.isFallback && newest.id !== null && (
        <Chips
          label={t('phone.suggestions')}
          suggestions={newest.message.suggestions ?? []}
          onTap={(suggestion, index) => onTap(suggestion, { messageId: newest.id ?? '', index })}
        />
      )}
    </div>
  )
}

function nameOf(item: ChatItem | undefined): string {
  if (item?.kind !== 'agent') return item === undefined ? '' : item.kind
  const { displayName = '', representativeType } = item.message.representative
  return `agent ${representativeType} ${displayName}`
}

function displayName({ displayName: name }: Representative, fallback: string): string {
  return name === undefined || name === '' ? fallback : name
}

function Item({
  item,
  isNamed,
  onTap,
  onOpenSurvey,
}: {
  item: ChatItem
  isNamed: boolean
  onTap: OnTap
  onOpenSurvey: (id: string) => void
}) {
  const { t, formatTime } = useI18n()
  const receipt = (
    <span className="receipt">
      {formatTime(item.at)}
      {item.id !== null && ` · ${item.readAt === null ? t('phone.sent') : t('phone.read')}`}
    </span>
  )
  switch (item.kind) {
    case 'user-text':
    case 'user-suggestion':
      return (
        <>
          <p className="bubble mine" dir="auto">
            {item.text}
          </p>
          {receipt}
        </>
      )
    case 'user-image':
      return (
        <>
          <Picture className="bubble-picture" src={item.url} alt={t('phone.yourPicture')} />
          {receipt}
        </>
      )
    case 'user-live-agent':
      return <p className="chat-line">{t('phone.liveAgentRequested')}</p>
    case 'agent':
      return (
        <>
          {isNamed && (
            <span className="representative">
              {item.message.representative.avatarImage !== undefined && (
                <img src={item.message.representative.avatarImage} alt="" width="20" height="20" />
              )}
              {item.message.representative.displayName ??
                (item.message.representative.representativeType === 'BOT'
                  ? t('phone.bot')
                  : t('phone.human'))}
              {item.message.representative.representativeType === 'BOT' &&
                item.message.representative.displayName !== undefined &&
                ` · ${t('phone.bot')}`}
            </span>
          )}
          <AgentBubble item={item} onTap={onTap} />
          <span className="receipt">{formatTime(item.at)}</span>
        </>
      )
    case 'event': {
      const name = displayName(item.representative, t('phone.human'))
      return (
        <p className="chat-line">
          {item.eventType === 'REPRESENTATIVE_JOINED'
            ? t('phone.joined', { name })
            : t('phone.left', { name })}
        </p>
      )
    }
    case 'survey': {
      const isDone = Object.keys(item.answers).length >= item.questions.length
      return (
        <div className="chat-line">
          {isDone ? t('phone.surveyDone') : t('phone.surveyOpen')}{' '}
          {!isDone && (
            <button type="button" className="link" onClick={() => onOpenSurvey(item.id ?? '')}>
              {t('phone.surveyAnswer')}
            </button>
          )}
        </div>
      )
    }
    case 'authentication':
      break
  }
  return (
    <p className="chat-line">{item.outcome === 'success' ? t('phone.signedIn') : t('phone.signInDenied')}</p>
  )
}
