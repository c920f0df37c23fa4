import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Google } from './google/google.ts'
import type { HealthTally } from './health-tally.ts'
import type { Sealer } from './secrets.ts'
import type { Database } from './store/db.ts'

/** What every verb may use. One for the life of the server; tests make their own with a clock in hand. */
export interface Context {
  readonly config: Config
  readonly database: Database
  readonly sealer: Sealer
  readonly log: Logger
  /** Google's side: token, messages, brands and agents, media. */
  readonly google: Google
  /** What connections to Google do is counted here, in memory. */
  readonly health: HealthTally
  now(): Date
  newId(): string
}
