import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowUndoRegular, DeleteRegular, WarningRegular } from '@fluentui/react-icons'
import type { DeletedKind, DeletedThing } from '@parley/contracts/deletions'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../format.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Section } from '../ui/section.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useDeletionsText } from './deletions-text.ts'
import { deletionsQuery, useDeletionMutations, type DeletionTopic } from './queries.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    paddingBlock: tokens.spacingVerticalL,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    ':first-child': { paddingTop: 0 },
    ':last-child': { paddingBottom: 0 },
  },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', flex: '1 1 320px', minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  muted: { color: tokens.colorNeutralForeground3 },
  blocked: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusWarningForeground1,
  },
  mark: { flexShrink: 0, marginTop: '2px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** What was deleted of these kinds and can be restored, below a page's list; nothing while there is nothing. */
export function RecentlyDeleted({ kinds, topic }: { kinds: readonly DeletedKind[]; topic: DeletionTopic }) {
  const t = useDeletionsText()
  const styles = useStyles()
  const deletions = useQuery(deletionsQuery(topic))
  const [leaving, setLeaving] = useState<DeletedThing | null>(null)
  const shown = (deletions.data ?? []).filter((one) => kinds.includes(one.kind))
  if (!deletions.error && shown.length === 0) return null
  return (
    <Section title={t('title')} text={t('lead')}>
      <ProblemBar error={deletions.error} onRetry={() => void deletions.refetch()} />
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={t('title')}>
          {shown.map((thing) => (
            <Item key={thing.id} thing={thing} hasKind={kinds.length > 1} onPurge={() => setLeaving(thing)} />
          ))}
        </ul>
      )}
      {leaving && <Purge thing={leaving} onClose={() => setLeaving(null)} />}
    </Section>
  )
}

function Item({ thing, hasKind, onPurge }: { thing: DeletedThing; hasKind: boolean; onPurge: () => void }) {
  const t = useDeletionsText()
  const styles = useStyles()
  const format = useFormat()
  const toasts = useToasts()
  const { restore } = useDeletionMutations()
  const { name, deletedBy, blockers } = thing
  const when = format.dateTime(thing.deletedAt)

  async function bringBack() {
    try {
      await restore.mutateAsync(thing.id)
      toasts.success(t('restored', { name }))
    } catch (error) {
      toasts.error(error)
    }
  }

  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <span className={styles.head}>
          <Text weight="semibold">{name}</Text>
          {hasKind && (
            <StateBadge tone="neutral" icon={null}>
              {t(`kind.${thing.kind}`)}
            </StateBadge>
          )}
        </span>
        <Text size={200} className={styles.muted}>
          {deletedBy === null ? t('deletedItself', { when }) : t('deleted', { when, who: deletedBy })}
          {' · '}
          {t('gone', { date: format.date(thing.goneAt) })}
        </Text>
        {thing.losses.map((loss) => (
          <Text key={loss} size={200} className={styles.muted}>
            {t(`loss.${loss}`)}
          </Text>
        ))}
        {blockers.map((blocker) => (
          <Text key={blocker.code} size={200} className={styles.blocked}>
            <WarningRegular aria-hidden className={styles.mark} />
            <span>{blockerText(blocker, t)}</span>
          </Text>
        ))}
      </div>
      <div className={styles.actions}>
        {blockers.length === 0 && (
          <Button
            icon={<ArrowUndoRegular />}
            aria-label={t('restoreNamed', { name })}
            disabledFocusable={restore.isPending}
            onClick={() => void bringBack()}
          >
            {t('restore')}
          </Button>
        )}
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('purgeNamed', { name })}
          onClick={onPurge}
        >
          {t('purge')}
        </Button>
      </div>
    </li>
  )
}

function blockerText(
  { code, name }: DeletedThing['blockers'][number],
  t: ReturnType<typeof useDeletionsText>,
): string {
  switch (code) {
    case 'agentRemoved':
    case 'workstreamGone':
    case 'nameTaken':
      return t(`blocker.${code}`)
    case 'agentBound':
    case 'accountDeleted':
    case 'workstreamDeleted':
    case 'queueDeleted':
      return t(`blocker.${code}`, { name: name ?? '' })
  }
}

function Purge({ thing, onClose }: { thing: DeletedThing; onClose: () => void }) {
  const t = useDeletionsText()
  const toasts = useToasts()
  const { purge } = useDeletionMutations()
  const { name } = thing
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('purgeTitle', { name })}
      confirmLabel={t('purge')}
      onClose={onClose}
      onConfirm={async () => {
        await purge.mutateAsync(thing.id)
        toasts.success(t('purged', { name }))
      }}
    >
      {t('purgeText')}
    </ConfirmDialog>
  )
}
