import type { OverrideChoice } from '@parley/contracts/automated-messages'
import { rotationDaysMax } from '@parley/contracts/client-tokens'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import type { AccountId, ChannelId } from '@parley/contracts/values'
import type { Context } from '../context.ts'
import {
  acceptTermsVerb,
  createAccountVerb,
  finishAccount,
  gapsOf,
  updateAccountVerb,
} from '../features/accounts/accounts.ts'
import {
  setChannelMessageVerb,
  setOrganisationMessageVerb,
} from '../features/automated-messages/automated-messages.ts'
import { keepGoogleAgent } from '../features/accounts/google-agents.ts'
import { readAccount, readAccounts } from '../features/accounts/read-account.ts'
import { setClientTokenVerb, setCredentialsVerb } from '../features/accounts/secrets.ts'
import { beginTokenRotationVerb } from '../features/accounts/token-rotation.ts'
import {
  createOperatingHoursVerb,
  updateOperatingHoursVerb,
} from '../features/operating-hours/operating-hours.ts'
import { activateQueueVerb, deactivateQueueVerb } from '../features/queues/queue-life.ts'
import { createQueueVerb, updateQueueVerb } from '../features/queues/queues.ts'
import { createSharedReplyVerb, updateSharedReplyVerb } from '../features/quick-replies/change.ts'
import { createChannelVerb, updateChannelVerb } from '../features/workstreams/channels.ts'
import { createWorkstreamVerb, updateWorkstreamVerb } from '../features/workstreams/workstreams.ts'
import type { SignedInActor } from '../http/call.ts'
import * as automatedMessages from '../store/automated-messages.ts'
import { joinedTo } from '../store/joined-transaction.ts'
import * as hours from '../store/operating-hours.ts'
import * as queues from '../store/queues.ts'
import * as replies from '../store/quick-replies.ts'
import { retriedTransaction } from '../store/retried-transaction.ts'
import * as workstreams from '../store/workstreams.ts'
import { callsOf, type Calls } from './calls.ts'
import { needsOf } from './compare.ts'
import {
  agentName,
  byTrigger,
  definitionOf,
  listOf,
  type MessageItem,
  type SetupDocument,
} from './document.ts'
import { isWritten, planSetup, type Plan, type Step } from './plan.ts'
import { readAgentsAtGoogle, type SeenAgents } from './read-agents.ts'
import type { SecretSources } from './secret-values.ts'

/** The file cannot be applied; nothing was done. `message` has one line for each reason. */
export class SetupRefused extends Error {
  override readonly name = 'SetupRefused'
}

/**
 * Makes the installation as the file says, as this person and in one transaction: all of it or nothing. What the file
 * does not name is left alone. Google agents are read at Google first. Errors: `SetupRefused`.
 */
export async function applySetup(
  ctx: Context,
  actor: SignedInActor,
  wanted: SetupDocument,
  sources: SecretSources,
  options: { acceptTerms: boolean },
): Promise<Plan> {
  const plan = await planSetup(ctx, ctx.database.db, wanted, sources)
  const refused = [...plan.obstacles, ...unaccepted(plan, options)]
  if (refused.length > 0) throw new SetupRefused(refused.join('\n'))
  // Before the transaction: while it is open, others wait.
  const { seen, failures } = await readAgentsAtGoogle(ctx, plan)
  if (failures.length > 0) throw new SetupRefused(failures.join('\n'))

  await retriedTransaction(ctx.database.db, async (tx) => {
    const inner: Context = { ...ctx, database: joinedTo(tx, ctx.database) }
    const now = await planSetup(inner, tx, wanted, sources)
    if (JSON.stringify(now.present) !== JSON.stringify(plan.present))
      throw new SetupRefused('Somebody changed the set-up at this very moment. Look at the plan again.')
    const calls = callsOf(inner, actor)
    for (const step of now.steps) await take(inner, calls, step, seen)
    // At the end: nothing new can be bound to what is not active.
    for (const step of now.steps) await turn(inner, calls, step)
    const left = await planSetup(inner, tx, wanted, sources)
    if (left.steps.length > 0 || left.obstacles.length > 0)
      throw new Error('The set-up is not as the file says after it was applied; nothing was kept')
  })
  return plan
}

function unaccepted({ termsFor }: Plan, { acceptTerms }: { acceptTerms: boolean }): string[] {
  if (termsFor.length === 0 || acceptTerms) return []
  return [
    `The privacy terms ${privacyTerms.version} must be accepted for ${termsFor.map((one) => `"${one}"`).join(', ')}: read them on the page "Privacy", then add --accept-privacy-terms`,
  ]
}

