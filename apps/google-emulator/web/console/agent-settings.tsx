import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AgentResource } from '../../src/phones/agents.ts'
import type { AgentView } from '../../src/control/views.ts'
import { control } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { Button, Card, Dialog, Notice, SelectField, TextArea, TextField, useAction } from '../ui.tsx'

type Agent = AgentResource & { displayName: string }
type Setting = NonNullable<
  NonNullable<AgentResource['businessMessagesAgent']>['conversationalSettings']
>[string]

const startersMax = 5

/** Name, logo and ids of an agent, and what its chats show in each language. */
export function AgentSettings({ view: { agent: json, tile } }: { view: AgentView }) {
  const { t } = useI18n()
  const agent = json as unknown as Agent
  const bm = agent.businessMessagesAgent ?? {}
  const [displayName, setDisplayName] = useState(agent.displayName)
  const [customAgentId, setCustomAgentId] = useState(bm.customAgentId ?? '')
  const [logoUrl, setLogoUrl] = useState(bm.logoUrl ?? '')
  const [isAsking, setAsking] = useState(false)
  const navigate = useNavigate()
  const action = useAction()
  const isVerified = tile.verificationState === 'VERIFICATION_STATE_VERIFIED'
  const save = (): void =>
    action.run(() =>
      control(
        'PATCH',
        `/${tile.name}?updateMask=displayName,businessMessagesAgent.customAgentId,businessMessagesAgent.logoUrl`,
        {
          displayName,
          businessMessagesAgent: { ...(customAgentId && { customAgentId }), ...(logoUrl && { logoUrl }) },
        },
      ),
    )
  return (
    <div className="stack">
      <Card title={t('agentSettings.general')}>
        <TextField
          label={t('brands.displayName')}
          value={displayName}
          maxLength={100}
          disabled={isVerified}
          hint={isVerified ? t('agentSettings.nameIsFixed') : undefined}
          onChange={(event) => setDisplayName(event.target.value)}
        />
        <TextField
          label={t('agentSettings.customAgentId')}
          value={customAgentId}
          hint={t('agentSettings.customAgentIdHelp')}
          onChange={(event) => setCustomAgentId(event.target.value)}
        />
        <TextField
          label={t('agentSettings.logoUrl')}
          value={logoUrl}
          onChange={(event) => setLogoUrl(event.target.value)}
        />
        {action.error !== null && <Notice look="bad">{action.error}</Notice>}
        <div className="row spread">
          <Button look="primary" onClick={save} disabled={action.isBusy || displayName.trim() === ''}>
            {t('common.save')}
          </Button>
          <Button look="danger" onClick={() => setAsking(true)}>
            {t('agentSettings.delete')}
          </Button>
        </div>
      </Card>
      <ConversationCard agent={agent} name={tile.name} />
      {isAsking && (
        <Dialog
          title={t('agentSettings.delete')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {t('common.cancel')}
              </Button>
              <Button
                look="danger"
                onClick={() =>
                  action.run(async () => {
                    await control('DELETE', `/${tile.name}`)
                    await navigate('/brands')
                  })
                }
              >
                {t('common.delete')}
              </Button>
            </>
          }
        >
          <p>{t('brands.deleteHelp', { name: tile.displayName })}</p>
        </Dialog>
      )}
    </div>
  )
}

