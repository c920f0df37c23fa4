import { useEffect, useId, useState } from 'react'
import { Link } from 'react-router'
import type { PhoneState } from '../../src/phones/items.ts'
import { control } from '../api.ts'
import { Logo } from '../console/brands-page.tsx'
import { useI18n } from '../i18n.tsx'
import { messageOf } from '../live.tsx'

/** Who one chats with, and a menu. */
export function PhoneHeader({
  state,
  onRequestLiveAgent,
}: {
  state: PhoneState
  onRequestLiveAgent: () => void
}) {
  const { t } = useI18n()
  const [isOpen, setOpen] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const menuId = useId()
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpen(false)
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [])
  const toggleDevice = (): void => {
    control('PATCH', `/phones/${state.id}`, { isOldDevice: !state.isOldDevice }).catch((failure: unknown) =>
      setError(messageOf(failure)),
    )
  }
  return (
    <div className="phone-header">
      <Link to="/phones" className="phone-back" aria-label={t('phone.back')}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M15 5l-7 7 7 7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      </Link>
      <Logo url={state.agent.logoUrl} size={36} />
      <div className="phone-who">
        <h1>{state.agent.displayName}</h1>
        <p>{state.agent.isVerified ? t('phone.verified') : t('phone.unverified')}</p>
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={t('phone.menu')}
        aria-expanded={isOpen}
        aria-controls={menuId}
        onClick={() => setOpen(!isOpen)}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="currentColor">
          <circle cx="12" cy="5" r="2" />
          <circle cx="12" cy="12" r="2" />
          <circle cx="12" cy="19" r="2" />
        </svg>
      </button>
      <div id={menuId} className="phone-menu" hidden={!isOpen}>
        <button
          type="button"
          onClick={() => {
            setOpen(false)
            onRequestLiveAgent()
          }}
        >
          {t('phone.requestLiveAgent')}
        </button>
        <button type="button" aria-pressed={state.isOldDevice} onClick={toggleDevice}>
          {t('phone.oldDevice')}
        </button>
        <p className="muted">{t('phone.oldDeviceHelp')}</p>
        <dl className="phone-facts">
          <dt>{t('phone.conversationId')}</dt>
          <dd>{state.conversationId}</dd>
          <dt>{t('start.entryPoint')}</dt>
          <dd>{state.options.entryPoint}</dd>
          <dt>{t('start.locale')}</dt>
          <dd>
            {state.options.locale} → {state.options.resolvedLocale}
          </dd>
        </dl>
        {error !== null && <p role="alert">{error}</p>}
      </div>
    </div>
  )
}
