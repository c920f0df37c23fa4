import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { BrandView } from '../../src/control/views.ts'
import type { PhoneState } from '../../src/phones/items.ts'
import { control } from '../api.ts'
import { useI18n, type MessageKey } from '../i18n.tsx'
import { useControl } from '../live.tsx'
import { Button, Card, Load, Notice, PageTitle, SelectField, TextField, useAction } from '../ui.tsx'

const surfaces = [
  ['SURFACE_ANDROID_WEB', 'Android – web'],
  ['SURFACE_ANDROID_MAPS', 'Android – Maps'],
  ['SURFACE_IOS_MAPS', 'iOS – Maps'],
] as const
const entryPoints: Record<string, MessageKey> = {
  PREVIEW: 'entry.preview',
  PLACESHEET: 'entry.placesheet',
  MAPS: 'entry.maps',
  LOCAL_PACK: 'entry.localPack',
  SITELINKS: 'entry.sitelinks',
  FEATURED_SNIPPETS: 'entry.featuredSnippets',
  WEB_WIDGET: 'entry.webWidget',
  URL: 'entry.url',
}
const locales = ['en', 'en-GB', 'en-US', 'de', 'de-AT', 'fr', 'fr-CA', 'es', 'it', 'nl', 'pl', 'ar', 'ja']

/** Who opens a chat, from where and in which language; then the phone itself. */
export function PhoneStartPage() {
  const { t, locale: pageLocale } = useI18n()
  const [search] = useSearchParams()
  const brands = useControl<BrandView[]>('/brands', ['agents'])
  const navigate = useNavigate()
  const action = useAction()
  const [form, setForm] = useState({
    agentId: search.get('agent') ?? '',
    surface: search.get('surface') ?? 'SURFACE_ANDROID_WEB',
    locale: search.get('locale') ?? pageLocale,
    entryPoint: search.get('place') === null ? 'PREVIEW' : 'PLACESHEET',
    displayName: '',
    placeId: search.get('place') ?? '',
    customContext: search.get('ctx') ?? '',
    widgetUrl: '',
    widgetContext: '',
  })
  const bind = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  })
  const isPlace =
    form.entryPoint === 'PLACESHEET' || form.entryPoint === 'MAPS' || form.entryPoint === 'LOCAL_PACK'
  const isNear = form.entryPoint === 'SITELINKS' || form.entryPoint === 'FEATURED_SNIPPETS'

  const open = (agentId: string): void =>
    action.run(async () => {
      const widget = {
        ...(form.widgetUrl && { url: form.widgetUrl }),
        ...(form.widgetContext && { widgetContext: form.widgetContext }),
      }
      const phone = await control<PhoneState>('POST', '/phones', {
        agentId,
        surface: form.surface,
        locale: form.locale,
        entryPoint: form.entryPoint,
        ...(form.displayName && { displayName: form.displayName }),
        ...(isPlace && form.placeId && { placeId: form.placeId }),
        ...(isNear && form.placeId && { nearPlaceId: form.placeId }),
        ...(form.entryPoint === 'URL' && form.customContext && { customContext: form.customContext }),
        ...(form.entryPoint === 'WEB_WIDGET' && { widget }),
      })
      await navigate(`/phone/${phone.id}`)
    })

  return (
    <>
      <PageTitle title={t('start.title')} />
      <p className="muted">{t('start.help')}</p>
      <Load from={brands}>
        {(data) => {
          const agents = data.flatMap((brand) => brand.agents)
          const agentId = agents.some((one) => one.name === form.agentId)
            ? form.agentId
            : (agents[0]?.name ?? '')
          if (agents.length === 0) return <p className="empty">{t('brands.noAgents')}</p>
          return (
            <form
              className="stack narrow"
              onSubmit={(event) => {
                event.preventDefault()
                open(agentId)
              }}
            >
              <Card title={t('start.who')}>
                <TextField
                  label={t('start.displayName')}
                  hint={t('start.displayNameHelp')}
                  {...bind('displayName')}
                />
                <div className="columns">
                  <SelectField label={t('start.locale')} {...bind('locale')}>
                    {[...new Set([form.locale, ...locales])].map((one) => (
                      <option key={one}>{one}</option>
                    ))}
                  </SelectField>
                  <SelectField label={t('start.surface')} {...bind('surface')}>
                    {surfaces.map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </SelectField>
                </div>
              </Card>
              <Card title={t('start.where')}>
                <SelectField label={t('start.agent')} {...bind('agentId')} value={agentId}>
                  {agents.map((agent) => (
                    <option key={agent.name} value={agent.name}>
                      {agent.displayName}
                    </option>
                  ))}
                </SelectField>
                <SelectField label={t('start.entryPoint')} {...bind('entryPoint')}>
                  {Object.entries(entryPoints).map(([value, key]) => (
                    <option key={value} value={value}>
                      {t(key)}
                    </option>
                  ))}
                </SelectField>
                {(isPlace || isNear) && (
                  <TextField label={isNear ? t('start.nearPlace') : t('start.place')} {...bind('placeId')} />
                )}
                {form.entryPoint === 'URL' && (
                  <TextField
                    label={t('start.customContext')}
                    hint={t('start.customContextHelp')}
                    {...bind('customContext')}
                  />
                )}
                {form.entryPoint === 'WEB_WIDGET' && (
                  <>
                    <TextField label={t('start.widgetUrl')} type="url" {...bind('widgetUrl')} />
                    <TextField label={t('start.widgetContext')} {...bind('widgetContext')} />
                  </>
                )}
              </Card>
              {action.error !== null && <Notice look="bad">{action.error}</Notice>}
              <div>
                <Button type="submit" look="primary" disabled={action.isBusy}>
                  {t('start.open')}
                </Button>
              </div>
            </form>
          )
        }}
      </Load>
    </>
  )
}
