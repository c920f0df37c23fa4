import { useState } from 'react'
import type { Verification, Webhook } from '../../src/webhook/webhooks.ts'
import { control } from '../api.ts'
import { useI18n, type MessageKey } from '../i18n.tsx'
import { Button, Code, CopyValue, Dialog, Notice, TextField, useAction } from '../ui.tsx'

const outcomeKeys: Record<Verification['outcome'], MessageKey> = {
  verified: 'verify.verified',
  'bad-url': 'verify.badUrl',
  'wrong-status': 'verify.wrongStatus',
  'wrong-body': 'verify.wrongBody',
  redirect: 'verify.redirect',
  timeout: 'verify.timeout',
  refused: 'verify.refused',
  'unknown-host': 'verify.unknownHost',
  reset: 'verify.reset',
  tls: 'verify.tls',
  failed: 'verify.failed',
}

/** "Configure your webhook": token to copy, address, Verify, and Save once the address is verified. */
export function WebhookDialog({
  webhook,
  agentName,
  onClose,
}: {
  webhook: Webhook
  /** Set for the webhook of one agent, missing for the partner's. */
  agentName?: string
  onClose: () => void
}) {
  const { t } = useI18n()
  const [url, setUrl] = useState(webhook.url ?? '')
  const [verification, setVerification] = useState<Verification | null>(null)
  const action = useAction()
  const level = agentName === undefined ? {} : { agent: agentName }
  const address = url.trim()
  const isVerified = address !== '' && webhook.verifiedUrl === address
  const shown = verification?.url === address ? verification : null

  const verify = (): void =>
    action.run(async () =>
      setVerification(await control('POST', '/webhook/verify', { ...level, url: address })),
    )
  const save = (): void =>
    action.run(async () => {
      await control('PUT', '/webhook', { ...level, url: address })
      onClose()
    })
  const regenerate = (): void =>
    action.run(async () => {
      await control('POST', '/webhook/token', level)
      setVerification(null)
    })

  return (
    <Dialog
      title={t('webhook.title')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={verify} disabled={address === '' || action.isBusy}>
            {t('webhook.verify')}
          </Button>
          <Button look="primary" onClick={save} disabled={!isVerified || action.isBusy}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('webhook.intro')}</p>
      <CopyValue label={t('webhook.clientToken')} value={webhook.nextToken ?? webhook.clientToken} />
      {webhook.nextToken !== null && <Notice look="busy">{t('webhook.nextToken')}</Notice>}
      <div>
        <Button look="quiet" onClick={regenerate} disabled={action.isBusy}>
          {t('webhook.regenerate')}
        </Button>
      </div>
      <TextField
        label={t('webhook.url')}
        type="url"
        inputMode="url"
        spellCheck={false}
        value={url}
        placeholder="https://"
        hint={t('webhook.urlHint')}
        onChange={(event) => setUrl(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && address !== '') verify()
        }}
      />
      {action.isBusy && <p role="status">{t('webhook.verifying')}</p>}
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      {shown !== null && <Outcome verification={shown} />}
      {shown === null && isVerified && <Notice look="good">{t('webhook.isVerified')}</Notice>}
    </Dialog>
  )
}

function Outcome({ verification: { outcome, sent, answer } }: { verification: Verification }) {
  const { t } = useI18n()
  const status = answer?.kind === 'answer' ? answer.status : ''
  const target = answer?.kind === 'answer' ? (answer.headers['location'] ?? '') : ''
  return (
    <Notice look={outcome === 'verified' ? 'good' : 'bad'}>
      <p>
        <strong>{outcome === 'verified' ? t('verify.success') : t('verify.failure')}</strong>{' '}
        {t(outcomeKeys[outcome], { status, target })}
      </p>
      {answer !== null && (
        <details open={outcome !== 'verified'}>
          <summary>{t('verify.details')}</summary>
          <dl className="wire">
            <dt>{t('verify.sent')}</dt>
            <dd>
              <Code>{sent.body}</Code>
            </dd>
            <dt>{t('verify.answer', { ms: Math.round(answer.durationMs) })}</dt>
            <dd>
              <Code>
                {answer.kind === 'answer'
                  ? `HTTP ${answer.status}\n${answer.body === '' ? t('verify.emptyBody') : answer.body}`
                  : answer.detail}
              </Code>
            </dd>
          </dl>
        </details>
      )}
    </Notice>
  )
}
