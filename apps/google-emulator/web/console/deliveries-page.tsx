import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { EmulatorState } from '../../src/control/views.ts'
import type { Attempt, Delivery, DeliveryKind, DeliveryState } from '../../src/webhook/delivery.ts'
import { control } from '../api.ts'
import { useI18n, type MessageKey } from '../i18n.tsx'
import { useControl } from '../live.tsx'
import { Button, Card, Chip, Code, Load, Notice, PageTitle, useAction, type ChipLook } from '../ui.tsx'
import { FaultsPanel } from './faults-panel.tsx'

type DeliveryList = { counts: Record<DeliveryState, number>; deliveries: Delivery[] }
type DeliveryDetail = Delivery & { body: string; attempts: Attempt[] }

const states = ['pending', 'waiting', 'delivered', 'failed'] as const
const stateKeys: Record<DeliveryState, MessageKey> = {
  pending: 'delivery.pending',
  waiting: 'delivery.waiting',
  delivered: 'delivery.delivered',
  failed: 'delivery.failed',
}
const looks: Record<DeliveryState, ChipLook> = {
  pending: 'busy',
  waiting: 'neutral',
  delivered: 'good',
  failed: 'bad',
}
const kindKeys: Record<DeliveryKind, MessageKey> = {
  message: 'kind.message',
  image: 'kind.image',
  suggestion: 'kind.suggestion',
  receipt: 'kind.receipt',
  typing: 'kind.typing',
  'live-agent': 'kind.liveAgent',
  survey: 'kind.survey',
  authentication: 'kind.authentication',
  raw: 'kind.raw',
}
const pageSize = 50

export function DeliveriesPage() {
  const { t, formatDateTime } = useI18n()
  const [search, setSearch] = useSearchParams()
  const [limit, setLimit] = useState(pageSize)
  const state = states.find((one) => one === search.get('state'))
  const selected = search.get('id')
  const filter = state === undefined ? '' : `&state=${state}`
  const list = useControl<DeliveryList>(`/deliveries?limit=${limit}${filter}`, ['deliveries'])
  const settings = useControl<EmulatorState>('/state', ['settings'])
  const action = useAction()
  const choose = (name: 'state' | 'id', value: string | null): void => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: name === 'state' })
  }
  return (
    <>
      <PageTitle title={t('nav.deliveries')}>
        <Button
          look="quiet"
          onClick={() =>
            action.run(async () => {
              await control('DELETE', '/deliveries')
              choose('id', null)
            })
          }
        >
          {t('deliveries.clear')}
        </Button>
      </PageTitle>
      <p className="muted">{t('deliveries.help')}</p>
      <div className="deliveries">
        <div className="stack">
          <Load from={list}>
            {({ counts, deliveries }) => (
              <section className="card" aria-label={t('nav.deliveries')}>
                <fieldset className="segmented">
                  <legend className="visually-hidden">{t('deliveries.filter')}</legend>
                  {[undefined, ...states].map((one) => (
                    <label key={one ?? 'all'}>
                      <input
                        type="radio"
                        name="state"
                        checked={state === one}
                        onChange={() => choose('state', one ?? null)}
                      />
                      <span>
                        {one === undefined ? t('deliveries.all') : `${t(stateKeys[one])} ${counts[one]}`}
                      </span>
                    </label>
                  ))}
                </fieldset>
                {deliveries.length === 0 ? (
                  <p className="empty">{t('deliveries.none')}</p>
                ) : (
                  <ul className="list rows">
                    {deliveries.map((delivery) => (
                      <li key={delivery.id}>
                        <button
                          type="button"
                          className="row-button"
                          aria-pressed={selected === delivery.id}
                          onClick={() => choose('id', selected === delivery.id ? null : delivery.id)}
                        >
                          <span className="row-title">{t(kindKeys[delivery.kind])}</span>
                          <Chip look={looks[delivery.state]}>{t(stateKeys[delivery.state])}</Chip>
                          <span className="muted">{formatDateTime(delivery.createdAt)}</span>
                          {delivery.attemptCount > 1 && (
                            <span className="muted">
                              {t('deliveries.attempts', { count: delivery.attemptCount })}
                            </span>
                          )}
                        </button>
                      </li>
                    ))}
                  </ul>
                )}
                {deliveries.length === limit && (
                  <Button onClick={() => setLimit(limit + pageSize)}>{t('deliveries.more')}</Button>
                )}
              </section>
            )}
          </Load>
        </div>
        <div className="stack">
          {selected !== null && <Detail key={selected} id={selected} onClose={() => choose('id', null)} />}
          <Load from={settings}>{(data) => <FaultsPanel state={data} />}</Load>
        </div>
      </div>
    </>
  )
}