function ConversationCard({ agent, name }: { agent: Agent; name: string }) {
  const { t } = useI18n()
  const settings = agent.businessMessagesAgent?.conversationalSettings ?? {}
  const locales = Object.keys(settings)
  const [locale, setLocale] = useState(agent.businessMessagesAgent?.defaultLocale ?? locales[0] ?? 'en')
  const [newLocale, setNewLocale] = useState('')
  const canAdd = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(newLocale) && !locales.includes(newLocale)
  return (
    <Card title={t('agentSettings.conversation')}>
      <div className="row bottom">
        <SelectField
          label={t('agentSettings.locale')}
          value={locale}
          onChange={(event) => setLocale(event.target.value)}
        >
          {[...new Set([...locales, locale])].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <TextField
          label={t('agentSettings.newLocale')}
          value={newLocale}
          placeholder="fr-CA"
          onChange={(event) => setNewLocale(event.target.value.trim())}
        />
        <Button
          disabled={!canAdd}
          onClick={() => {
            setLocale(newLocale)
            setNewLocale('')
          }}
        >
          {t('common.add')}
        </Button>
      </div>
      <LocaleForm key={locale} name={name} locale={locale} setting={settings[locale] ?? {}} />
    </Card>
  )
}

function LocaleForm({ name, locale, setting }: { name: string; locale: string; setting: Setting }) {
  const { t } = useI18n()
  const [welcome, setWelcome] = useState(setting.welcomeMessage?.text ?? '')
  const [offline, setOffline] = useState(setting.offlineMessage?.text ?? '')
  const [privacy, setPrivacy] = useState(setting.privacyPolicy?.url ?? '')
  const [starters, setStarters] = useState(setting.conversationStarters ?? [])
  const action = useAction()
  const replies = starters.map(({ suggestion }) => suggestion?.reply ?? suggestion?.action)
  const change = (index: number, fields: { text?: string; postbackData?: string }): void =>
    setStarters(
      starters.map((starter, at) => {
        if (at !== index) return starter
        const { reply, action: link } = starter.suggestion ?? {}
        return link === undefined
          ? { suggestion: { reply: { text: '', postbackData: '', ...reply, ...fields } } }
          : { suggestion: { action: { ...link, ...fields } } }
      }),
    )
  const save = (): void =>
    action.run(() =>
      control('PATCH', `/${name}?updateMask=businessMessagesAgent.conversationalSettings.${locale}`, {
        businessMessagesAgent: {
          conversationalSettings: {
            [locale]: {
              welcomeMessage: { text: welcome },
              privacyPolicy: { url: privacy },
              ...(offline !== '' && { offlineMessage: { text: offline } }),
              ...(starters.length > 0 && { conversationStarters: starters }),
            },
          },
        },
      }),
    )
  return (
    <>
      <TextArea
        label={t('agentSettings.welcome')}
        value={welcome}
        maxLength={1000}
        onChange={(event) => setWelcome(event.target.value)}
      />
      <TextArea
        label={t('agentSettings.offline')}
        value={offline}
        maxLength={1000}
        onChange={(event) => setOffline(event.target.value)}
      />
      <TextField
        label={t('agentSettings.privacy')}
        type="url"
        value={privacy}
        onChange={(event) => setPrivacy(event.target.value)}
      />
      <fieldset className="starters">
        <legend>{t('agentSettings.starters')}</legend>
        {replies.map((reply, index) => (
          // Starters have no identity but their place, and the fields keep no state of their own.
          // eslint-disable-next-line react/no-array-index-key
          <div className="row bottom" key={index}>
            <TextField
              label={t('agentSettings.starterText', { number: index + 1 })}
              value={reply?.text ?? ''}
              maxLength={35}
              onChange={(event) => change(index, { text: event.target.value })}
            />
            <TextField
              label={t('agentSettings.starterPostback', { number: index + 1 })}
              value={reply?.postbackData ?? ''}
              onChange={(event) => change(index, { postbackData: event.target.value })}
            />
            <Button
              look="quiet"
              aria-label={t('agentSettings.removeStarter', { number: index + 1 })}
              onClick={() => setStarters(starters.filter((_, at) => at !== index))}
            >
              {t('common.remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button
            disabled={starters.length >= startersMax}
            onClick={() =>
              setStarters([...starters, { suggestion: { reply: { text: '', postbackData: '' } } }])
            }
          >
            {t('agentSettings.addStarter')}
          </Button>
        </div>
      </fieldset>
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      <div>
        <Button look="primary" onClick={save} disabled={action.isBusy || welcome === '' || privacy === ''}>
          {t('agentSettings.saveLocale', { locale })}
        </Button>
      </div>
    </>
  )
}
