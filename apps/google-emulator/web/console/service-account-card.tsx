import { useState } from 'react'
import type { EmulatorState } from '../../src/control/views.ts'
import { control, controlFile } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { Button, Card, Chip, Notice, useAction } from '../ui.tsx'

/** Keys of the service account: made and downloaded once, then disabled or deleted. */
export function ServiceAccountCard({ state: { keys } }: { state: EmulatorState }) {
  const { t, formatDateTime } = useI18n()
  const [downloaded, setDownloaded] = useState<string | null>(null)
  const action = useAction()
  const create = (): void =>
    action.run(async () => {
      const { name, file } = await controlFile('POST', '/keys')
      download(name, file)
      setDownloaded(name)
    })
  return (
    <Card
      title={t('keys.title')}
      action={
        <Button look={keys.length === 0 ? 'primary' : 'plain'} onClick={create} disabled={action.isBusy}>
          {t('keys.create')}
        </Button>
      }
    >
      <p className="muted">{t('keys.help')}</p>
      {downloaded !== null && <Notice look="good">{t('keys.downloaded', { name: downloaded })}</Notice>}
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      {keys.length === 0 ? (
        <p className="empty">{t('keys.none')}</p>
      ) : (
        <ul className="list">
          {keys.map((key) => (
            <li key={key.id}>
              <div>
                <div className="row">
                  <code>{key.id.slice(0, 12)}…</code>
                  <Chip look={key.isDisabled ? 'neutral' : 'good'}>
                    {key.isDisabled ? t('keys.disabled') : t('keys.active')}
                  </Chip>
                </div>
                <div className="muted wrap">{key.email}</div>
                <div className="muted">
                  {t('keys.created', { time: formatDateTime(key.createdAt) })}
                  {' · '}
                  {key.lastUsedAt === null
                    ? t('keys.unused')
                    : t('keys.used', { time: formatDateTime(key.lastUsedAt) })}
                </div>
              </div>
              <div className="row">
                <Button
                  look="quiet"
                  aria-label={`${key.isDisabled ? t('keys.enable') : t('keys.disable')} ${key.id.slice(0, 12)}`}
                  onClick={() =>
                    action.run(() => control('PATCH', `/keys/${key.id}`, { isDisabled: !key.isDisabled }))
                  }
                >
                  {key.isDisabled ? t('keys.enable') : t('keys.disable')}
                </Button>
                <Button
                  look="quiet"
                  aria-label={`${t('common.delete')} ${key.id.slice(0, 12)}`}
                  onClick={() => action.run(() => control('DELETE', `/keys/${key.id}`))}
                >
                  {t('common.delete')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function download(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The download has its own reference by now; the address is not needed any more.
  URL.revokeObjectURL(link.href)
}
