import type { Role } from '@parley/contracts/session'
import type { Invitation } from '@parley/contracts/team'
import type { InvitationId, QueueId } from '@parley/contracts/values'
import type { Db } from './db.ts'

const selectOpen = (db: Db, now: Date) =>
  db
    .selectFrom('invitations as i')
    .innerJoin('users as u', 'u.id', 'i.invited_by')
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', now)
    .select([
      'i.id',
      'i.email',
      'i.role',
      'i.capacity',
      'i.queue_ids',
      'i.created_at',
      'i.expires_at',
      'u.name as invited_by',
    ])
type OpenRow = Awaited<ReturnType<ReturnType<typeof selectOpen>['execute']>>[number]

const toInvitation = (row: OpenRow): Invitation => ({
  id: row.id as InvitationId,
  email: row.email,
  role: row.role,
  queueIds: row.queue_ids as QueueId[],
  capacity: row.capacity,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  invitedBy: row.invited_by,
})

/** Invitations that can still be accepted, newest first. */
export async function listOpen(db: Db, now: Date): Promise<Invitation[]> {
  const rows = await selectOpen(db, now).orderBy('i.created_at', 'desc').orderBy('i.id').execute()
  return rows.map(toInvitation)
}

/** The invitation behind a link while it can be accepted. */
export async function findOpen(db: Db, tokenHash: Buffer, now: Date): Promise<Invitation | null> {
  const row = await selectOpen(db, now).where('i.token_hash', '=', tokenHash).executeTakeFirst()
  return row ? toInvitation(row) : null
}

/** Uses an invitation up. Null: it is used, revoked, expired or unknown; of two at once one gets it. */
export async function accept(
  tx: Db,
  tokenHash: Buffer,
  now: Date,
): Promise<{ id: string; email: string; role: Role; capacity: number; queueIds: string[] } | null> {
  const row = await tx
    .updateTable('invitations')
    .set({ accepted_at: now })
    .where('token_hash', '=', tokenHash)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'email', 'role', 'capacity', 'queue_ids as queueIds'])
    .executeTakeFirst()
  return row ?? null
}

/** Adds an invitation; earlier open ones for the same address become useless. */
export async function create(
  tx: Db,
  invitation: {
    tokenHash: Buffer
    email: string
    role: Role
    capacity: number
    queueIds: readonly string[]
    invitedBy: string
    expiresAt: Date
    now: Date
  },
): Promise<Invitation> {
  await tx
    .updateTable('invitations')
    .set({ revoked_at: invitation.now })
    .where('email', '=', invitation.email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  await tx
    .insertInto('invitations')
    .values({
      token_hash: invitation.tokenHash,
      email: invitation.email,
      role: invitation.role,
      capacity: invitation.capacity,
      queue_ids: [...invitation.queueIds],
      invited_by: invitation.invitedBy,
      created_at: invitation.now,
      expires_at: invitation.expiresAt,
    })
    .execute()
  const created = await findOpen(tx, invitation.tokenHash, invitation.now)
  if (!created) throw new Error('An invitation vanished while it was made')
  return created
}

/** Makes an open invitation useless and returns what it was. Null: there is no such open invitation. */
export async function revoke(tx: Db, id: string, now: Date): Promise<{ email: string; role: Role } | null> {
  const row = await tx
    .updateTable('invitations')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['email', 'role'])
    .executeTakeFirst()
  return row ?? null
}
