import { googleApi, type GoogleApi, type HealthFigures } from '@parley/contracts/health'
import { isOk, percentileMs, type ApiFacts } from '@parley/domain/api-facts'
import type { HealthFacts } from '@parley/domain/channel-health'
import { renewBeforeMs } from '../../google/google.ts'
import type { Db } from '../../store/db.ts'
import * as store from '../../store/health-facts.ts'
import type { AccountFacts, AgentFacts } from '../../store/health-facts.ts'

/** An account, or one of its channels: the Google agent that is it. */
export interface Connection {
  readonly account: AccountFacts
  readonly agent: ChannelAgent | null
}
type ChannelAgent = AgentFacts & { readonly channelId: string }
const isChannel = (agent: AgentFacts): agent is ChannelAgent => agent.channelId !== null

/** All that is known of accounts and their channels, read in eight statements however many there are. */
export interface Known {
  readonly connections: readonly Connection[]
  facts(connection: Connection): HealthFacts
  figures(connection: Connection): HealthFigures
}

const apiNames = googleApi.options

export async function readKnown(db: Db, accountId: string | null, now: Date): Promise<Known> {
  const accounts = await store.accounts(db, accountId)
  const ids = accounts.map((one) => one.id)
  const agents = await store.agents(db, ids)
  const scopes = [...ids, ...agents.map((one) => one.id)]
  const refusals = await store.refusals(db, ids, now)
  const parked = await store.parked(db, ids)
  const undelivered = await store.undelivered(db, ids)
  const marks = new Map((await store.marks(db, scopes)).map((one) => [`${one.scopeId} ${one.kind}`, one]))
  const counts = Map.groupBy(await store.lastDay(db, scopes, now), (one) => `${one.scopeId} ${one.kind}`)

  const scopeOf = ({ account, agent }: Connection) => agent?.id ?? account.id
  const markOf = (scopeId: string, kind: string) => marks.get(`${scopeId} ${kind}`)
  const countsOf = (scopeId: string, kind: string) => counts.get(`${scopeId} ${kind}`) ?? []
  const atOf = (scopeId: string, kind: string) => markOf(scopeId, kind)?.at ?? null
  /** Only sending is done for one Google agent; tokens and reading are the account's. */
  const scopeOfApi = (connection: Connection, api: GoogleApi) =>
    api === 'messages' ? scopeOf(connection) : connection.account.id

  const failureOf = (scopeId: string, kind: string) => {
    const mark = markOf(scopeId, kind)
    return mark ? { at: mark.at, code: mark.code ?? '' } : null
  }
  const apiFacts = (connection: Connection, api: GoogleApi): ApiFacts => {
    const scopeId = scopeOfApi(connection, api)
    const all = countsOf(scopeId, api)
    return {
      lastOkAt: atOf(scopeId, `${api}Ok`),
      lastFailure: failureOf(scopeId, `${api}Failed`),
      recent: {
        calls: sum(all, 'recent'),
        failed: sum(
          all.filter((one) => !isOk(one.code)),
          'recent',
        ),
      },
    }
  }
  const undeliveredOf = ({ account, agent }: Connection) => {
    const theirs = undelivered.filter((one) =>
      agent ? one.channelId === agent.channelId : one.accountId === account.id,
    )
    const oldest = theirs.map((one) => one.oldestAt).toSorted((a, b) => a.getTime() - b.getTime())
    return { count: theirs.reduce((all, one) => all + one.count, 0), oldestAt: oldest[0] ?? null }
  }
  const lastInboundAt = ({ account, agent }: Connection) =>
    agent ? atOf(agent.id, 'received') : account.lastInboundAt

  return {
    connections: [
      ...accounts.map((account) => ({ account, agent: null })),
      ...accounts.flatMap((account) =>
        agents
          .filter((agent) => agent.accountId === account.id)
          .filter(isChannel)
          .map((agent) => ({ account, agent })),
      ),
    ],
    facts(connection) {
      const { account, agent } = connection
      const scopeId = scopeOf(connection)
      const itsAgents = agents.filter((one) => one.accountId === account.id)
      const itsParked = agent ? undefined : parked.find((one) => one.accountId === account.id)
      return {
        account: {
          state: account.state === 'active' && account.inactiveSince ? 'inactive' : account.state,
          hasClientToken: account.hasClientToken,
          hasCredentials: account.hasCredentials,
          credentialsSetAt: account.credentialsSetAt,
          verifiedAt: account.verifiedAt,
          lastAttempt: account.attemptAt && { at: account.attemptAt, refusal: account.attemptRefusal },
        },
        agents: agent ? [agent] : itsAgents,
        channelCount: itsAgents.filter((one) => one.channelId !== null).length,
        channel: agent && { isDraining: agent.isDraining, isWorkstreamActive: agent.isWorkstreamActive },
        lastInboundAt: lastInboundAt(connection),
        refusals: refusals.filter((one) => one.accountId === account.id),
        parked: { count: itsParked?.count ?? 0, lastReason: itsParked?.lastReason ?? null },
        replies: {
          lastSentAt: atOf(scopeId, 'sent'),
          lastFailure: failureOf(scopeId, 'failed'),
          sent: sum(countsOf(scopeId, 'sent'), 'day'),
          failed: sum(countsOf(scopeId, 'failed'), 'day'),
        },
        undelivered: undeliveredOf(connection),
        apis: {
          messages: apiFacts(connection, 'messages'),
          messagesToken: apiFacts(connection, 'messagesToken'),
          management: apiFacts(connection, 'management'),
          managementToken: apiFacts(connection, 'managementToken'),
        },
      }
    },
    figures(connection) {
      const { account } = connection
      const held = markOf(account.id, 'messagesTokenHeld')
      const isHeld = held?.until && (!account.credentialsSetAt || account.credentialsSetAt <= held.at)
      return {
        lastInboundAt: lastInboundAt(connection),
        lastOutboundAt: atOf(scopeOf(connection), 'sent'),
        lastVerificationAt: account.verifiedAt,
        accessToken:
          held?.until && isHeld
            ? {
                fetchedAt: held.at,
                expiresAt: held.until,
                renewsAt: new Date(held.until.getTime() - renewBeforeMs),
              }
            : null,
        undelivered: undeliveredOf(connection),
        apis: apiNames.map((api) => apiFigures(api, (kind) => countsOf(scopeOfApi(connection, api), kind))),
        refusals: countsOf(account.id, 'refused')
          .map((one) => ({ reason: one.code, count: one.day }))
          .toSorted((a, b) => b.count - a.count),
      }
    },
  }
}

const sum = (all: readonly store.Counted[], of: 'day' | 'recent') =>
  all.reduce((total, one) => total + one[of], 0)

function apiFigures(api: GoogleApi, countsOf: (kind: string) => readonly store.Counted[]) {
  const calls = countsOf(api)
  const durations = new Map(countsOf(`${api}Ms`).map((one) => [one.code, one.day]))
  return {
    api,
    calls: sum(calls, 'day'),
    failed: sum(
      calls.filter((one) => !isOk(one.code)),
      'day',
    ),
    p50Ms: percentileMs(durations, 0.5),
    p95Ms: percentileMs(durations, 0.95),
  }
}
