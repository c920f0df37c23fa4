import { useState } from 'react'
import type { EmulatorState } from '../../src/control/views.ts'
import type { ApiFault, DeliveryFaults } from '../../src/faults.ts'
import { control } from '../api.ts'
import { useI18n, type MessageKey } from '../i18n.tsx'
import { Button, Card, Checkbox, Notice, SelectField, TextArea, TextField, useAction } from '../ui.tsx'

/** Families and kinds in the order of the list boxes; the server refuses anything else. */
const families: readonly ApiFault['family'][] = [
  'messages',
  'events',
  'receipts',
  'surveys',
  'token',
  'communications',
  'media',
]
const kinds: Record<ApiFault['kind'], MessageKey> = {
  '429': 'fault.429',
  '500': 'fault.500',
  '503': 'fault.503',
  'timeout-before': 'fault.timeoutBefore',
  'timeout-after': 'fault.timeoutAfter',
  'reset-before': 'fault.resetBefore',
  'reset-after': 'fault.resetAfter',
  slow: 'fault.slow',
}

/** Switches that make deliveries and API calls misbehave, in plain words. */
export function FaultsPanel({ state }: { state: EmulatorState }) {
  const { t } = useI18n()
  const action = useAction()
  const { deliveryFaults: faults } = state
  const set = (patch: Partial<DeliveryFaults>): void =>
    action.run(() => control('PUT', '/delivery-faults', patch))
  const number = (value: string): number => Math.max(0, Math.trunc(Number(value) || 0))
  return (
    <>
      <Card
        title={t('faults.deliveries')}
        action={
          <Button look="quiet" onClick={() => action.run(() => control('DELETE', '/delivery-faults'))}>
            {t('faults.normal')}
          </Button>
        }
      >
        <SelectField
          label={t('faults.signature')}
          value={faults.signature}
          onChange={(event) => set({ signature: event.target.value as DeliveryFaults['signature'] })}
        >
          <option value="right">{t('faults.signatureRight')}</option>
          <option value="wrong">{t('faults.signatureWrong')}</option>
          <option value="none">{t('faults.signatureNone')}</option>
        </SelectField>
        <TextField
          label={t('faults.duplicates')}
          type="number"
          min={0}
          max={20}
          value={faults.duplicates}
          onChange={(event) => set({ duplicates: Math.min(20, number(event.target.value)) })}
        />
        <TextField
          label={t('faults.delay')}
          type="number"
          min={0}
          max={600}
          value={faults.delayMs / 1000}
          onChange={(event) => set({ delayMs: Math.min(600_000, number(event.target.value) * 1000) })}
        />
        <TextField
          label={t('faults.speedUp')}
          type="number"
          min={1}
          value={faults.speedUp}
          hint={t('faults.speedUpHelp')}
          onChange={(event) => set({ speedUp: Math.max(1, number(event.target.value)) })}
        />
        <Checkbox
          label={t('faults.reorder')}
          hint={t('faults.reorderHelp')}
          checked={faults.isReordered}
          onChange={(event) => set({ isReordered: event.target.checked })}
        />
        <Checkbox
          label={t('faults.escape')}
          hint={t('faults.escapeHelp')}
          checked={faults.isEscaped}
          onChange={(event) => set({ isEscaped: event.target.checked })}
        />
        <Checkbox
          label={t('faults.lenient')}
          hint={t('faults.lenientHelp')}
          checked={faults.isVerificationLenient}
          onChange={(event) => set({ isVerificationLenient: event.target.checked })}
        />
        <Checkbox
          label={t('faults.signVerification')}
          checked={faults.isVerificationSigned}
          onChange={(event) => set({ isVerificationSigned: event.target.checked })}
        />
        {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      </Card>
      <ApiFaults state={state} />
      <RawPayload />
    </>
  )
}

function ApiFaults({ state: { apiFaults } }: { state: EmulatorState }) {
  const { t } = useI18n()
  const action = useAction()
  const [family, setFamily] = useState<ApiFault['family']>('messages')
  const [kind, setKind] = useState<ApiFault['kind']>('503')
  const [calls, setCalls] = useState('1')
  const put = (faults: ApiFault[]): void =>
    action.run(() => control('PUT', '/api-faults', { seed: apiFaults.seed, faults }))
  const describe = (fault: ApiFault): string =>
    `${t(`family.${fault.family}`)}: ${t(kinds[fault.kind])} – ${
      fault.calls === undefined
        ? t('faults.chance', { percent: Math.round((fault.probability ?? 0) * 100) })
        : t('faults.callsLeft', { count: fault.calls })
    }`
  return (
    <Card title={t('faults.api')}>
      <p className="muted">{t('faults.apiHelp')}</p>
      <SelectField
        label={t('faults.family')}
        value={family}
        onChange={(event) => setFamily(event.target.value as ApiFault['family'])}
      >
        {families.map((one) => (
          <option key={one} value={one}>
            {t(`family.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('faults.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value as ApiFault['kind'])}
      >
        {Object.entries(kinds).map(([one, key]) => (
          <option key={one} value={one}>
            {t(key)}
          </option>
        ))}
      </SelectField>
      <div className="row bottom">
        <TextField
          label={t('faults.calls')}
          type="number"
          min={1}
          value={calls}
          onChange={(event) => setCalls(event.target.value)}
        />
        <Button
          onClick={() =>
            put([
              ...apiFaults.faults,
              {
                family,
                kind,
                calls: Math.max(1, Math.trunc(Number(calls) || 1)),
                ...(kind === 'slow' && { ms: 3000 }),
              },
            ])
          }
        >
          {t('common.add')}
        </Button>
      </div>
      {apiFaults.faults.length > 0 && (
        <ul className="list">
          {apiFaults.faults.map((fault, index) => (
            <li key={describe(fault)}>
              <span>{describe(fault)}</span>
              <Button
                look="quiet"
                aria-label={`${t('common.remove')} ${describe(fault)}`}
                onClick={() => put(apiFaults.faults.filter((_, at) => at !== index))}
              >
                {t('common.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
    </Card>
  )
}

function RawPayload() {
  const { t } = useI18n()
  const [body, setBody] = useState('{}')
  const action = useAction()
  return (
    <Card title={t('raw.title')}>
      <p className="muted">{t('raw.help')}</p>
      <TextArea
        label={t('raw.body')}
        className="code-input"
        rows={5}
        spellCheck={false}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      {action.error !== null && <Notice look="bad">{action.error}</Notice>}
      <div>
        <Button
          disabled={action.isBusy || body === ''}
          onClick={() => action.run(() => control('POST', '/raw', { body }))}
        >
          {t('raw.send')}
        </Button>
      </div>
    </Card>
  )
}
