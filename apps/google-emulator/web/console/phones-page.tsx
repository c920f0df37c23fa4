import { Link } from 'react-router'
import type { PhoneSummary } from '../../src/phones/items.ts'
import { control } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useControl } from '../live.tsx'
import { Button, Chip, Load, Notice, PageTitle, useAction } from '../ui.tsx'

export function PhonesPage() {
  const { t, formatDateTime } = useI18n()
  const phones = useControl<PhoneSummary[]>('/phones', ['phones', 'agents'])
  const action = useAction()
  return (
    <>
      <PageTitle title={t('nav.phones')}>
        <Link className="button primary" to="/phone/start">
          {t('phones.open')}
        </Link>
      </PageTitle>
      <p className="muted">{t('phones.help')}</p>
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      <Load from={phones}>
        {(data) =>
          data.length === 0 ? (
            <p className="empty">{t('phones.none')}</p>
          ) : (
            <ul className="tiles">
              {data.map((phone) => (
                <li key={phone.id} className="phone-tile">
                  <Link className="tile" to={`/phone/${phone.id}`}>
                    <span className="tile-name">{phone.displayName ?? t('phones.anonymous')}</span>
                    <span className="muted">
                      {t('phones.chatsWith', { agent: phone.agentDisplayName })} · {phone.entryPoint}
                    </span>
                    <span className="clip">{phone.lastText ?? t('phones.nothingYet')}</span>
                    <span className="row">
                      <span className="muted">{formatDateTime(phone.createdAt)}</span>
                      {phone.unreadCount > 0 && (
                        <Chip look="busy">{t('phones.unread', { count: phone.unreadCount })}</Chip>
                      )}
                    </span>
                  </Link>
                  <Button
                    look="quiet"
                    aria-label={t('phones.delete', { name: phone.displayName ?? t('phones.anonymous') })}
                    onClick={() => action.run(() => control('DELETE', `/phones/${phone.id}`))}
                  >
                    {t('common.delete')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </>
  )
}
