import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { MailRegular } from '@fluentui/react-icons'
import type { Invitation } from '@parley/contracts/team'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../shared/format.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { Surface } from '../../shared/ui/page.tsx'
import { ErrorState } from '../../shared/ui/states.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { invitationsQuery, queueNamesQuery, useRevokeInvitation } from './queries.ts'
import { useTeamText } from './team-text.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: 600,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '12px 12px 12px 20px',
    '@media (max-width: 640px)': {
      flexWrap: 'wrap',
      justifyContent: 'flex-end',
      padding: '12px 8px 8px 16px',
    },
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  icon: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '36px',
    height: '36px',
    borderRadius: '50%',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground3,
    fontSize: '18px',
    '@media (max-width: 640px)': { display: 'none' },
  },
  names: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { flexBasis: '100%' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** Invitations that nobody has accepted yet; nothing at all when there are none. */
export function Invitations() {
  const styles = useStyles()
  const t = useTeamText()
  const toasts = useToasts()
  const invitations = useQuery(invitationsQuery)
  const revoke = useRevokeInvitation()
  const [revoked, setRevoked] = useState<Invitation | null>(null)
  if (invitations.isPending || invitations.data?.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="open-invitations">
      <h2 id="open-invitations" className={styles.heading}>
        {t('invitations.title')}
      </h2>
      <Surface flush>
        {invitations.isError ? (
          <ErrorState error={invitations.error} headingLevel={3} onRetry={() => void invitations.refetch()} />
        ) : (
          <ul className={styles.list}>
            {invitations.data.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                onRevoke={() => setRevoked(invitation)}
              />
            ))}
          </ul>
        )}
      </Surface>
      <ConfirmDialog
        open={revoked !== null}
        tone="danger"
        title={t('revoke.title')}
        confirmLabel={t('revoke.confirm')}
        onConfirm={async () => {
          if (!revoked) return
          await revoke.mutateAsync(revoked.id)
          toasts.success(t('revoke.done'))
        }}
        onClose={() => setRevoked(null)}
      >
        {t('revoke.body', { email: revoked?.email ?? '' })}
      </ConfirmDialog>
    </section>
  )
}

function InvitationRow({ invitation, onRevoke }: { invitation: Invitation; onRevoke: () => void }) {
  const styles = useStyles()
  const t = useTeamText()
  const format = useFormat()
  const { email, role, invitedBy, createdAt, expiresAt, queueIds, capacity } = invitation
  const queueNames = useQuery(queueNamesQuery).data
  const queues = queueIds.flatMap((id) => queueNames?.get(id) ?? [])
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden>
        <MailRegular />
      </span>
      <span className={styles.names}>
        <Text weight="semibold">{email}</Text>
        <Text size={200} className={styles.quiet}>
          {t('invitations.row', {
            role: t(`role.${role}`),
            inviter: invitedBy,
            when: format.relative(createdAt),
            until: format.dateTime(expiresAt),
          })}
        </Text>
        <Text size={200} className={styles.quiet}>
          {t('invitations.begins', { capacity })}
          {queues.length > 0 && <> · {format.list(queues)}</>}
        </Text>
      </span>
      <Button appearance="subtle" aria-label={t('invitations.revoke.named', { email })} onClick={onRevoke}>
        {t('invitations.revoke')}
      </Button>
    </li>
  )
}
