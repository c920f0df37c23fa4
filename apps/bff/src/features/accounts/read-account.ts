import type { Account, GoogleAgent } from '@parley/contracts/accounts'
import { ProblemError } from '@parley/contracts/problem'
import type { Config } from '../../config.ts'
import type { Context } from '../../context.ts'
import * as accounts from '../../store/accounts.ts'
import * as consents from '../../store/consents.ts'
import type { Db } from '../../store/db.ts'
import * as googleAgents from '../../store/google-agents.ts'

/** An account as administrators see it. Errors: `request/not-found`, also for a deleted one. */
export async function readAccount(ctx: Context, db: Db, id: string): Promise<Account> {
  const row = await accounts.read(db, id)
  const [account] = row ? await complete(ctx.config, db, [row]) : []
  if (!account) throw new ProblemError('request/not-found')
  return account
}

export async function readAccounts(ctx: Context, db: Db): Promise<Account[]> {
  return complete(ctx.config, db, await accounts.list(db))
}

async function complete(config: Config, db: Db, rows: readonly accounts.AccountRow[]): Promise<Account[]> {
  const ids = rows.map((row) => row.id)
  const agents = await googleAgents.listByAccount(db, ids)
  const accepted = await consents.newestByAccount(db, ids)
  return rows.map(({ webhook: { key, ...webhook }, ...row }) => ({
    ...row,
    webhook: { ...webhook, url: webhookUrl(config, row.channel, key) },
    googleAgents: (agents.get(row.id) ?? []).map((agent) => shownAgent(config, row.channel, agent)),
    consent: accepted.get(row.id) ?? null,
  }))
}

function shownAgent(config: Config, channel: string, agent: googleAgents.StoredAgent): GoogleAgent {
  if (!agent.webhook) return { ...agent, webhook: null }
  const { key, ...webhook } = agent.webhook
  return { ...agent, webhook: { ...webhook, url: webhookUrl(config, channel, key) } }
}

const webhookUrl = (config: Config, channel: string, key: string) =>
  `${config.publicUrl}/webhooks/${channel}/${key}`

/** An account as the audit log names it. */
export const objectOf = ({ id, name }: Pick<Account, 'id' | 'name'>) =>
  ({ type: 'account', id, name }) as const

/** Live topics of everything that changes an account. */
export const topicsOf = (accountId: string) => ['accounts', `account:${accountId}`] as const
