import type { Account, AgentWebhook } from '@parley/contracts/accounts'
import { ProblemError } from '@parley/contracts/problem'
import type { AuditDraft } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import type { Level } from '../../store/client-tokens.ts'
import type { Db } from '../../store/db.ts'
import { objectOf, readAccount, topicsOf } from './read-account.ts'

/** What both levels have in common. */
export type LevelState = Pick<AgentWebhook, 'url' | 'clientToken' | 'rotation' | 'state' | 'lastAttempt'>

/** The webhook of a level as administrators see it. Errors: `request/not-found` when the agent has none of its own. */
export function levelOf(account: Account, googleAgentId: string | null): LevelState {
  if (googleAgentId === null) return { ...account.webhook, clientToken: account.clientToken }
  const webhook = account.googleAgents.find((one) => one.id === googleAgentId)?.webhook
  if (!webhook) throw new ProblemError('request/not-found')
  return webhook
}

/** A level as the audit log names it: the account, or the Google agent. */
export function levelObject(account: Account, googleAgentId: string | null): AuditDraft['object'] & object {
  const agent = account.googleAgents.find((one) => one.id === googleAgentId)
  return agent ? { type: 'googleAgent', id: agent.id, name: agent.displayName } : objectOf(account)
}

/**
 * Runs a change of one level in a transaction that holds the account: `work` gets the account as it is and says what
 * goes into the audit log, which is written with the account's name before and after. Errors: `request/not-found`,
 * `request/conflict` when somebody changed the account since `version` was read.
 */
export async function changeLevel(
  ctx: Context,
  level: Level,
  given: {
    version: number
    actorId: string
    audit: { record(tx: Db, draft: AuditDraft): Promise<unknown> }
  },
  work: (tx: Db, before: Account, now: Date) => Promise<Pick<AuditDraft, 'verb' | 'before' | 'after'>>,
): Promise<Account> {
  const { accountId, googleAgentId } = level
  return ctx.database.db.transaction().execute(async (tx) => {
    const locked = await accounts.lock(tx, accountId)
    if (!locked) throw new ProblemError('request/not-found')
    if (locked.version !== given.version) throw new ProblemError('request/conflict')
    const now = ctx.now()
    const before = await readAccount(ctx, tx, accountId)
    if (googleAgentId !== null && !before.googleAgents.some((one) => one.id === googleAgentId))
      throw new ProblemError('request/not-found')
    const told = await work(tx, before, now)
    await accounts.change(tx, accountId, {}, now)
    const after = await readAccount(ctx, tx, accountId)
    await given.audit.record(tx, { ...told, object: levelObject(before, googleAgentId) })
    await activity.record(tx, {
      actorId: given.actorId,
      verb: told.verb,
      topics: topicsOf(accountId),
      subject: { accountId, googleAgentId },
    })
    return after
  })
}
