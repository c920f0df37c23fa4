import { Field, Select, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { Queue, QueueImpact } from '@parley/contracts/queues'
import type { QueueId } from '@parley/contracts/values'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useUndoToast } from '../../shared/deletions/use-undo-toast.ts'
import { useFormat } from '../../shared/format.ts'
import { DeleteDialog } from '../../shared/ui/delete-dialog.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { queueImpactQuery, useQueueMutations } from './queries.ts'
import { useQueuesText } from './text.ts'

const useStyles = makeStyles({
  facts: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  group: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
})

/** Where the queue's things go, as chosen: `to` for its conversations, `fallbacks` by workstream. */
interface Heirs {
  readonly to: QueueId | null
  readonly fallbacks: Readonly<Record<string, QueueId>>
}

/**
 * Deletes or deactivates a queue: says what depends on it, and asks where its conversations go and which queue each
 * workstream falls back to from now on.
 */
export function LeaveQueue({
  queue,
  manner,
  onClose,
}: {
  queue: Queue
  manner: 'delete' | 'deactivate'
  onClose: () => void
}) {
  const t = useQueuesText()
  const toasts = useToasts()
  const undoable = useUndoToast()
  const format = useFormat()
  const { remove, deactivate } = useQueueMutations()
  const [chosen, setChosen] = useState<Heirs>({ to: null, fallbacks: {} })
  const impact = useQuery({ ...queueImpactQuery(queue.id), enabled: !queue.isDefault })
  const { id, name } = queue
  const to = impact.data?.targets.find((one) => one.id === chosen.to) ?? impact.data?.targets[0]

  const confirm = async () => {
    if (!impact.data || !to) return
    const { version, fallbackOf } = impact.data
    const given = {
      params: { queueId: id },
      body: {
        version,
        toQueueId: to.id,
        fallbacks: fallbackOf.map((one) => ({
          workstreamId: one.id,
          queueId: chosen.fallbacks[one.id] ?? to.id,
        })),
      },
    }
    if (manner === 'delete') {
      await remove.mutateAsync(given)
      undoable({ id, name, title: t('deleted', { name }) })
    } else {
      await deactivate.mutateAsync(given)
      toasts.success(t('deactivated', { name }))
    }
  }

  return (
    <DeleteDialog
      title={t(manner === 'delete' ? 'deleteTitle' : 'deactivateTitle', { name })}
      confirmLabel={t(manner === 'delete' ? 'deleteConfirm' : 'deactivateConfirm')}
      tone={manner === 'delete' ? 'danger' : 'default'}
      obstacle={queue.isDefault ? t('deleteDefault') : null}
      {...(queue.isDefault ? {} : { impact })}
      onConfirm={confirm}
      onClose={onClose}
    >
      {impact.data && to && (
        <>
          <Dependents impact={impact.data} />
          <HeirChoice impact={impact.data} to={to.id} fallbacks={chosen.fallbacks} onChange={setChosen} />
          <Text>
            {manner === 'delete'
              ? t('deleteText', { date: format.date(impact.data.goneAt) })
              : t('deactivateText')}
          </Text>
        </>
      )}
    </DeleteDialog>
  )
}

function Dependents({ impact }: { impact: QueueImpact }) {
  const t = useQueuesText()
  const styles = useStyles()
  const format = useFormat()
  const { conversations, closedConversations, members, membersLeft, fallbackOf } = impact
  return (
    <ul className={styles.facts}>
      <li>{t('impact.waiting', { count: conversations.waiting })}</li>
      {conversations.held > 0 && <li>{t('impact.held', { count: conversations.held })}</li>}
      {closedConversations > 0 && <li>{t('impact.closed', { count: closedConversations })}</li>}
      <li>
        {t('impact.members', { count: members.length })}
        {membersLeft > 0 && <> {t('impact.membersLeft', { count: membersLeft })}</>}
      </li>
      {fallbackOf.length > 0 && (
        <li>
          {t('impact.fallbackOf', {
            workstreams: format.list(fallbackOf.map((workstream) => workstream.name)),
          })}
        </li>
      )}
    </ul>
  )
}

function HeirChoice({
  impact: { targets, fallbackOf },
  to,
  fallbacks,
  onChange,
}: {
  impact: QueueImpact
  to: QueueId
  fallbacks: Heirs['fallbacks']
  onChange: (heirs: Heirs) => void
}) {
  const t = useQueuesText()
  const styles = useStyles()
  const options = targets.map((one) => (
    <option key={one.id} value={one.id}>
      {t('targetOption', { name: one.name, count: one.memberCount })}
    </option>
  ))
  const queueOf = (value: string) => targets.find((one) => one.id === value)?.id
  const isEmpty = targets.find((one) => one.id === to)?.memberCount === 0
  return (
    <>
      <Field
        label={t('toQueue')}
        hint={t('toQueueHint')}
        {...(isEmpty ? { validationState: 'warning' as const, validationMessage: t('toQueueEmpty') } : {})}
      >
        <Select value={to} onChange={(_, { value }) => onChange({ to: queueOf(value) ?? to, fallbacks })}>
          {options}
        </Select>
      </Field>
      {fallbackOf.length > 0 && (
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('newFallbacks')}</legend>
          {fallbackOf.map((workstream) => (
            <Field key={workstream.id} label={workstream.name}>
              <Select
                value={fallbacks[workstream.id] ?? to}
                onChange={(_, { value }) =>
                  onChange({ to, fallbacks: { ...fallbacks, [workstream.id]: queueOf(value) ?? to } })
                }
              >
                {options}
              </Select>
            </Field>
          ))}
        </fieldset>
      )}
    </>
  )
}
