import type { Account } from '@parley/contracts/accounts'
import type { AccountId, ChannelKind } from '@parley/contracts/values'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './db.ts'
import { removeSpare } from './spare-credentials.ts'
import { forget } from './client-tokens.ts'
import { rotationsOf, verificationOf, type KnownRotation } from './webhook-state.ts'

const factsShape = z.object({
  fileName: z.string(),
  clientEmail: z.string(),
  projectId: z.string(),
  keyIdTail: z.string(),
  tokenUri: z.string(),
})

/** An account without what lies in other tables; secrets only as "set, when, by whom". */
export type AccountRow = Omit<Account, 'googleAgents' | 'consent' | 'webhook'> & {
  webhook: Omit<Account['webhook'], 'url'> & { key: string }
}

const selectAccounts = (db: Db) =>
  db
    .selectFrom('accounts as a')
    .innerJoin('users as creator', 'creator.id', 'a.created_by')
    .leftJoin('users as tokenSetter', 'tokenSetter.id', 'a.client_token_set_by')
    .leftJoin('users as keySetter', 'keySetter.id', 'a.credentials_set_by')
    .where('a.deleted_at', 'is', null)
    .select([
      'a.id',
      'a.name',
      'a.channel',
      'a.state',
      'a.inactive_since',
      'a.partner_id',
      sql<boolean>`a.client_token_sealed is not null`.as('has_token'),
      'a.client_token_set_at',
      'tokenSetter.name as token_setter',
      sql<boolean>`a.credentials_sealed is not null`.as('has_credentials'),
      'a.credentials_set_at',
      'keySetter.name as key_setter',
      'a.credentials_facts',
      'a.webhook_key',
      'a.webhook_verified_at',
      'a.webhook_attempt_at',
      'a.webhook_attempt_refusal',
      'a.webhook_attempt_token',
      'a.client_token_id',
      'a.last_inbound_at',
      'a.refused_signatures',
      sql<number>`(select count(*) from raw_events r where r.account_id = a.id and r.state = 'parked')`.as(
        'parked',
      ),
      'a.created_at',
      'creator.name as creator',
      'a.updated_at',
      'a.version',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof selectAccounts>['execute']>>[number]

function toAccount(row: Row, rotation: KnownRotation | undefined): AccountRow {
  return {
    id: row.id as AccountId,
    name: row.name,
    channel: row.channel as ChannelKind,
    state: row.state === 'active' && row.inactive_since !== null ? 'inactive' : row.state,
    partnerId: row.partner_id,
    clientToken: { isSet: row.has_token, setAt: row.client_token_set_at, setBy: row.token_setter },
    credentials: { isSet: row.has_credentials, setAt: row.credentials_set_at, setBy: row.key_setter },
    credentialsFacts: row.credentials_facts === null ? null : factsShape.parse(row.credentials_facts),
    webhook: {
      key: row.webhook_key,
      ...verificationOf(row, rotation),
      rotation: rotation?.shown ?? null,
      lastInboundAt: row.last_inbound_at,
      refusedSignatures: row.refused_signatures,
      parkedDeliveries: row.parked,
    },
    createdAt: row.created_at,
    createdBy: row.creator,
    updatedAt: row.updated_at,
    version: row.version,
  }
}

/** All accounts but deleted ones, by name. */
export async function list(db: Db): Promise<AccountRow[]> {
  const rows = await selectAccounts(db)
    .orderBy(sql`lower(a.name)`)
    .orderBy('a.id')
    .execute()
  const rotations = await rotationsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => toAccount(row, rotations.get(row.id)))
}

export async function read(db: Db, id: string): Promise<AccountRow | null> {
  const row = await selectAccounts(db).where('a.id', '=', id).executeTakeFirst()
  return row ? toAccount(row, (await rotationsOf(db, [id])).get(id)) : null
}

/** An account as verbs decide on it. */
export interface LockedAccount {
  readonly state: 'draft' | 'active'
  readonly inactiveSince: Date | null
  readonly version: number
  readonly name: string
  readonly partnerId: string | null
}

/** The part of an account that decides, locked: nobody changes the account until the transaction ends. */
export async function lock(tx: Db, id: string): Promise<LockedAccount | null> {
  const row = await tx
    .selectFrom('accounts')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .select(['state', 'version', 'name', 'partner_id as partnerId', 'inactive_since as inactiveSince'])
    // Not `for update`: customers must not wait for an administrator (a new conversation's reference locks the row's key).
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function create(
  tx: Db,
  account: {
    id: string
    name: string
    channel: ChannelKind
    webhookKey: string
    createdBy: string
    now: Date
  },
): Promise<void> {
  await tx
    .insertInto('accounts')
    .values({
      id: account.id,
      name: account.name,
      channel: account.channel,
      webhook_key: account.webhookKey,
      credentials_facts: 'null',
      created_by: account.createdBy,
      created_at: account.now,
      updated_at: account.now,
    })
    .execute()
}

/**
 * Writes a change, counts the version up, and tells every instance at commit to forget what it keeps of the account.
 * Call it with an empty change after writing secrets or Google agents.
 */
export async function change(
  tx: Db,
  id: string,
  to: {
    name?: string | undefined
    partnerId?: string | undefined
    state?: 'active' | undefined
    inactiveSince?: Date | null | undefined
  },
  now: Date,
): Promise<void> {
  const columns = {
    name: to.name,
    partner_id: to.partnerId,
    state: to.state,
    inactive_since: to.inactiveSince,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await tx
    .updateTable('accounts')
    .set((eb) => ({ ...given, updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await announce(tx, id)
}

/**
 * Deletes an account: its secrets are wiped at once and for ever, the rest of its row stays for history and for
 * bringing it back.
 */
export async function remove(tx: Db, id: string, now: Date): Promise<void> {
  const own = await tx
    .selectFrom('agent_webhooks')
    .where('account_id', '=', id)
    .select('google_agent_id')
    .execute()
  for (const googleAgentId of [null, ...own.map((row) => row.google_agent_id)])
    await forget(tx, { accountId: id, googleAgentId })
  await tx
    .updateTable('accounts')
    .set({
      deleted_at: now,
      updated_at: now,
      credentials_sealed: null,
      credentials_facts: 'null',
      credentials_set_at: null,
    })
    .where('id', '=', id)
    .execute()
  await removeSpare(tx, id)
  await tx
    .updateTable('google_agents')
    .set({ removed_at: now })
    .where('account_id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
  await announce(tx, id)
}

/**
 * Brings a deleted account back as a draft: its secrets have to be set again. Its Google agents come along, but for
 * those that another account has by now.
 */
export async function restore(tx: Db, id: string, now: Date): Promise<void> {
  await sql`update google_agents g set removed_at = null from accounts a
    where a.id = ${id} and g.account_id = a.id and g.removed_at = a.deleted_at and not exists (
      select 1 from google_agents o where o.brand_id = g.brand_id and o.agent_id = g.agent_id and o.removed_at is null)`.execute(
    tx,
  )
  await tx
    .updateTable('accounts')
    .set((eb) => ({
      deleted_at: null,
      state: 'draft',
      inactive_since: null,
      webhook_verified_at: null,
      webhook_attempt_at: null,
      webhook_attempt_refusal: null,
      webhook_attempt_token: null,
      updated_at: now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  await announce(tx, id)
}

/** Makes a deletion final: what could bring the account back is wiped, too. The row stays, because history points at it. */
export async function purge(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('agent_webhooks').where('account_id', '=', id).execute()
  await tx
    .updateTable('accounts')
    .set({ partner_id: null, webhook_key: `gone:${id}` })
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .execute()
}

async function announce(tx: Db, id: string): Promise<void> {
  await sql`select pg_notify('parley_accounts', ${id})`.execute(tx)
}

/** Does a channel use one of the account's Google agents? */
export async function hasChannels(tx: Db, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('channels as c')
    .innerJoin('google_agents as g', 'g.id', 'c.google_agent_id')
    .where('g.account_id', '=', id)
    .where('c.deleted_at', 'is', null)
    .select('c.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