async function take(ctx: Context, calls: Calls, step: Step, seen: SeenAgents): Promise<void> {
  switch (step.kind) {
    case 'operatingHours':
      return takeHours(ctx, calls, step)
    case 'queue':
      return takeQueue(ctx, calls, step)
    case 'reply':
      return takeReply(ctx, calls, step)
    case 'message':
      return takeMessage(ctx, calls, step)
    case 'account':
      return takeAccount(ctx, calls, step, seen)
    case 'workstream':
      return takeWorkstream(ctx, calls, step)
    case 'channel':
      return takeChannel(ctx, calls, step)
  }
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

async function takeHours(ctx: Context, calls: Calls, { before, after }: Of<'operatingHours'>) {
  const body = { name: after.name, ...definitionOf(after) }
  if (!before) return void (await createOperatingHoursVerb(ctx, calls.call({ body })))
  const { id, version } = named(await hours.list(ctx.database.db), before.name)
  await updateOperatingHoursVerb(
    ctx,
    calls.call({ params: { operatingHoursId: id }, body: { ...body, version } }),
  )
}

async function takeQueue(ctx: Context, calls: Calls, { before, after }: Of<'queue'>) {
  const { name, priority, operatingHours } = after
  const operatingHoursId =
    operatingHours === null ? null : named(await hours.list(ctx.database.db), operatingHours).id
  const body = { name, priority, operatingHoursId }
  if (!before) return void (await createQueueVerb(ctx, calls.call({ body: { ...body, memberIds: [] } })))
  const { id } = named(await queues.list(ctx.database.db), before.name)
  await updateQueueVerb(ctx, calls.call({ params: { queueId: id }, body }))
  // At once: workstreams may fall back to it.
  if (after.active) await activateQueueVerb(ctx, calls.call({ params: { queueId: id } }))
}

async function takeAccount(
  ctx: Context,
  calls: Calls,
  { before, after, secrets }: Of<'account'>,
  seen: SeenAgents,
) {
  const { db } = ctx.database
  const { id } = before
    ? named(await readAccounts(ctx, db), before.name)
    : await createAccountVerb(ctx, calls.call({ body: { name: after.name, channel: after.channel } }))
  const params = { accountId: id }
  const needs = needsOf(before, after)
  if (needs.name || needs.partnerId) {
    const { version } = named(await readAccounts(ctx, db), before?.name ?? after.name)
    await updateAccountVerb(
      ctx,
      calls.call({
        params,
        body: {
          name: after.name,
          ...(after.partnerId === null ? {} : { partnerId: after.partnerId }),
          version,
        },
      }),
    )
  }
  const { clientToken, credentials } = secrets
  if (isWritten(clientToken)) await takeToken(ctx, calls, id, clientToken.value)
  if (isWritten(credentials)) {
    const { fileName, value } = credentials
    await setCredentialsVerb(ctx, calls.call({ params, body: { fileName, content: value } }))
  }
  for (const wanted of needs.googleAgents) {
    const agent = seen.get(agentName(wanted))
    if (!agent) throw new Error(`${agentName(wanted)} was not read at Google`)
    await keepGoogleAgent(ctx, calls.call({}), id, agent)
  }
  if (needs.terms && after.privacyTerms !== null) {
    const body = { termsVersion: after.privacyTerms, locale: calls.actor.locale ?? 'en' }
    await acceptTermsVerb(ctx, calls.call({ params, body }))
  }
  const now = named(await readAccounts(ctx, db), after.name)
  // Google's verification cannot be waited for here; the account's page goes on asking for it.
  const isComplete = gapsOf(now).every((gap) => gap === 'verification')
  if (now.state === 'draft' && isComplete)
    await finishAccount(ctx, calls.call({ params }), { mayLack: ['verification'] })
}

/** In use, the old token is accepted beside the new one: Google does not change over when a file is applied. */
async function takeToken(ctx: Context, calls: Calls, accountId: AccountId, clientToken: string) {
  const params = { accountId }
  const now = await readAccount(ctx, ctx.database.db, accountId)
  if (now.state === 'draft' || !now.clientToken.isSet)
    return void (await setClientTokenVerb(ctx, calls.call({ params, body: { clientToken } })))
  const body = { googleAgentId: null, clientToken, days: rotationDaysMax, version: now.version }
  await beginTokenRotationVerb(ctx, calls.call({ params, body }))
}

async function takeWorkstream(ctx: Context, calls: Calls, { before, after }: Of<'workstream'>) {
  const { db } = ctx.database
  const { id: queueId } = named(await queues.list(db), after.fallbackQueue)
  const { name, channel, distribution: distributionMode } = after
  if (!before) {
    const fallbackQueue = { kind: 'existing' as const, queueId }
    const body = { name, type: 'messaging' as const, channel, distributionMode, fallbackQueue }
    return void (await createWorkstreamVerb(ctx, calls.call({ body })))
  }
  if (before.name === name && before.fallbackQueue === after.fallbackQueue) return
  const { id, version } = named(await workstreams.list(db), before.name)
  const body = { name, fallbackQueueId: queueId, version }
  await updateWorkstreamVerb(ctx, calls.call({ params: { workstreamId: id }, body }))
}

async function takeChannel(ctx: Context, calls: Calls, { workstream, after }: Of<'channel'>) {
  const { db } = ctx.database
  const { id: workstreamId, channels } = named(await workstreams.list(db), workstream)
  const agents = (await readAccounts(ctx, db)).flatMap((one) => one.googleAgents)
  const agent = agents.find((one) => agentName(one) === after.googleAgent)
  if (!agent) throw new Error(`${after.googleAgent} is not there`)
  const { language, customerAttachments, agentAttachments } = after
  const body = { language, customerAttachments, agentAttachments }
  const present = channels.find((one) => one.googleAgent.id === agent.id)
  const { id: channelId, automatedMessages } = present
    ? await updateChannelVerb(ctx, calls.call({ params: { workstreamId, channelId: present.id }, body }))
    : await createChannelVerb(
        ctx,
        calls.call({
          params: { workstreamId },
          body: { ...body, automatedMessages: [], googleAgentId: agent.id },
        }),
      )
  const said = byTrigger(
    automatedMessages.map(({ trigger, language, text: value }) => ({ trigger, language, value })),
  )
  for (const { trigger, language: tongue, value } of listOf(after.messages))
    if (said[trigger]?.[tongue] !== value)
      await say(ctx, calls, channelId, { trigger, language: tongue }, value)
  for (const { trigger, language: tongue } of listOf(said))
    if (after.messages[trigger]?.[tongue] === undefined)
      await say(ctx, calls, channelId, { trigger, language: tongue }, undefined)
}

/** A text of the channel's own, nothing at all (null), or what the organisation says (undefined). */
async function say(
  ctx: Context,
  calls: Calls,
  channelId: ChannelId,
  at: Pick<MessageItem, 'trigger' | 'language'>,
  text: string | null | undefined,
): Promise<void> {
  const { channels } = await automatedMessages.readAll(ctx.database.db)
  const version = channels.find((one) => one.id === channelId)?.version ?? 0
  const choice: OverrideChoice =
    text === undefined ? { kind: 'inherited' } : text === null ? { kind: 'silent' } : { kind: 'own', text }
  await setChannelMessageVerb(ctx, calls.call({ params: { channelId, ...at }, body: { choice, version } }))
}

async function takeReply(ctx: Context, calls: Calls, { before, after }: Of<'reply'>) {
  const { db } = ctx.database
  const { code, title, tags, texts, onlyFor } = after
  const places = await replies.places(db)
  const limits = onlyFor && {
    queueIds: onlyFor.queues.map((one) => named(places.queues, one).id),
    workstreamIds: onlyFor.workstreams.map((one) => named(places.workstreams, one).id),
  }
  const body = { shortCode: code, title, tags, texts, limits }
  if (!before) return void (await createSharedReplyVerb(ctx, calls.call({ body })))
  const found = await replies.findShared(db, before.code)
  if (!found) throw new Error(`There is no quick reply "${before.code}"`)
  await updateSharedReplyVerb(
    ctx,
    calls.call({ params: { quickReplyId: found.id }, body: { ...body, version: found.version } }),
  )
}

async function takeMessage(ctx: Context, calls: Calls, { after }: Of<'message'>) {
  const { trigger, language, on: isOn, text } = after
  const { organisation } = await automatedMessages.readAll(ctx.database.db)
  const version =
    organisation.find((one) => one.trigger === trigger && one.language === language)?.version ?? 0
  await setOrganisationMessageVerb(
    ctx,
    calls.call({ params: { trigger, language }, body: { isOn, text, version } }),
  )
}

/** Activates or deactivates. */
async function turn(ctx: Context, calls: Calls, step: Step): Promise<void> {
  if (step.kind !== 'account' && step.kind !== 'workstream' && step.kind !== 'queue') return
  const { active: isActive, name } = step.after
  if ((step.before?.active ?? true) === isActive) return
  if (step.kind === 'account') {
    const { id, version } = named(await readAccounts(ctx, ctx.database.db), name)
    return void (await updateAccountVerb(
      ctx,
      calls.call({ params: { accountId: id }, body: { isActive, version } }),
    ))
  }
  if (step.kind === 'queue') return turnQueue(ctx, calls, name, isActive)
  const { id, version } = named(await workstreams.list(ctx.database.db), name)
  await updateWorkstreamVerb(ctx, calls.call({ params: { workstreamId: id }, body: { isActive, version } }))
}

/** What lies in a queue that goes out of service goes to the default queue: the file names no other one. */
async function turnQueue(ctx: Context, calls: Calls, name: string, isActive: boolean): Promise<void> {
  if (isActive) return
  const all = await queues.list(ctx.database.db)
  const { id, version } = named(all, name)
  const to = all.find((one) => one.isDefault)
  if (!to) throw new Error('There is no default queue')
  const body = { version, toQueueId: to.id, fallbacks: [] }
  await deactivateQueueVerb(ctx, calls.call({ params: { queueId: id }, body }))
}

function named<One extends { name: string }>(all: readonly One[], name: string): One {
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`There is no "${name}"`)
  return found
}
