import { exchangeToken } from '@parley/channels/google/access-token'
import {
  createBusinessCommunications,
  type BusinessCommunications,
} from '@parley/channels/google/business-communications'
import type { KeyFileReading } from '@parley/channels/google/service-account'
import type { Account } from '@parley/contracts/accounts'
import type { ProofLine, proveAccount } from '@parley/contracts/proofs'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import { scopes } from '../../google/google.ts'
import type { Call } from '../../http/call.ts'
import * as secrets from '../../store/account-secrets.ts'
import * as googleAgents from '../../store/google-agents.ts'
import * as activity from '../../store/activity.ts'
import { noteCredentialsUse } from './credentials-use.ts'
import { endedLine, proveAgent, runningLine, skippedLine, type SeenAgent } from './prove-agent.ts'
import { readAccount, topicsOf } from './read-account.ts'

/**
 * Proves an account with Google, one line per result as it comes: the stored file, its key, a token made for this very
 * proof, the partner, then the given Google agent or all that were added. After a failure the later steps are skipped.
 * Nothing is stored, but that agents are shown with what Google says of them now. Errors: `account/incomplete` without
 * credentials. Stops when the caller goes away.
 */
export async function* proveAccountVerb(
  ctx: Context,
  { actor, params: { accountId }, body, signal, audit }: Call<typeof proveAccount>,
): AsyncGenerator<ProofLine> {
  const account = await readAccount(ctx, ctx.database.db, accountId)
  const reading = await secrets.readKeyFileOf(ctx.database.db, ctx, accountId)
  if (!reading)
    throw new ProblemError('account/incomplete', {
      errors: [{ pointer: '/credentials', code: 'credentials' }],
    })
  await noteCredentialsUse(ctx, audit, account)
  const wanted = body.googleAgent ? [body.googleAgent] : account.googleAgents

  const google = yield* proveCredentials(ctx, account, reading)
  if (!google) {
    if (wanted.length > 0)
      for (const step of ['brand', 'agent', 'verification', 'launch'] as const) yield skippedLine(step)
    return
  }
  const seen: SeenAgent[] = []
  for (const one of wanted) {
    if (signal.aborted) return
    const holder = await googleAgents.findHolder(ctx.database.db, one.brandId, one.agentId)
    const isTaken = holder !== null && holder.accountId !== accountId
    const result = yield* proveAgent(google, one, isTaken ? holder.accountName : null)
    if (result) seen.push(result)
  }
  await keep(ctx, account, seen, actor.id)
}

/** The lines up to the partner; returns a client with the proven token, or null after a failure. */
async function* proveCredentials(
  ctx: Context,
  account: Account,
  reading: KeyFileReading,
): AsyncGenerator<ProofLine, BusinessCommunications | null> {
  for (const step of ['shape', 'key'] as const) {
    yield runningLine(step)
    const findings = reading.findings.filter((one) => one.code.startsWith(`${step}.`))
    for (const one of findings) yield endedLine(step, outcomeOf(one.code), one)
    if (findings.length === 0) yield skippedLine(step)
  }
  if (reading.outcome === 'unusable') {
    yield skippedLine('token')
    yield skippedLine('partner')
    return null
  }

  yield runningLine('token')
  const door = ctx.google.outgoing
  const exchange = await exchangeToken(reading.key, {
    scopes: Object.values(scopes),
    door,
    now: () => ctx.now(),
  })
  yield endedLine('token', exchange.outcome === 'granted' ? 'passed' : 'failed', exchange.finding)
  if (exchange.outcome !== 'granted') {
    yield skippedLine('partner')
    return null
  }

  const google = createBusinessCommunications({
    base: ctx.config.google.businessCommunications,
    door,
    authorize: () => Promise.resolve(exchange.token),
  })
  if (account.partnerId === null) {
    yield skippedLine('partner')
    return google
  }
  yield runningLine('partner')
  const { partnerId } = account
  const partner = await google.partner(partnerId)
  if (partner.outcome === 'found') {
    const displayName = partner.value.displayName || partnerId
    yield endedLine('partner', 'passed', { code: 'partner.ok', params: { displayName } })
    return google
  }
  const code = { denied: 'mismatch', unknown: 'unknown', unreachable: 'unreachable' }[partner.outcome]
  yield endedLine('partner', 'failed', { code: `partner.${code}`, params: { partnerId } })
  return null
}

function outcomeOf(code: string): 'passed' | 'warning' | 'failed' {
  if (code === 'shape.cleaned') return 'warning'
  return code.endsWith('.ok') ? 'passed' : 'failed'
}

/** Agents that were added are shown with their newest names and states. */
async function keep(
  ctx: Context,
  account: Account,
  seen: readonly SeenAgent[],
  actorId: string,
): Promise<void> {
  const isNews = (one: SeenAgent) => {
    const { id, brandName, displayName, isVerified, isLaunched, testUrls } =
      account.googleAgents.find((known) => known.brandId === one.brandId && known.agentId === one.agentId) ??
      {}
    const before = JSON.stringify([brandName, displayName, isVerified, isLaunched, testUrls])
    const after = JSON.stringify([
      one.brandName,
      one.displayName,
      one.isVerified,
      one.isLaunched,
      one.testUrls,
    ])
    return id !== undefined && before !== after ? [{ id, one }] : []
  }
  const news = seen.flatMap(isNews)
  if (news.length === 0) return
  await ctx.database.db.transaction().execute(async (tx) => {
    for (const { id, one } of news) await googleAgents.refresh(tx, id, one)
    await activity.record(tx, {
      actorId,
      verb: 'account.agentsRefreshed',
      topics: topicsOf(account.id),
      subject: { accountId: account.id, googleAgentIds: news.map(({ id }) => id) },
    })
  })
}
