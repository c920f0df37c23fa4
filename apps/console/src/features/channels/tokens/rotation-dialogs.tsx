import { Field, Select } from '@fluentui/react-components'
import type { TokenRotation } from '@parley/contracts/accounts'
import { rotationDaysMax } from '@parley/contracts/client-tokens'
import { retirementRisk, rotationEnd } from '@parley/domain/client-tokens'
import { useState } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { FormDialog } from '../../../shared/ui/form-dialog.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import type { Level } from './level.ts'
import { useTokenMutations } from './queries.ts'
import { useTokensText } from './text.ts'

interface Given {
  readonly level: Level
  readonly rotation: TokenRotation
  readonly now: Date
  readonly onClose: () => void
}

/** Asks before the old token is refused, and says what would be refused with it. */
export function RetireDialog({ level, rotation, now, onClose }: Given) {
  const t = useTokensText()
  const format = useFormat()
  const toasts = useToasts()
  const { end } = useTokenMutations(level.account)
  const risk = retirementRisk(rotation, now)
  const { deliveries, lastUsedAt } = rotation.old
  return (
    <ConfirmDialog
      open
      tone={risk === 'none' ? 'default' : 'danger'}
      title={t('retire.title')}
      confirmLabel={t('retire.confirm')}
      onConfirm={async () => {
        await end.mutateAsync({ googleAgentId: level.googleAgentId, keep: 'new' })
        toasts.success(t('retire.done'))
      }}
      onClose={onClose}
    >
      {risk === 'used' && lastUsedAt && (
        <p>{t('retire.used', { count: deliveries, when: format.relative(lastUsedAt, now) })}</p>
      )}
      {rotation.new.lastUsedAt === null && <p>{t('retire.unswitched')}</p>}
      <p>{t('retire.text')}</p>
    </ConfirmDialog>
  )
}

/** Asks before the new token is given up. */
export function UndoDialog({ level, rotation, onClose }: Given) {
  const t = useTokensText()
  const toasts = useToasts()
  const { end } = useTokenMutations(level.account)
  const { deliveries } = rotation.new
  return (
    <ConfirmDialog
      open
      tone={deliveries > 0 ? 'danger' : 'default'}
      title={t('undo.title')}
      confirmLabel={t('undo.confirm')}
      onConfirm={async () => {
        await end.mutateAsync({ googleAgentId: level.googleAgentId, keep: 'old' })
        toasts.success(t('undo.done'))
      }}
      onClose={onClose}
    >
      {deliveries > 0 && <p>{t('undo.used', { count: deliveries })}</p>}
      <p>{t('undo.text')}</p>
    </ConfirmDialog>
  )
}

/** Gives the old token more time, up to seven days from the begin, or less. */
export function ChangeTimeDialog({ level, rotation, now, onClose }: Given) {
  const t = useTokensText()
  const format = useFormat()
  const toasts = useToasts()
  const { change } = useTokenMutations(level.account)
  const choices = Array.from({ length: rotationDaysMax }, (_, index) => index + 1).flatMap((days) => {
    const until = rotationEnd(rotation.begunAt, days, now)
    return until ? [{ days, until }] : []
  })
  const present = choices.find(({ until }) => until >= rotation.acceptedUntil) ?? choices.at(-1)
  const [days, setDays] = useState(present?.days ?? rotationDaysMax)
  return (
    <FormDialog
      title={t('change.title')}
      submitLabel={t('change.submit')}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(
          { googleAgentId: level.googleAgentId, days },
          {
            onSuccess: () => {
              const until = choices.find((one) => one.days === days)?.until
              if (until) toasts.success(t('change.done', { when: format.dateTime(until) }))
              onClose()
            },
          },
        )
      }}
      onClose={onClose}
    >
      <Field label={t('change.days')}>
        <Select value={String(days)} onChange={(_, { value }) => setDays(Number(value))}>
          {choices.map((one) => (
            <option key={one.days} value={one.days}>
              {t('change.option', { count: one.days, when: format.dateTime(one.until) })}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  )
}
