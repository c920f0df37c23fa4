import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ChannelImpact } from '@parley/contracts/workstreams'
import { useNavigate } from 'react-router'
import { isProblem } from '../../../shared/api.ts'
import { useUndoToast } from '../../../shared/deletions/use-undo-toast.ts'
import { useFormat } from '../../../shared/format.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { useReloadImpact, useWorkstreamMutations } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'
import { openCount, presentOf, type Choice } from './deletion-choice.ts'
import type { Outcome } from './google-step.tsx'

const useStyles = makeStyles({
  quote: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

/** The last question before a channel is deleted, with what it comes to; then the toast that undoes it. */
export function DeletionConfirm({
  place,
  impact,
  choice,
  onDeleted,
  onClose,
}: {
  place: { workstreamId: string; channelId: string }
  impact: ChannelImpact
  choice: Choice
  onDeleted: (outcome: Outcome) => void
  onClose: () => void
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const undoable = useUndoToast()
  const navigate = useNavigate()
  const reload = useReloadImpact()
  const { removeChannel, keepChannel } = useWorkstreamMutations()
  const count = openCount(impact)
  const present = presentOf(choice, impact)
  const { name } = impact

  async function remove() {
    try {
      const body = { version: impact.version, conversations: present }
      const outcome = await removeChannel.mutateAsync({ params: place, body })
      onDeleted(outcome)
      const isDeleted = outcome.state === 'deleted'
      undoable({
        id: place.channelId,
        name,
        onUndone: () => void navigate(`/workstreams/${place.workstreamId}`),
        title: t(isDeleted ? 'deletion.deleted' : 'deletion.draining', { name }),
        ...(isDeleted
          ? {}
          : {
              body: t('deletion.drainingBody'),
              undo: () => keepChannel.mutateAsync({ params: place }),
            }),
      })
    } catch (error) {
      if (isProblem(error, 'request/conflict') || isProblem(error, 'channel/target-unfit'))
        await reload(place.workstreamId, place.channelId)
      throw error
    }
  }

  const target = impact.targets.find((one) => one.id === choice.targetId)
  const isDraining = present.manner === 'drain' && count > 0
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('confirm.title', { name })}
      confirmLabel={t(isDraining ? 'present.startDraining' : 'present.delete')}
      onClose={onClose}
      onConfirm={remove}
    >
      {isDraining && <Text>{t('confirm.drain', { count })}</Text>}
      {present.manner === 'handOver' && (
        <Text>{t('confirm.handOver', { count, name: target?.workstream.name ?? '' })}</Text>
      )}
      {present.manner === 'close' && (
        <Text>{t(present.text === null ? 'confirm.closeSilently' : 'confirm.close', { count })}</Text>
      )}
      {present.manner === 'close' && present.text !== null && (
        <blockquote className={styles.quote} lang={impact.language} dir="auto">
          {present.text}
        </blockquote>
      )}
      <Text>
        {isDraining ? t('confirm.keepGoing') : t('confirm.undo', { date: format.date(impact.goneAt) })}
      </Text>
    </ConfirmDialog>
  )
}
