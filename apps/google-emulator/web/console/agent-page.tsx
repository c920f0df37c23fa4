import { useState } from 'react'
import { Link, NavLink, useNavigate, useParams } from 'react-router'
import type { AgentView } from '../../src/control/views.ts'
import { control } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useControl } from '../live.tsx'
import { Button, Card, Chip, CopyValue, Load, Notice, PageTitle, StateChip, useAction } from '../ui.tsx'
import { AgentSettings } from './agent-settings.tsx'
import { Logo } from './brands-page.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'

/** One agent: Overview with its ids and test addresses, Integrations, Settings. */
export function AgentPage() {
  const { t } = useI18n()
  const { brand = '', agent = '', tab = 'overview' } = useParams()
  const path = `/brands/${brand}/agents/${agent}`
  const view = useControl<AgentView>(path, ['agents', 'settings'])
  return (
    <Load from={view}>
      {(data) => (
        <>
          <p className="crumbs">
            <Link to="/brands">{t('nav.brands')}</Link> / {data.brandDisplayName}
          </p>
          <PageTitle title={data.tile.displayName}>
            <Logo url={data.tile.logoUrl} size={48} />
          </PageTitle>
          <nav className="tabs" aria-label={t('agent.tabs')}>
            <NavLink to={path} end>
              {t('agent.overview')}
            </NavLink>
            <NavLink to={`${path}/integrations`}>{t('agent.integrations')}</NavLink>
            <NavLink to={`${path}/settings`}>{t('nav.settings')}</NavLink>
          </nav>
          {tab === 'integrations' ? (
            <Integrations view={data} />
          ) : tab === 'settings' ? (
            <AgentSettings key={JSON.stringify(data.agent)} view={data} />
          ) : (
            <Overview view={data} />
          )}
        </>
      )}
    </Load>
  )
}

type LaunchDetail = { launchState?: string; regionCodes?: string[] }

function Overview({ view }: { view: AgentView }) {
  const { t } = useI18n()
  const { tile } = view
  const [brandId = '', agentId = ''] = tile.name.split('/').filter((_, index) => index % 2 === 1)
  const launch = view.launch['businessMessages'] as
    { launchDetails?: Record<string, LaunchDetail> } | undefined
  const isVerified = tile.verificationState === 'VERIFICATION_STATE_VERIFIED'
  const action = useAction()
  const set = (what: 'verification' | 'launch', state: string, entryPoint?: string) => (): void =>
    action.run(() => control('POST', `/${tile.name}/${what}`, { state, ...(entryPoint && { entryPoint }) }))
  return (
    <div className="stack">
      <Card title={t('agent.ids')}>
        <p className="muted">{t('agent.idsHelp')}</p>
        <div className="columns">
          <CopyValue label={t('agent.brandId')} value={brandId} />
          <CopyValue label={t('agent.agentId')} value={agentId} />
        </div>
      </Card>
      <TestUrls agentName={tile.name} />
      <Card title={t('agent.verification')} action={<StateChip state={tile.verificationState} />}>
        <p className="muted">{t('agent.verificationHelp')}</p>
        <div className="row">
          {tile.verificationState === 'VERIFICATION_STATE_UNVERIFIED' && (
            <Button onClick={set('verification', 'VERIFICATION_STATE_PENDING')}>
              {t('agent.requestVerification')}
            </Button>
          )}
          {tile.verificationState === 'VERIFICATION_STATE_PENDING' && (
            <Button onClick={set('verification', 'VERIFICATION_STATE_VERIFIED')}>{t('agent.approve')}</Button>
          )}
          {tile.verificationState !== 'VERIFICATION_STATE_UNVERIFIED' && (
            <Button look="quiet" onClick={set('verification', 'VERIFICATION_STATE_UNVERIFIED')}>
              {t('agent.withdraw')}
            </Button>
          )}
        </div>
      </Card>
      <Card title={t('agent.launch')}>
        {!isVerified && <p className="muted">{t('agent.launchNeedsVerification')}</p>}
        <ul className="list">
          {Object.entries(launch?.launchDetails ?? {}).map(
            ([entryPoint, { launchState = '', regionCodes = [] }]) => (
              <li key={entryPoint}>
                <div className="row">
                  <strong>{entryPoint === 'LOCATION' ? t('agent.location') : t('agent.nonLocal')}</strong>
                  <StateChip state={launchState} />
                  {regionCodes.length > 0 && <span className="muted">{regionCodes.join(', ')}</span>}
                </div>
                <div className="row">
                  {launchState !== 'LAUNCH_STATE_LAUNCHED' && launchState !== 'LAUNCH_STATE_PENDING' && (
                    <Button
                      onClick={set('launch', 'LAUNCH_STATE_PENDING', entryPoint)}
                      disabled={!isVerified}
                    >
                      {t('agent.requestLaunch')}
                    </Button>
                  )}
                  {launchState === 'LAUNCH_STATE_PENDING' && (
                    <>
                      <Button onClick={set('launch', 'LAUNCH_STATE_LAUNCHED', entryPoint)}>
                        {t('agent.approve')}
                      </Button>
                      <Button look="quiet" onClick={set('launch', 'LAUNCH_STATE_REJECTED', entryPoint)}>
                        {t('agent.reject')}
                      </Button>
                    </>
                  )}
                  {launchState === 'LAUNCH_STATE_LAUNCHED' && (
                    <Button look="quiet" onClick={set('launch', 'LAUNCH_STATE_UNLAUNCHED', entryPoint)}>
                      {t('agent.unlaunch')}
                    </Button>
                  )}
                </div>
              </li>
            ),
          )}
        </ul>
      </Card>
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
    </div>
  )
}

