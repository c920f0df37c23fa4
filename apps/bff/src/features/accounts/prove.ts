import { exchangeToken } from '@parley/channels/google/access-token'
import {
  createBusinessCommunications,
  type BusinessCommunications,
  type Reading,
} from '@parley/channels/google/business-communications'
import { probeMessages } from '@parley/channels/google/messages-access'
import type { KeyFileReading } from '@parley/channels/google/service-account'
import type { Account } from '@parley/contracts/accounts'
import type { ProofCode } from '@parley/contracts/proof-codes'
import type { ProofLine, ProofStep, proveAccount } from '@parley/contracts/proofs'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import { counted } from '../../google/counted.ts'
import { scopes } from '../../google/google.ts'
import { requireFieldRight } from '../../flows/field-rights.ts'
import type { Call } from '../../http/call.ts'
import * as secrets from '../../store/account-secrets.ts'
import * as googleAgents from '../../store/google-agents.ts'
import * as activity from '../../store/activity.ts'
import { noteCredentialsUse } from './credentials-use.ts'
import { ended, endedLine, runningLine, skippedLine } from './proof-lines.ts'
import { agentSteps, proveAgent, type SeenAgent } from './prove-agent.ts'
import { readAccount, topicsOf } from './read-account.ts'

/**
 * Proves an account with Google, one line per result as it comes: the stored file, its key, a token made for this very
 * proof, both APIs, the partner, then the given Google agent or all that were added. After a failure the later steps are skipped.
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
  requireFieldRight(actor, 'credentials', 'use')
  await noteCredentialsUse(ctx, audit, account)
  const wanted = body.googleAgent ? [body.googleAgent] : account.googleAgents

  const google = yield* proveCredentials(ctx, account, reading)
  if (!google) {
    if (wanted.length > 0) yield* skip(...agentSteps)
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
export async function* proveCredentials(
  ctx: Context,
  account: Account,
  reading: KeyFileReading,
): AsyncGenerator<ProofLine, BusinessCommunications | null> {
  for (const step of ['shape', 'key'] as const) {
    yield runningLine(step)
    const findings = reading.findings.filter((one) => one.code.startsWith(`${step}.`))
    for (const one of findings) yield endedLine(one)
    if (findings.length === 0) yield skippedLine(step)
  }
  if (reading.outcome === 'unusable') return yield* skip('token', 'communications', 'messages', 'partner')

  yield runningLine('token')
  const door = ctx.google.outgoing
  const scope = { accountId: account.id, googleAgentId: null }
  const exchange = await exchangeToken(reading.key, {
    scopes: Object.values(scopes),
    door,
    now: () => ctx.now(),
  })
  for (const api of ['messagesToken', 'managementToken'] as const)
    ctx.health.called(scope, api, {
      code: exchange.outcome === 'granted' ? 'ok' : exchange.finding.code,
      ms: null,
    })
  yield endedLine(exchange.finding)
  if (exchange.outcome !== 'granted') return yield* skip('communications', 'messages', 'partner')
  const { token } = exchange

  const google = createBusinessCommunications({
    base: ctx.config.google.businessCommunications,
    door: counted(ctx.health, scope, 'management', door),
    authorize: () => Promise.resolve(token),
  })
  yield runningLine('communications')
  const brands = await google.brands()
  yield ended(communicationsCode(brands))
  yield runningLine('messages')
  const access = await probeMessages({
    base: ctx.config.google.businessMessages,
    door: counted(ctx.health, scope, 'messages', door),
    token,
    id: ctx.newId(),
  })
  yield ended(access === 'open' ? 'messages.ok' : `messages.${access}`)
  if (brands.outcome !== 'found') return yield* skip('partner')
  return (yield* provePartner(google, account.partnerId)) ? google : null
}

function communicationsCode(reading: Reading<unknown>): ProofCode {
  if (reading.outcome === 'found') return 'communications.ok'
  if (reading.outcome !== 'denied') return 'communications.unreachable'
  return reading.because === 'other' ? 'communications.denied' : `communications.${reading.because}`
}

/** False when key and partner do not belong together; without a partner ID there is nothing to compare. */
async function* provePartner(
  google: BusinessCommunications,
  partnerId: string | null,
): AsyncGenerator<ProofLine, boolean> {
  if (partnerId === null) {
    yield ended('partner.notSet')
    return true
  }
  yield runningLine('partner')
  const partner = await google.partner(partnerId)
  if (partner.outcome === 'found') {
    yield ended('partner.ok', { displayName: partner.value.displayName || partnerId })
    return true
  }
  yield ended(partner.outcome === 'denied' ? 'partner.mismatch' : `partner.${partner.outcome}`, { partnerId })
  return false
}

async function* skip(...steps: ProofStep[]): AsyncGenerator<ProofLine, null> {
  for (const step of steps) yield skippedLine(step)
  return null
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
