import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import type { Context } from './context.ts'
import { wipePreviousWhenDue } from './features/accounts/wipe-previous.ts'
import { elapse } from './features/conversations/elapse.ts'
import { purgeWhenDue } from './features/deletions/purge.ts'
import { createAcceptor } from './features/inbound/accept.ts'
import { createAccountCache } from './features/inbound/account-cache.ts'
import { createCallNotes } from './features/inbound/call-notes.ts'
import { fetchPicture } from './features/inbound/fetch-picture.ts'
import { createTokenUses } from './features/inbound/token-uses.ts'
import { processShard } from './features/inbound/process.ts'
import { eraseOldBodies } from './features/inbound/retention.ts'
import { deliver } from './features/outbound/deliver.ts'
import { retireWhenDue } from './features/accounts/token-rotation.ts'
import { finishDraining } from './features/workstreams/delete-channel.ts'
import { bodyMsMax, limitBodyTime, uploadMsMax } from './http/body-time.ts'
import { createPictureHandler } from './http/public-pictures.ts'
import { idleMs } from './http/session.ts'
import { createWebhookHandler } from './http/webhook.ts'
import { createHealthSettler } from './jobs/health-settler.ts'
import { createInboundPump } from './jobs/inbound-pump.ts'
import { createTallySettler } from './jobs/tally-settler.ts'
import { createLaneRunner } from './jobs/lane-runner.ts'
import { createHub } from './live/hub.ts'
import { listen } from './live/listener.ts'
import { newestSeq, readAfter } from './store/activity-feed.ts'
import { settle } from './store/audit-tallies.ts'
import { settleUses } from './store/credentials-uses.ts'
import { openDatabase } from './store/db.ts'
import * as healthCounts from './store/health-counts.ts'
import type { TypingNotice } from './store/notices.ts'
import { batchesInFlightMax, busyShards, createAppender } from './store/raw-events.ts'
import { serverName } from './store/running-servers.ts'
import { actorsOf } from './store/sessions.ts'

/** A running instance: its door, its workers and its live feed. */
export interface RunningServer {
  readonly port: number
  /** Takes no new requests, lets running ones and started work end, tells browsers to come back. */
  close(): Promise<void>
}

/** Opens everything on top of a database that is up to date. `databaseUrl` is for connections of their own: listening, and deliveries. */
export async function startServer(ctx: Context, databaseUrl: string): Promise<RunningServer> {
  const { db } = ctx.database
  const accounts = createAccountCache(ctx)
  // Connections of its own: a delivery never waits for one that a page holds, and statements are prepared only here.
  const acceptance = openDatabase(databaseUrl, batchesInFlightMax)
  const notes = createCallNotes(ctx)
  const uses = createTokenUses(ctx)
  const appender = createAppender(acceptance.pool, () => pump.wake(), notes.repeated)
  const pump = createInboundPump(ctx.log, {
    busyShards: () => busyShards(db),
    processShard: (shard) => processShard(ctx, shard),
    isBurst: appender.isBurst,
  })
  const acceptor = createAcceptor(ctx, accounts, appender, notes, uses)
  const lanes = createLaneRunner(db, ctx.log, {
    outbound: (lease) => deliver(ctx, lease),
    media: (lease) => fetchPicture(ctx, lease),
    timer: (lease) => elapse(ctx, lease),
    retention: (lease) => eraseOldBodies(ctx, lease),
    drain: (lease) => finishDraining(ctx, lease),
    purge: (lease) => purgeWhenDue(ctx, lease),
    credentials: (lease) => wipePreviousWhenDue(ctx, lease),
    oldToken: (lease) => retireWhenDue(ctx, lease),
  })
  const healthSettler = createHealthSettler(ctx.log, ctx.health, (news) =>
    db.transaction().execute((tx) => healthCounts.add(tx, news)),
  )
  const settler = createTallySettler(ctx.log, () => settleTallies(ctx))
  const hub = createHub(ctx.log, {
    newestSeq: () => newestSeq(db),
    after: (seq, limit) => readAfter(db, seq, limit),
    actors: (hashes) => actorsOf(db, hashes, ctx.now(), idleMs),
  })
  const listener = listen(
    databaseUrl,
    ctx.log,
    {
      parley_activity: hub.wake,
      parley_lanes: lanes.wake,
      parley_inbound: pump.wake,
      parley_accounts: accounts.forgetAll,
      parley_keys: () => {
        listener.introduce().catch((error: unknown) => {
          ctx.log.error({ err: error }, 'the keys for secrets could not be read again')
        })
      },
      parley_typing: (payload) => hub.typing(JSON.parse(payload) as TypingNotice),
    },
    () => {
      accounts.forgetAll()
      hub.wake()
      lanes.wake()
      pump.wake()
    },
    () => {
      ctx.sealer.refresh()
      return serverName(ctx.sealer.fingerprints())
    },
  )

  let isStopping = false
  const takeWebhook = createWebhookHandler(acceptor, ctx.log, ctx.config.trustProxyHops)
  const servePicture = createPictureHandler(ctx)
  const app = createApp(ctx, hub, () => isStopping)
  const server = createServer((req, res) => {
    // A sender that dribbles its request must not hold a connection for long; uploads get more time once they may.
    limitBodyTime(req, bodyMsMax)
    if (!takeWebhook(req, res) && !servePicture(req, res)) app(req, res)
  })
  server.headersTimeout = 10_000
  server.requestTimeout = uploadMsMax + bodyMsMax
  server.keepAliveTimeout = 65_000
  const closeWorkers = async () => {
    await Promise.all([lanes.close(), pump.close(), settler.close()])
  }
  try {
    await listening(server, ctx.config.port, ctx.config.host)
  } catch (error) {
    // They work already, and the database is closed next.
    await hub.close()
    await closeWorkers()
    await acceptor.close()
    await healthSettler.close()
    await acceptance.close()
    await listener.close()
    throw error
  }

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      isStopping = true
      const closed = new Promise<void>((done) => server.close(() => done()))
      await hub.close()
      server.closeIdleConnections()
      await closeWorkers()
      const cut = setTimeout(() => server.closeAllConnections(), 5_000)
      await closed
      clearTimeout(cut)
      await acceptor.close()
      // After all who count.
      await healthSettler.close()
      await acceptance.close()
      await listener.close()
    },
  }
}

/** What was counted and is over becomes entries of the audit log. */
async function settleTallies({ database, now }: Context): Promise<number> {
  const entries = await database.db.transaction().execute((tx) => settle(tx, now()))
  return entries + (await database.db.transaction().execute((tx) => settleUses(tx, now())))
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      done()
    })
  })
}
