import { ProblemError } from '@parley/contracts/problem'
import type { Channel, createChannel, updateChannel } from '@parley/contracts/workstreams'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as channels from '../../store/channels.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as googleAgents from '../../store/google-agents.ts'
import * as workstreams from '../../store/workstreams.ts'
import { factsOf, objectOf, readChannel, topicsOf } from './read-channel.ts'

/**
 * Binds a Google agent to a workstream. It is live at once: deliveries that waited for it are processed now.
 * Errors: `channel/account-inactive`, `channel/agent-bound`.
 */
export async function createChannelVerb(
  ctx: Context,
  { actor, params: { workstreamId }, body, audit }: Call<typeof createChannel>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const workstream = await workstreams.lock(tx, workstreamId)
    if (!workstream) throw new ProblemError('request/not-found')
    // First the account, then its agent: the order everywhere.
    const accountId = await googleAgents.accountOf(tx, body.googleAgentId)
    const account = accountId === null ? null : await accounts.lock(tx, accountId)
    const agent = account === null ? null : await googleAgents.lock(tx, body.googleAgentId)
    if (!account || !agent)
      throw new ProblemError('request/invalid', {
        errors: [{ pointer: '/body/googleAgentId', code: 'invalid' }],
      })
    if (account.state !== 'active' || account.inactiveSince !== null)
      throw new ProblemError('channel/account-inactive')
    if (agent.isBound) throw new ProblemError('channel/agent-bound')
    const id = await channels.create(tx, {
      ...body,
      automatedMessages: inLanguage(body.automatedMessages, body.language),
      workstreamId,
      kind: workstream.channel,
      now: ctx.now(),
    })
    await deliveries.unparkWaiting(tx, agent.accountId, [
      'noChannel',
      'unknownAgent',
      'channelDraining',
      'workstreamInactive',
    ])
    const created = await readChannel(tx, workstreamId, id)
    await audit.record(tx, {
      verb: 'channel.created',
      object: objectOf(created),
      after: { workstream: workstream.name, ...factsOf(created) },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'channel.created',
      topics: topicsOf(agent.accountId),
      subject: { channelId: id, workstreamId, googleAgentId: body.googleAgentId },
    })
    return created
  })
}

export async function updateChannelVerb(
  ctx: Context,
  { actor, params: { workstreamId, channelId }, body, audit }: Call<typeof updateChannel>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const locked = await channels.lock(tx, channelId)
    if (locked?.workstreamId !== workstreamId) throw new ProblemError('request/not-found')
    const before = await readChannel(tx, workstreamId, channelId)
    const { automatedMessages: given, ...others } = body
    const language = body.language ?? before.language
    const kept = before.automatedMessages.filter((one) => one.language !== language)
    await channels.change(tx, channelId, {
      ...others,
      ...(given ? { automatedMessages: [...kept, ...inLanguage(given, language)] } : {}),
    })
    const after = await readChannel(tx, workstreamId, channelId)
    await audit.record(tx, {
      verb: 'channel.updated',
      object: objectOf(after),
      before: factsOf(before),
      after: factsOf(after),
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'channel.updated',
      topics: ['workstreams'],
      subject: { channelId, workstreamId, fields: Object.keys(body) },
    })
    return after
  })
}

/** Texts that were given for a channel are in its language. */
const inLanguage = (
  given: Call<typeof createChannel>['body']['automatedMessages'],
  language: Channel['language'],
) => given.map(({ trigger, text }) => ({ trigger, text, language }))
