import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { PersonAvailableRegular, PersonProhibitedRegular } from '@fluentui/react-icons'
import type { User } from '@parley/contracts/team'
import { useQuery } from '@tanstack/react-query'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { DeleteDialog } from '../../shared/ui/delete-dialog.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useUpdateUser, userImpactQuery } from './queries.ts'
import { useTeamText } from './team-text.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: '12px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  text: { display: 'flex', flexDirection: 'column', flex: '1 1 220px' },
  facts: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  hint: { color: tokens.colorNeutralForeground3 },
})

/** Closing and opening a person's access, each after a question that says what it does. */
export function AccessSection({
  user,
  isAsking,
  onAsk,
  onDone,
}: {
  user: User
  isAsking: boolean
  onAsk: (isAsking: boolean) => void
  onDone: () => void
}) {
  const styles = useStyles()
  const t = useTeamText()
  const toasts = useToasts()
  const update = useUpdateUser(user.id)
  const turn = async (version: number) => {
    await update.mutateAsync({ isDisabled: !user.isDisabled, version })
    toasts.success(t(`${act}.done`, { name: user.name }))
    onDone()
  }
  const act = user.isDisabled ? 'enable' : 'disable'
  return (
    <div className={styles.root}>
      <div className={styles.text}>
        <Text weight="semibold">{t('edit.access')}</Text>
        <Text size={200} className={styles.hint}>
          {t(`edit.${act}.hint`)}
        </Text>
      </div>
      <Button
        icon={user.isDisabled ? <PersonAvailableRegular /> : <PersonProhibitedRegular />}
        onClick={() => onAsk(true)}
      >
        {t(`edit.${act}`)}
      </Button>
      {isAsking &&
        (user.isDisabled ? (
          <ConfirmDialog
            open
            title={t('enable.title', { name: user.name })}
            confirmLabel={t('enable.confirm')}
            onConfirm={() => turn(user.version)}
            onClose={() => onAsk(false)}
          >
            {t('enable.body', { name: user.name })}
          </ConfirmDialog>
        ) : (
          <DisableQuestion user={user} onConfirm={turn} onClose={() => onAsk(false)} />
        ))}
    </div>
  )
}

/** Says what disabling somebody touches before it is done: sessions, and conversations by the queue they go back to. */
function DisableQuestion({
  user,
  onConfirm,
  onClose,
}: {
  user: User
  onConfirm: (version: number) => Promise<void>
  onClose: () => void
}) {
  const t = useTeamText()
  const styles = useStyles()
  const impact = useQuery(userImpactQuery(user.id))
  const { version = user.version, sessions = 0, conversations = [] } = impact.data ?? {}
  return (
    <DeleteDialog
      title={t('disable.title', { name: user.name })}
      confirmLabel={t('disable.confirm')}
      impact={impact}
      obstacle={impact.data?.isLastAdministrator ? t('disable.last', { name: user.name }) : null}
      onConfirm={() => onConfirm(version)}
      onClose={onClose}
    >
      <Text>{t('disable.body')}</Text>
      <ul className={styles.facts}>
        <li>{t('disable.sessions', { count: sessions })}</li>
        {conversations.length === 0 && <li>{t('disable.nothingHeld')}</li>}
        {conversations.map(({ queue, count, colleagues }) => (
          <li key={queue?.id ?? ''}>
            {queue
              ? t('disable.returned', { count, queue: queue.name })
              : t('disable.returnedNowhere', { count })}
            {queue && colleagues === 0 && <> {t('disable.nobodyThere')}</>}
          </li>
        ))}
      </ul>
    </DeleteDialog>
  )
}