/** Agent test URLs: choose the system, then Test opens the chat as on that phone. */
function TestUrls({ agentName }: { agentName: string }) {
  const { t } = useI18n()
  const navigate = useNavigate()
  const [surface, setSurface] = useState('SURFACE_ANDROID_WEB')
  const address = `/phone/start?agent=${encodeURIComponent(agentName)}&surface=${surface}`
  const choices = [
    ['SURFACE_ANDROID_WEB', 'Android'],
    ['SURFACE_IOS_MAPS', 'iOS'],
  ] as const
  return (
    <Card title={t('agent.testUrls')}>
      <p className="muted">{t('agent.testUrlsHelp')}</p>
      <div className="row spread">
        <fieldset className="segmented">
          <legend className="visually-hidden">{t('agent.testUrls')}</legend>
          {choices.map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name="surface"
                value={value}
                checked={surface === value}
                onChange={() => setSurface(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Button look="primary" onClick={() => void navigate(address)}>
          {t('agent.test')}
        </Button>
      </div>
      <CopyValue label={t('agent.testUrl')} value={`${location.origin}${address}`} />
    </Card>
  )
}

function Integrations({ view: { webhook, tile } }: { view: AgentView }) {
  const { t } = useI18n()
  const [isOpen, setOpen] = useState(false)
  const action = useAction()
  return (
    <Card
      title={t('settings.webhook')}
      action={<Button onClick={() => setOpen(true)}>{t('settings.configure')}</Button>}
    >
      <p className="muted">{t('agent.webhookHelp')}</p>
      <div className="row">
        {webhook.url === null ? (
          <Chip look="neutral">{t('agent.webhookOfPartner')}</Chip>
        ) : (
          <>
            <Chip look="good">{t('settings.webhookSet')}</Chip>
            <code className="wrap">{webhook.url}</code>
            <Button
              look="quiet"
              onClick={() =>
                action.run(() => control('DELETE', `/webhook?agent=${encodeURIComponent(tile.name)}`))
              }
            >
              {t('agent.removeWebhook')}
            </Button>
          </>
        )}
      </div>
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      {isOpen && <WebhookDialog webhook={webhook} agentName={tile.name} onClose={() => setOpen(false)} />}
    </Card>
  )
}
