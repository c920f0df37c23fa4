import type {
  ConnectionHealth,
  getAccountHealth,
  getChannelHealth,
  listHealth,
} from '@parley/contracts/health'
import { ProblemError } from '@parley/contracts/problem'
import type { AccountId, ChannelId, GoogleAgentId, WorkstreamId } from '@parley/contracts/values'
import { capabilitiesOf, summaryOf } from '@parley/domain/channel-health'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { accountOfChannel, byDay } from '../../store/health-facts.ts'
import { toDays } from './days.ts'
import { readKnown, type Connection, type Known } from './facts.ts'

export async function listHealthVerb(ctx: Context, _call: Call<typeof listHealth>) {
  const now = ctx.now()
  const known = await readKnown(ctx.database.db, null, now)
  const all = known.connections.map((connection) => ({
    connection,
    summary: summaryOf(capabilitiesOf(known.facts(connection), now)),
  }))
  return {
    accounts: all.flatMap(({ connection: { account, agent }, summary: { state, because } }) =>
      agent ? [] : [{ id: account.id as AccountId, state, because }],
    ),
    channels: all.flatMap(({ connection: { agent }, summary: { state, because } }) =>
      agent
        ? [{ id: agent.channelId as ChannelId, googleAgentId: agent.id as GoogleAgentId, state, because }]
        : [],
    ),
  }
}

/** Errors: `request/not-found`, also for a deleted account. */
export async function getAccountHealthVerb(
  ctx: Context,
  { params: { accountId } }: Call<typeof getAccountHealth>,
) {
  const known = await readKnown(ctx.database.db, accountId, ctx.now())
  return describe(
    ctx,
    known,
    known.connections.find((one) => one.agent === null),
  )
}

/** Errors: `request/not-found`, also for a deleted channel. */
export async function getChannelHealthVerb(
  ctx: Context,
  { params: { workstreamId, channelId } }: Call<typeof getChannelHealth>,
) {
  const accountId = await accountOfChannel(ctx.database.db, workstreamId, channelId)
  if (accountId === null) throw new ProblemError('request/not-found')
  const known = await readKnown(ctx.database.db, accountId, ctx.now())
  return describe(
    ctx,
    known,
    known.connections.find((one) => one.agent?.channelId === channelId),
  )
}

async function describe(
  ctx: Context,
  known: Known,
  connection: Connection | undefined,
): Promise<ConnectionHealth> {
  if (!connection) throw new ProblemError('request/not-found')
  const { account, agent } = connection
  const now = ctx.now()
  const capabilities = capabilitiesOf(known.facts(connection), now)
  return {
    account: { id: account.id as AccountId, name: account.name },
    channel: agent && {
      id: agent.channelId as ChannelId,
      name: agent.name,
      workstream: { id: agent.workstreamId as WorkstreamId, name: agent.workstreamName ?? '' },
    },
    state: summaryOf(capabilities).state,
    capabilities,
    figures: known.figures(connection),
    days: toDays(await byDay(ctx.database.db, agent?.id ?? account.id, now), now),
  }
}
