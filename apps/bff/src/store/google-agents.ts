import type { GoogleAgent } from '@parley/contracts/accounts'
import type { GoogleAgentId, WorkstreamId } from '@parley/contracts/values'
import { z } from 'zod'
import { agentWebhooksOf, removeAgentWebhook, type StoredWebhook } from './agent-webhooks.ts'
import type { Db } from './db.ts'
import { orTaken } from './violations.ts'

/** A Google agent whose own webhook has the key of its address instead of the whole. */
export type StoredAgent = Omit<GoogleAgent, 'webhook'> & { webhook: StoredWebhook | null }

export const testUrls = z.array(z.object({ surface: z.string(), url: z.string() }))

/** Google agents of these accounts that were not removed, by account, oldest first. */
export async function listByAccount(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, StoredAgent[]>> {
  const byAccount = new Map<string, StoredAgent[]>(accountIds.map((id) => [id, []]))
  if (accountIds.length === 0) return byAccount
  const rows = await db
    .selectFrom('google_agents as g')
    .leftJoin('channels as c', (join) =>
      join.onRef('c.google_agent_id', '=', 'g.id').on('c.deleted_at', 'is', null),
    )
    .leftJoin('workstreams as w', 'w.id', 'c.workstream_id')
    .where('g.account_id', 'in', accountIds)
    .where('g.removed_at', 'is', null)
    .orderBy('g.added_at')
    .orderBy('g.id')
    .selectAll('g')
    .select(['w.id as workstream_id', 'w.name as workstream_name'])
    .execute()
  const webhooks = await agentWebhooksOf(db, accountIds)
  for (const row of rows)
    byAccount.get(row.account_id)?.push({
      id: row.id as GoogleAgentId,
      brandId: row.brand_id,
      agentId: row.agent_id,
      displayName: row.display_name,
      brandName: row.brand_name,
      isVerified: row.is_verified,
      isLaunched: row.is_launched,
      testUrls: testUrls.parse(row.test_urls),
      addedAt: row.added_at,
      workstream:
        row.workstream_id === null
          ? null
          : { id: row.workstream_id as WorkstreamId, name: row.workstream_name ?? '' },
      webhook: webhooks.get(row.id) ?? null,
    })
  return byAccount
}

/** The account that has this Google agent, if any. */
export async function findHolder(
  db: Db,
  brandId: string,
  agentId: string,
): Promise<{ accountId: string; accountName: string } | null> {
  const row = await db
    .selectFrom('google_agents as g')
    .innerJoin('accounts as a', 'a.id', 'g.account_id')
    .where('g.brand_id', '=', brandId)
    .where('g.agent_id', '=', agentId)
    .where('g.removed_at', 'is', null)
    .select(['a.id as accountId', 'a.name as accountName'])
    .executeTakeFirst()
  return row ?? null
}

/** Errors: `account/agent-taken`. */
export async function add(
  tx: Db,
  agent: {
    accountId: string
    brandId: string
    agentId: string
    displayName: string
    brandName: string
    isVerified: boolean
    isLaunched: boolean
    testUrls: readonly { surface: string; url: string }[]
    addedBy: string
    now: Date
  },
): Promise<string> {
  const { id } = await orTaken(
    tx
      .insertInto('google_agents')
      .values({
        account_id: agent.accountId,
        brand_id: agent.brandId,
        agent_id: agent.agentId,
        display_name: agent.displayName,
        brand_name: agent.brandName,
        is_verified: agent.isVerified,
        is_launched: agent.isLaunched,
        test_urls: JSON.stringify(agent.testUrls),
        added_by: agent.addedBy,
        added_at: agent.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
    'google_agents_once',
    'account/agent-taken',
  )
  return id
}

/** Writes what a proof has just read of a Google agent. */
export async function refresh(
  tx: Db,
  id: string,
  seen: {
    displayName: string
    brandName: string
    isVerified: boolean
    isLaunched: boolean
    testUrls: readonly { surface: string; url: string }[]
  },
): Promise<void> {
  await tx
    .updateTable('google_agents')
    .set({
      display_name: seen.displayName,
      brand_name: seen.brandName,
      is_verified: seen.isVerified,
      is_launched: seen.isLaunched,
      test_urls: JSON.stringify(seen.testUrls),
    })
    .where('id', '=', id)
    .execute()
}

/** A Google agent that was not removed, with its account, locked; null when there is none. */
export async function lock(tx: Db, id: string): Promise<{ accountId: string; isBound: boolean } | null> {
  const row = await tx
    .selectFrom('google_agents')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .select('account_id as accountId')
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return null
  // Asked after the lock: a channel made a moment ago is seen.
  const channel = await tx
    .selectFrom('channels')
    .where('google_agent_id', '=', id)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return { accountId: row.accountId, isBound: channel !== undefined }
}

/** The account of a Google agent, without a lock; null when it was removed or never there. */
export async function accountOf(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('google_agents')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .select('account_id')
    .executeTakeFirst()
  return row?.account_id ?? null
}

/** Removes a Google agent; its own webhook goes with it, and the tokens of that are wiped. */
export async function remove(
  tx: Db,
  { accountId, id }: { accountId: string; id: string },
  now: Date,
): Promise<void> {
  await removeAgentWebhook(tx, { accountId, googleAgentId: id })
  await tx.updateTable('google_agents').set({ removed_at: now }).where('id', '=', id).execute()
}
