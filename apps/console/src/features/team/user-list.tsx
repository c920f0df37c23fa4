import { Avatar, Button, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { EditRegular, ShieldKeyholeRegular } from '@fluentui/react-icons'
import { fieldRight } from '@parley/contracts/protected-fields'
import type { User } from '@parley/contracts/team'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../shared/format.ts'
import { useSession } from '../../shared/session.ts'
import { StateBadge } from '../../shared/ui/state-badge.tsx'
import { queueNamesQuery } from './queries.ts'
import { useTeamText } from './team-text.ts'

const narrow = '@media (max-width: 760px)'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', [narrow]: { display: 'block' } },
  head: {
    [narrow]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  body: { [narrow]: { display: 'block' } },
  th: {
    textAlign: 'start',
    padding: '10px 12px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { paddingInlineStart: '20px' },
  },
  row: {
    ':not(:last-child) > td': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      alignItems: 'center',
      padding: '12px 16px',
      rowGap: '4px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
      ':not(:last-child) > td': { borderBottom: 'none' },
    },
  },
  td: {
    padding: '12px',
    verticalAlign: 'middle',
    ':first-child': { paddingInlineStart: '20px' },
    [narrow]: { padding: '0', ':first-child': { paddingInlineStart: 0 } },
  },
  detail: { [narrow]: { gridColumn: '1 / -1', paddingInlineStart: '48px' } },
  optional: { [narrow]: { display: 'none' } },
  actions: { textAlign: 'end', whiteSpace: 'nowrap', [narrow]: { gridRow: '1', gridColumn: '2' } },
  edit: { [narrow]: { minWidth: '40px' } },
  person: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  nameLine: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: '8px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  email: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  disabled: { color: tokens.colorNeutralForeground3 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  held: { whiteSpace: 'nowrap' },
  over: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  inline: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
})

/** The people as a table; on small screens each row becomes a card with what matters most. */
export function UserList({ users, onEdit }: { users: readonly User[]; onEdit: (id: string) => void }) {
  const styles = useStyles()
  const t = useTeamText()
  return (
    <table className={styles.table} aria-label={t('tab.people')}>
      <thead className={styles.head}>
        <tr>
          <th className={styles.th}>{t('column.name')}</th>
          <th className={styles.th}>{t('column.role')}</th>
          <th className={styles.th}>{t('column.protected')}</th>
          <th className={styles.th}>{t('column.queues')}</th>
          <th className={styles.th}>{t('column.capacity')}</th>
          <th className={styles.th}>{t('column.lastSeen')}</th>
          <th className={styles.th}>
            <span className={styles.hidden}>{t('column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody className={styles.body}>
        {users.map((user) => (
          <UserRow key={user.id} user={user} onEdit={onEdit} />
        ))}
      </tbody>
    </table>
  )
}

function UserRow({ user, onEdit }: { user: User; onEdit: (id: string) => void }) {
  const styles = useStyles()
  const t = useTeamText()
  const format = useFormat()
  const { me } = useSession()
  const queueNames = useQuery(queueNamesQuery).data
  const queues = user.queueIds.flatMap((id) => queueNames?.get(id) ?? [])
  return (
    <tr className={styles.row}>
      <td className={styles.td}>
        <span className={mergeClasses(styles.person, user.isDisabled && styles.disabled)}>
          <Avatar
            name={user.name}
            color={user.isDisabled ? 'neutral' : 'colorful'}
            idForColor={user.id}
            size={36}
            aria-hidden
          />
          <span className={styles.names}>
            <span className={styles.nameLine}>
              <Text weight="semibold">{user.name}</Text>
              {user.id === me.id && (
                <Text size={200} className={styles.quiet}>
                  {t('you')}
                </Text>
              )}
            </span>
            <Text size={200} className={styles.email}>
              {user.email}
            </Text>
          </span>
        </span>
      </td>
      <td className={mergeClasses(styles.td, styles.detail)}>
        {user.isDisabled ? (
          <StateBadge tone="neutral">{t('state.disabled')}</StateBadge>
        ) : (
          t(`role.${user.role}`)
        )}
      </td>
      <td className={mergeClasses(styles.td, styles.optional)}>
        {user.fieldRights.length > 0 ? (
          <span className={styles.inline}>
            <ShieldKeyholeRegular aria-hidden />
            {t('protected.yes', { count: user.fieldRights.length, all: fieldRight.options.length })}
          </span>
        ) : (
          <span className={styles.quiet}>{t('protected.no')}</span>
        )}
      </td>
      <td className={mergeClasses(styles.td, styles.optional)}>
        {queues.length > 0 ? format.list(queues) : <span className={styles.quiet}>–</span>}
      </td>
      <td className={mergeClasses(styles.td, styles.detail)}>
        {user.isDisabled ? (
          <span className={styles.quiet}>–</span>
        ) : (
          <span className={mergeClasses(styles.held, user.heldCount > user.capacity && styles.over)}>
            {t('capacity.held', { held: user.heldCount, capacity: user.capacity })}
          </span>
        )}
      </td>
      <td className={mergeClasses(styles.td, styles.detail)}>
        <Text size={200} className={styles.quiet}>
          {user.lastSeenAt ? (
            <time dateTime={user.lastSeenAt.toISOString()} title={format.dateTime(user.lastSeenAt)}>
              {format.relative(user.lastSeenAt)}
            </time>
          ) : (
            t('lastSeen.never')
          )}
        </Text>
      </td>
      <td className={mergeClasses(styles.td, styles.actions)}>
        <Button
          appearance="subtle"
          className={styles.edit}
          icon={<EditRegular />}
          aria-label={t('edit.named', { name: user.name })}
          onClick={() => onEdit(user.id)}
        >
          <span className={styles.optional}>{t('edit')}</span>
        </Button>
      </td>
    </tr>
  )
}
