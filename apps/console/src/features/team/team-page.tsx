import { Button, SearchBox, Text, makeStyles, tokens } from '@fluentui/react-components'
import { PeopleAddRegular, PersonAddRegular, SearchRegular } from '@fluentui/react-icons'
import type { User } from '@parley/contracts/team'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { EditUserDialog } from './edit-user-dialog.tsx'
import { Invitations } from './invitations.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { usersQuery } from './queries.ts'
import { useTeamText } from './team-text.ts'
import { UserList } from './user-list.tsx'

/** A search field pays from here on. */
const searchFrom = 8

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 760px)': { padding: '12px 16px' },
  },
  search: { width: '320px', maxWidth: '100%' },
  count: { color: tokens.colorNeutralForeground3 },
})

/** Everybody with an account, and the invitations that are still open. */
export function Component() {
  const t = useTeamText()
  const [isInviting, setIsInviting] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  const users = useQuery(usersQuery)
  const edited = users.data?.find((user) => user.id === editedId)
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setIsInviting(true)}>
            {t('invite')}
          </Button>
        }
      />
      <Surface flush>
        {users.isPending ? (
          <LoadingState />
        ) : users.isError ? (
          <ErrorState error={users.error} onRetry={() => void users.refetch()} />
        ) : (
          <People users={users.data} onEdit={setEditedId} onInvite={() => setIsInviting(true)} />
        )}
      </Surface>
      <Invitations />
      <InviteDialog open={isInviting} onClose={() => setIsInviting(false)} />
      {edited && <EditUserDialog key={edited.id} user={edited} onClose={() => setEditedId(null)} />}
    </Page>
  )
}

function People({
  users,
  onEdit,
  onInvite,
}: {
  users: readonly User[]
  onEdit: (id: string) => void
  onInvite: () => void
}) {
  const styles = useStyles()
  const t = useTeamText()
  const [wanted, setWanted] = useState('')
  const needle = wanted.trim().toLocaleLowerCase()
  const shown = users.filter(
    ({ name, email }) => name.toLocaleLowerCase().includes(needle) || email.includes(needle),
  )
  return (
    <>
      {users.length >= searchFrom && (
        <div className={styles.bar}>
          <SearchBox
            className={styles.search}
            aria-label={t('search')}
            placeholder={t('search')}
            value={wanted}
            onChange={(_, { value }) => setWanted(value)}
          />
          <Text size={200} className={styles.count} role="status">
            {t('count', { count: shown.length })}
          </Text>
        </div>
      )}
      {shown.length > 0 ? (
        <UserList users={shown} onEdit={onEdit} />
      ) : (
        <EmptyState
          icon={<SearchRegular />}
          title={t('search.none.title')}
          body={t('search.none.body', { text: wanted.trim() })}
          actions={<Button onClick={() => setWanted('')}>{t('search.clear')}</Button>}
        />
      )}
      {users.length === 1 && (
        <EmptyState
          icon={<PeopleAddRegular />}
          title={t('alone.title')}
          body={t('alone.body')}
          actions={
            <Button icon={<PersonAddRegular />} onClick={onInvite}>
              {t('invite')}
            </Button>
          }
        />
      )}
    </>
  )
}
