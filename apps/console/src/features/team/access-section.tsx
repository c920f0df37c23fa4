import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { PersonAvailableRegular, PersonProhibitedRegular } from '@fluentui/react-icons'
import type { User } from '@parley/contracts/team'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useUpdateUser } from './queries.ts'
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
      <ConfirmDialog
        open={isAsking}
        tone={user.isDisabled ? 'default' : 'danger'}
        title={t(`${act}.title`, { name: user.name })}
        confirmLabel={t(`${act}.confirm`)}
        onConfirm={async () => {
          await update.mutateAsync({ isDisabled: !user.isDisabled })
          toasts.success(t(`${act}.done`, { name: user.name }))
          onDone()
        }}
        onClose={() => onAsk(false)}
      >
        {t(`${act}.body`, { name: user.name })}
      </ConfirmDialog>
    </div>
  )
}
