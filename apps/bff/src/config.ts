import { resolve } from 'node:path'
import { z } from 'zod'

/**
 * What differs between two installations, read once from the environment. Secrets have no default; in the try-out
 * mode the key for sealing is made in the data folder by `secrets.ts`.
 */
export interface Config {
  /** `tryout` (npm start: emulator, key in the data folder) or `production` (npm run serve). */
  readonly mode: 'tryout' | 'production'
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** PostgreSQL to use; null: the embedded one in the data folder. */
  readonly databaseUrl: string | null
  /** Address under which browsers and Google reach this server, without slash at the end. */
  readonly publicUrl: string
  /** 32 bytes, or null where the try-out mode makes one. */
  readonly secretsKey: Buffer | null
  /** Keys that still open what was sealed before, 32 bytes each. */
  readonly secretsKeysPrevious: readonly Buffer[]
  /** How many proxies in front set X-Forwarded-For. */
  readonly trustProxyHops: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Address of the emulator's pages; null in production. */
  readonly emulatorUrl: string | null
  readonly google: GoogleAddresses
}

/** Where Google is. `tokenUris` is the allow-list for a key file's token_uri, `mediaBases` for customers' pictures. */
export interface GoogleAddresses {
  readonly businessMessages: string
  readonly businessCommunications: string
  readonly tokenUris: readonly string[]
  readonly mediaBases: readonly string[]
}

/** Thrown when the environment is wrong; the message lists every mistake. */
export class ConfigError extends Error {
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n- ${mistakes.join('\n- ')}`,
    )
    this.name = 'ConfigError'
    this.mistakes = mistakes
  }
}

const port = z.coerce.number({ error: 'must be a whole number from 0 to 65535' }).int().min(0).max(65_535)
const address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((text) => text.replace(/\/+$/, ''))
const addressList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(z.array(address).min(1))

const keyText = /^[A-Za-z0-9+/]{43}=$/
/** A rotation needs one; more are for those that were interrupted. */
const previousKeysMax = 4
const sealingKeys = {
  SECRETS_KEY: z
    .string()
    .regex(keyText, {
      error: 'must be 32 bytes in base64, for example from: openssl rand -base64 32',
    })
    .optional(),
  SECRETS_KEY_PREVIOUS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .refine((keys) => keys.length <= previousKeysMax && keys.every((key) => keyText.test(key)), {
      error: `must be up to ${previousKeysMax} keys of 32 bytes in base64, separated by commas`,
    })
    .optional(),
}

const environment = z.object({
  PARLEY_MODE: z
    .enum(['tryout', 'production'], { error: 'must be tryout or production' })
    .default('production'),
  PORT: port.default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  PUBLIC_URL: address.optional(),
  ...sealingKeys,
  TRUST_PROXY_HOPS: z.coerce
    .number({ error: 'must be a whole number from 0 to 10' })
    .int()
    .min(0)
    .max(10)
    .default(0),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    })
    .default('info'),
  EMULATOR_PORT: port.default(8090),
  EMULATOR_URL: address.optional(),
  GOOGLE_BUSINESS_MESSAGES_URL: address.optional(),
  GOOGLE_BUSINESS_COMMUNICATIONS_URL: address.optional(),
  GOOGLE_TOKEN_URLS: addressList.optional(),
  GOOGLE_MEDIA_URLS: addressList.optional(),
})

/** Names of all variables the server reads; `.env.example` is tested against them. */
export const variableNames = Object.keys(environment.shape)

/** Reads and checks the environment. Errors: `ConfigError` with every mistake at once. Empty values count as unset. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const mistakes = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  const isProduction = (given['PARLEY_MODE'] ?? 'production') === 'production'
  if (isProduction && given['SECRETS_KEY'] === undefined)
    mistakes.push(
      'SECRETS_KEY is required in production: 32 bytes in base64, for example from: openssl rand -base64 32',
    )
  mistakes.push(...mistakesBetweenKeys(given))
  if (isProduction && given['PUBLIC_URL'] === undefined)
    mistakes.push(
      'PUBLIC_URL is required in production: the address under which Google and browsers reach this server',
    )
  if (isProduction && given['EMULATOR_URL'] !== undefined)
    mistakes.push('EMULATOR_URL is for trying out only: production speaks with Google')
  const isEmulatorHere = !isProduction && given['EMULATOR_URL'] === undefined
  if (
    isEmulatorHere &&
    parsed.success &&
    parsed.data.PORT !== 0 &&
    parsed.data.PORT === parsed.data.EMULATOR_PORT
  )
    mistakes.push('EMULATOR_PORT must differ from PORT')
  if (mistakes.length > 0 || !parsed.success) throw new ConfigError(mistakes)

  const read = parsed.data
  const emulatorUrl = isProduction ? null : (read.EMULATOR_URL ?? `http://127.0.0.1:${read.EMULATOR_PORT}`)
  const tokenDefaults = emulatorUrl ? [`${emulatorUrl}/token`] : ['https://oauth2.googleapis.com/token']
  return Object.freeze({
    mode: read.PARLEY_MODE,
    port: read.PORT,
    host: read.HOST,
    dataDir: resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    secretsKey: read.SECRETS_KEY ? Buffer.from(read.SECRETS_KEY, 'base64') : null,
    secretsKeysPrevious: (read.SECRETS_KEY_PREVIOUS ?? []).map((key) => Buffer.from(key, 'base64')),
    trustProxyHops: read.TRUST_PROXY_HOPS,
    logLevel: read.LOG_LEVEL,
    emulatorUrl,
    google: {
      businessMessages:
        read.GOOGLE_BUSINESS_MESSAGES_URL ?? emulatorUrl ?? 'https://businessmessages.googleapis.com',
      businessCommunications:
        read.GOOGLE_BUSINESS_COMMUNICATIONS_URL ??
        emulatorUrl ??
        'https://businesscommunications.googleapis.com',
      tokenUris: read.GOOGLE_TOKEN_URLS ?? tokenDefaults,
      mediaBases: read.GOOGLE_MEDIA_URLS ?? [emulatorUrl ?? 'https://storage.googleapis.com'],
    },
  })
}

/** What can be wrong between the keys although each may be right by itself. */
function mistakesBetweenKeys(given: Record<string, string | undefined>): string[] {
  const { SECRETS_KEY: current, SECRETS_KEY_PREVIOUS: previous } = given
  if (previous === undefined) return []
  if (current === undefined) return ['SECRETS_KEY_PREVIOUS needs SECRETS_KEY: the key that seals from now on']
  return previous.split(',').some((key) => key.trim() === current)
    ? ['SECRETS_KEY_PREVIOUS must not contain SECRETS_KEY: the key that seals is no previous one']
    : []
}

/**
 * Only the keys, for the command that rotates them: the one that seals first. Null when the environment has none and
 * the key lies in the data folder. Errors: `ConfigError` with every mistake at once.
 */
export function readSealingKeys(env: Record<string, string | undefined>): readonly Buffer[] | null {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = z.object(sealingKeys).safeParse(given)
  const mistakes = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  mistakes.push(...mistakesBetweenKeys(given))
  if (mistakes.length > 0 || !parsed.success) throw new ConfigError(mistakes)
  const { SECRETS_KEY: current, SECRETS_KEY_PREVIOUS: previous = [] } = parsed.data
  return current === undefined ? null : [current, ...previous].map((key) => Buffer.from(key, 'base64'))
}
