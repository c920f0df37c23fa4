import { useState } from 'react'
import type { EmulatorState } from '../../src/control/views.ts'
import { control } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useControl } from '../live.tsx'
import {
  Button,
  Card,
  Chip,
  CopyValue,
  Dialog,
  Load,
  Notice,
  PageTitle,
  SelectField,
  TextField,
  useAction,
} from '../ui.tsx'
import { ServiceAccountCard } from './service-account-card.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'

const dayMs = 86_400_000

export function SettingsPage() {
  const { t } = useI18n()
  const state = useControl<EmulatorState>('/state', ['settings'])
  return (
    <>
      <PageTitle title={t('nav.settings')} />
      <Load from={state}>
        {(data) => (
          <div className="stack">
            <PartnerCard state={data} />
            <WebhookCard state={data} />
            <ServiceAccountCard state={data} />
            <EmulatorCard state={data} />
          </div>
        )}
      </Load>
    </>
  )
}

function PartnerCard({ state: { partner, project } }: { state: EmulatorState }) {
  const { t } = useI18n()
  const [name, setName] = useState<string | null>(null)
  const action = useAction()
  const save = (): void =>
    action.run(async () => {
      await control('PATCH', '/partner', { displayName: name })
      setName(null)
    })
  return (
    <Card title={t('settings.partner')}>
      <div className="row">
        <TextField
          label={t('settings.partnerName')}
          value={name ?? partner.displayName}
          onChange={(event) => setName(event.target.value)}
          maxLength={100}
        />
        {name !== null && name.trim() !== '' && name !== partner.displayName && (
          <Button onClick={save} disabled={action.isBusy}>
            {t('common.save')}
          </Button>
        )}
      </div>
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      <div className="columns">
        <CopyValue label={t('settings.partnerId')} value={partner.id} />
        <CopyValue label={t('settings.project')} value={project.projectId} />
      </div>
    </Card>
  )
}

function WebhookCard({ state: { webhook, deliveryCounts } }: { state: EmulatorState }) {
  const { t } = useI18n()
  const [isOpen, setOpen] = useState(false)
  const isSet = webhook.url !== null
  return (
    <Card
      title={t('settings.webhook')}
      action={
        <Button look={isSet ? 'plain' : 'primary'} onClick={() => setOpen(true)}>
          {t('settings.configure')}
        </Button>
      }
    >
      <p className="muted">{t('settings.webhookHelp')}</p>
      <div className="row">
        {isSet ? (
          <Chip look="good">{t('settings.webhookSet')}</Chip>
        ) : (
          <Chip look="neutral">{t('settings.webhookMissing')}</Chip>
        )}
        {isSet && <code className="wrap">{webhook.url}</code>}
      </div>
      {deliveryCounts.waiting > 0 && (
        <Notice look="busy">{t('settings.waiting', { count: deliveryCounts.waiting })}</Notice>
      )}
      {isOpen && <WebhookDialog webhook={webhook} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function EmulatorCard({ state: { clock, windowRefusal } }: { state: EmulatorState }) {
  const { t, formatDateTime } = useI18n()
  const [isAsking, setAsking] = useState(false)
  const action = useAction()
  const move = (advanceMs: number) => (): void => action.run(() => control('PUT', '/clock', { advanceMs }))
  const reset = (): void =>
    action.run(async () => {
      await control('POST', '/reset')
      setAsking(false)
    })
  return (
    <Card title={t('emulator.title')}>
      <p>
        {t('emulator.clock', { time: formatDateTime(clock.now) })}{' '}
        {clock.offsetMs !== 0 && (
          <Chip look="busy">{t('emulator.moved', { days: Math.round(clock.offsetMs / dayMs) })}</Chip>
        )}
      </p>
      <p className="muted">{t('emulator.clockHelp')}</p>
      <div className="row">
        <Button onClick={move(dayMs)}>{t('emulator.oneDay')}</Button>
        <Button onClick={move(31 * dayMs)}>{t('emulator.month')}</Button>
        <Button
          onClick={() => action.run(() => control('PUT', '/clock', { offsetMs: 0 }))}
          disabled={clock.offsetMs === 0}
        >
          {t('emulator.today')}
        </Button>
      </div>
      <SelectField
        label={t('emulator.windowRefusal')}
        value={windowRefusal}
        onChange={(event) =>
          action.run(() => control('PUT', '/settings', { windowRefusal: event.target.value }))
        }
      >
        <option value="PERMISSION_DENIED">403 PERMISSION_DENIED</option>
        <option value="FAILED_PRECONDITION">400 FAILED_PRECONDITION</option>
      </SelectField>
      <div>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('emulator.reset')}
        </Button>
      </div>
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      {isAsking && (
        <Dialog
          title={t('emulator.reset')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {t('common.cancel')}
              </Button>
              <Button look="danger" onClick={reset}>
                {t('emulator.resetNow')}
              </Button>
            </>
          }
        >
          <p>{t('emulator.resetHelp')}</p>
        </Dialog>
      )}
    </Card>
  )
}
