import { useState } from 'react'
import { Link } from 'react-router'
import type { BrandView } from '../../src/control/views.ts'
import { control } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useControl } from '../live.tsx'
import { Button, Card, Dialog, Load, Notice, PageTitle, StateChip, TextField, useAction } from '../ui.tsx'

type Question = { kind: 'brand' } | { kind: 'agent'; brand: BrandView } | { kind: 'delete'; brand: BrandView }

export function BrandsPage() {
  const { t } = useI18n()
  const brands = useControl<BrandView[]>('/brands', ['agents', 'settings'])
  const [question, setQuestion] = useState<Question | null>(null)
  return (
    <>
      <PageTitle title={t('nav.brands')}>
        <Button look="primary" onClick={() => setQuestion({ kind: 'brand' })}>
          {t('brands.create')}
        </Button>
      </PageTitle>
      <Load from={brands}>
        {(data) => (
          <div className="stack">
            {data.length === 0 && <p className="empty">{t('brands.none')}</p>}
            {data.map((brand) => (
              <Card
                key={brand.name}
                title={brand.displayName}
                action={
                  <div className="row">
                    <Button onClick={() => setQuestion({ kind: 'agent', brand })}>
                      {t('brands.createAgent')}
                    </Button>
                    <Button look="quiet" onClick={() => setQuestion({ kind: 'delete', brand })}>
                      {t('common.delete')}
                    </Button>
                  </div>
                }
              >
                {brand.agents.length === 0 && <p className="empty">{t('brands.noAgents')}</p>}
                <ul className="tiles">
                  {brand.agents.map((agent) => (
                    <li key={agent.name}>
                      <Link className="tile" to={`/${agent.name}`}>
                        <Logo url={agent.logoUrl} />
                        <span className="tile-name">{agent.displayName}</span>
                        <span className="row">
                          <StateChip state={agent.verificationState} />
                          {agent.launchStates.map((state) => (
                            <StateChip key={state} state={state} />
                          ))}
                        </span>
                        {agent.hasOwnWebhook && <span className="muted">{t('brands.ownWebhook')}</span>}
                      </Link>
                    </li>
                  ))}
                </ul>
              </Card>
            ))}
          </div>
        )}
      </Load>
      {question !== null && <QuestionDialog question={question} onClose={() => setQuestion(null)} />}
    </>
  )
}

/** An agent's logo; a plain disc stands in for a missing one. */
export function Logo({ url, size = 40 }: { url: string | null; size?: number }) {
  return url === null ? (
    <span className="logo" style={{ width: size, height: size }} aria-hidden="true" />
  ) : (
    <img className="logo" src={url} alt="" width={size} height={size} />
  )
}

function QuestionDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { t } = useI18n()
  const [name, setName] = useState('')
  const action = useAction()
  const submit = (): void =>
    action.run(async () => {
      if (question.kind === 'brand') await control('POST', '/brands', { displayName: name.trim() })
      else if (question.kind === 'delete') await control('DELETE', `/${question.brand.name}?force=true`)
      else
        await control('POST', `/${question.brand.name}/agents`, {
          displayName: name.trim(),
          businessMessagesAgent: {
            defaultLocale: 'en',
            entryPointConfigs: [{ allowedEntryPoint: 'NON_LOCAL' }],
            conversationalSettings: {
              en: {
                welcomeMessage: { text: `Welcome to ${name.trim()}.` },
                privacyPolicy: { url: 'https://example.com/privacy' },
              },
            },
          },
        })
      onClose()
    })
  const isDelete = question.kind === 'delete'
  const title =
    question.kind === 'brand' ? t('brands.create') : isDelete ? t('brands.delete') : t('brands.createAgent')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            look={isDelete ? 'danger' : 'primary'}
            onClick={submit}
            disabled={action.isBusy || (!isDelete && name.trim() === '')}
          >
            {isDelete ? t('common.delete') : t('common.create')}
          </Button>
        </>
      }
    >
      {isDelete ? (
        <p>{t('brands.deleteHelp', { name: question.brand.displayName })}</p>
      ) : (
        <TextField
          label={t('brands.displayName')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && name.trim() !== '') submit()
          }}
        />
      )}
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
    </Dialog>
  )
}
