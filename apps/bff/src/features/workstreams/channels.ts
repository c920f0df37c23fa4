import { ProblemError } from '@parley/contracts/problem'
import type {
  Channel,
  createChannel,
  deleteChannel,
  getChannelImpact,
  updateChannel,
} from '@parley/contracts/workstreams'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as channels from '../../store/channels.ts'
import { closeConversationsOfChannel, recordClosings } from '../../store/conversation-closing.ts'
import type { Db } from '../../store/db.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as googleAgents from '../../store/google-agents.ts'
import * as workstreams from '../../store/workstreams.ts'

const topicsOf = (accountId: string) => ['workstreams', 'accounts', `account:${accountId}`] as const

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
    if (account.state !== 'active') throw new ProblemError('channel/account-inactive')
    if (agent.isBound) throw new ProblemError('channel/agent-bound')
    const id = await channels.create(tx, { ...body, workstreamId, kind: workstream.channel, now: ctx.now() })
    await deliveries.unparkWaiting(tx, agent.accountId, ['noChannel', 'unknownAgent'])
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
    const locked = await channels.lock(tx, workstreamId, channelId)
    if (!locked) throw new ProblemError('request/not-found')
    const before = await readChannel(tx, workstreamId, channelId)
    await channels.change(tx, channelId, body)
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

export async function getChannelImpactVerb(
  ctx: Context,
  { params: { workstreamId, channelId } }: Call<typeof getChannelImpact>,
) {
  const found = await channels.impact(ctx.database.db, workstreamId, channelId)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

/** Deletes a channel: its open conversations are closed, what waited to be sent fails, their history stays. */
export async function deleteChannelVerb(
  ctx: Context,
  { actor, params: { workstreamId, channelId }, audit }: Call<typeof deleteChannel>,
) {
  await ctx.database.db.transaction().execute(async (tx) => {
    await deliveries.pauseProcessing(tx)
    const locked = await channels.lock(tx, workstreamId, channelId)
    if (!locked) throw new ProblemError('request/not-found')
    const before = await readChannel(tx, workstreamId, channelId)
    const now = ctx.now()
    await channels.remove(tx, channelId, now)
    const closed = await closeConversationsOfChannel(tx, channelId, now)
    await audit.record(tx, {
      verb: 'channel.deleted',
      object: objectOf(before),
      before: factsOf(before),
      after: { closedConversations: closed.length },
    })
    await recordClosings(tx, actor.id, closed)
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'channel.deleted',
      topics: topicsOf(locked.accountId),
      subject: { channelId, workstreamId, closedConversations: closed.length },
    })
  })
}

/** A channel has no name of its own: it is known by its Google agent. */
const objectOf = ({ id, googleAgent }: Channel) =>
  ({ type: 'channel', id, name: googleAgent.displayName }) as const
const factsOf = (channel: Channel) => ({
  language: channel.language,
  automatedMessages: channel.automatedMessages.map(({ trigger, text }) => `${trigger}: ${text}`),
  customerAttachments: channel.customerAttachments,
  agentAttachments: channel.agentAttachments,
})

async function readChannel(tx: Db, workstreamId: string, id: string) {
  const workstream = await workstreams.read(tx, workstreamId)
  const found = workstream?.channels.find((one) => one.id === id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}