function Detail({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, formatDateTime } = useI18n()
  const [isRaw, setRaw] = useState(false)
  const detail = useControl<DeliveryDetail>(`/deliveries/${id}`, ['deliveries'])
  const action = useAction()
  return (
    <Load from={detail}>
      {(delivery) => (
        <Card
          title={t(kindKeys[delivery.kind])}
          action={
            <div className="row">
              <Button onClick={() => action.run(() => control('POST', `/deliveries/${id}/retry`))}>
                {t('deliveries.retry')}
              </Button>
              <Button look="quiet" onClick={onClose}>
                {t('common.close')}
              </Button>
            </div>
          }
        >
          <div className="row">
            <Chip look={looks[delivery.state]}>{t(stateKeys[delivery.state])}</Chip>
            {delivery.nextAt !== null && (
              <span className="muted">{t('deliveries.next', { time: formatDateTime(delivery.nextAt) })}</span>
            )}
          </div>
          {delivery.state === 'waiting' && <Notice look="busy">{t('deliveries.noWebhook')}</Notice>}
          {action.error !== null && <Notice look="bad">{action.error}</Notice>}
          <div className="row spread">
            <h3>{t('deliveries.body')}</h3>
            <Button look="quiet" aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
              {t('deliveries.rawBody')}
            </Button>
          </div>
          <Code>{isRaw ? delivery.body : pretty(delivery.body)}</Code>
          <h3>{t('deliveries.tries')}</h3>
          {delivery.attempts.length === 0 && <p className="empty">{t('deliveries.noTries')}</p>}
          <ol className="attempts">
            {delivery.attempts.map((attempt) => (
              <AttemptItem key={`${attempt.at}-${attempt.result.durationMs}`} attempt={attempt} />
            ))}
          </ol>
        </Card>
      )}
    </Load>
  )
}

function AttemptItem({
  attempt: { at, url, requestHeaders, result, isDuplicate, nextAt },
}: {
  attempt: Attempt
}) {
  const { t, formatDateTime } = useI18n()
  const isGood = result.kind === 'answer' && result.status >= 200 && result.status < 300
  return (
    <li>
      <div className="row">
        <Chip look={isGood ? 'good' : 'bad'}>
          {result.kind === 'answer' ? `HTTP ${result.status}` : t(`failure.${result.kind}`)}
        </Chip>
        <span className="muted">
          {formatDateTime(at)} · {Math.round(result.durationMs)} ms
        </span>
        {isDuplicate && <Chip look="neutral">{t('deliveries.duplicate')}</Chip>}
        {nextAt !== null && (
          <span className="muted">{t('deliveries.next', { time: formatDateTime(nextAt) })}</span>
        )}
      </div>
      <details>
        <summary>{t('deliveries.exchange')}</summary>
        <Code>
          {[
            `POST ${url}`,
            ...Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}`),
          ].join('\n')}
        </Code>
        <Code>
          {result.kind === 'answer'
            ? [
                `HTTP ${result.status}`,
                ...Object.entries(result.headers).map(([name, value]) => `${name}: ${value}`),
                '',
                result.body,
              ].join('\n')
            : result.detail}
        </Code>
      </details>
    </li>
  )
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    // A raw payload may be no JSON at all; then its bytes are the honest picture.
    return body
  }
}
