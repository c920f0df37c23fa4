import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  randomBytes,
  randomInt,
  verify,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import { ApiError } from './api-error.ts'
import type { Clock } from './clock.ts'
import { isJsonObject, type JsonObject } from './json.ts'
import { apiOf, readRestrictions, requireEnabled, scopeInsufficient } from './restrictions.ts'
import { isLoopbackName } from './shape.ts'
import type { Store } from './store.ts'

/** A service-account key as the settings page lists it. Times are milliseconds since 1970. */
export type ServiceKey = {
  id: string
  partnerId: string
  email: string
  isDisabled: boolean
  createdAt: number
  lastUsedAt: number | null
}

/** The Cloud project of a partner. */
export type CloudProject = { projectId: string; projectNumber: string; serviceClientId: string }

export type Accounts = ReturnType<typeof createAccounts>

export const scopes = {
  messages: 'https://www.googleapis.com/auth/businessmessages',
  communications: 'https://www.googleapis.com/auth/businesscommunications',
} as const
/** Scopes that Google knows and a token may carry; only the two above open anything here. */
const knownScopes: ReadonlySet<string> = new Set([
  ...Object.values(scopes),
  'https://www.googleapis.com/auth/rcsbusinessmessaging',
  'https://www.googleapis.com/auth/cloud-platform',
])

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const googleTokenUrls: ReadonlySet<string> = new Set([
  'https://oauth2.googleapis.com/token',
  'https://www.googleapis.com/oauth2/v4/token',
])
const tolerancesSeconds = 300
const lifeSecondsMax = 3600
const tokenLifeSeconds = 3599
const generateKeys = promisify(generateKeyPair)

type TokenAnswer = { status: number; body: JsonObject }
type Jwt = { header: JsonObject; claims: JsonObject; isSignedBy: (key: KeyObject) => boolean }

function readJwt(token: string): Jwt | undefined {
  const parts = token.split('.')
  const [head = '', body = '', signature = ''] = parts
  if (parts.length !== 3) return undefined
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'))
    const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
    if (!isJsonObject(header) || !isJsonObject(claims)) return undefined
    return {
      header,
      claims,
      isSignedBy: (key) =>
        verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')),
    }
  } catch {
    // Not base64url JSON: not a JWT, which every caller answers as a bad credential.
    return undefined
  }
}

/**
 * Service accounts, their keys and the access tokens made from them (protocol reference §1.2, §1.3).
 * Tokens and keys use the machine's time, never the movable clock, because clients sign with real time.
 */
export function createAccounts(store: Store, clock: Clock, publicUrl: () => string) {
  const nowSeconds = (): number => Math.floor(clock.realNow() / 1000)

  const project = (partnerId: string): CloudProject => {
    const known = store.meta<CloudProject | undefined>(`project:${partnerId}`, undefined)
    if (known === undefined) throw new Error(`partner ${partnerId} has no Cloud project`)
    return known
  }

  const isTokenUrl = (audience: unknown): boolean => {
    if (typeof audience !== 'string') return false
    if (googleTokenUrls.has(audience)) return true
    const asked = URL.parse(audience)
    const own = new URL(publicUrl())
    if (asked === null || !/^\/(?:oauth2\/v4\/)?token\/?$/.test(asked.pathname)) return false
    const isSameHost =
      asked.hostname === own.hostname || (isLoopbackName(asked.hostname) && isLoopbackName(own.hostname))
    return isSameHost && asked.port === own.port
  }

  /** Active keys of an account; the one named by `kid` first, but a missing or odd `kid` is no obstacle. */
  const findSigner = (jwt: Jwt, email: string) =>
    store
      .all('select id, partner, public_key from keys where email = ? and is_disabled = 0', email)
      .sort((a, b) => Number(b['id'] === jwt.header['kid']) - Number(a['id'] === jwt.header['kid']))
      .find(
        (row) => jwt.header['alg'] === 'RS256' && jwt.isSignedBy(createPublicKey(String(row['public_key']))),
      )

  const isTimely = ({ iat, exp }: JsonObject): boolean => {
    const now = nowSeconds()
    return (
      typeof iat === 'number' &&
      typeof exp === 'number' &&
      exp > iat &&
      exp - iat <= lifeSecondsMax &&
      iat <= now + tolerancesSeconds &&
      exp >= now - tolerancesSeconds
    )
  }

  const grantError = (error: string, description: string, status = 400): TokenAnswer => ({
    status,
    body: { error, error_description: description },
  })

  return {
    project,
    setProject: (partnerId: string, value: CloudProject): void =>
      store.setMeta(`project:${partnerId}`, value),

    /** Makes a key and returns the file that is shown once; only the public half is kept. */
    async createKey(partnerId: string): Promise<{ id: string; fileName: string; file: JsonObject }> {
      const { projectId, serviceClientId } = project(partnerId)
      const { publicKey, privateKey } = await generateKeys('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      })
      createPrivateKey(privateKey)
      const id = randomBytes(20).toString('hex')
      const email = `business-messages@${projectId}.iam.gserviceaccount.com`
      store.run(
        'insert into keys (id, partner, email, public_key, created_at) values (?, ?, ?, ?, ?)',
        id,
        partnerId,
        email,
        publicKey,
        clock.realNow(),
      )
      return {
        id,
        fileName: `${projectId}-${id.slice(0, 12)}.json`,
        file: {
          type: 'service_account',
          project_id: projectId,
          private_key_id: id,
          private_key: privateKey,
          client_email: email,
          client_id: serviceClientId,
          auth_uri: 'https://accounts.google.com/o/oauth2/auth',
          token_uri: `${publicUrl()}/token`,
          auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
          client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(email)}`,
          universe_domain: 'googleapis.com',
        },
      }
    },
    listKeys: (): ServiceKey[] =>
      store.all('select * from keys order by created_at, id').map((row) => ({
        id: String(row['id']),
        partnerId: String(row['partner']),
        email: String(row['email']),
        isDisabled: row['is_disabled'] === 1,
        createdAt: Number(row['created_at']),
        lastUsedAt: row['last_used_at'] === null ? null : Number(row['last_used_at']),
      })),
    /** A disabled or deleted key takes its access tokens with it. @returns whether the key exists */
    setKeyDisabled(id: string, isDisabled: boolean): boolean {
      store.run('delete from tokens where key_id = ?', id)
      return store.run('update keys set is_disabled = ? where id = ?', Number(isDisabled), id) > 0
    },
    deleteKey(id: string): boolean {
      store.run('delete from tokens where key_id = ?', id)
      return store.run('delete from keys where id = ?', id) > 0
    },

    /** The JWT bearer grant (RFC 7523). Errors have the form and names of Google's token endpoint. */
    grant(params: JsonObject): TokenAnswer {
      const { grant_type: grantType, assertion } = params
      if (grantType !== jwtBearer)
        return grantError(
          'unsupported_grant_type',
          `Invalid grant_type: ${typeof grantType === 'string' ? grantType : ''}`,
        )
      const jwt = typeof assertion === 'string' ? readJwt(assertion) : undefined
      if (jwt === undefined) return grantError('invalid_grant', 'Invalid JWT: the assertion cannot be read.')
      const { iss, aud, scope } = jwt.claims
      if (typeof iss !== 'string' || iss === '')
        return grantError('invalid_client', 'The OAuth client was not found.', 401)
      if (!isTokenUrl(aud)) return grantError('invalid_grant', 'Invalid JWT: Failed audience check.')
      if (!isTimely(jwt.claims))
        return grantError(
          'invalid_grant',
          'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
        )
      const account = store.get('select count(*) as n from keys where email = ? and is_disabled = 0', iss)
      if (account?.['n'] === 0) return grantError('invalid_grant', 'Invalid grant: account not found')
      const signer = findSigner(jwt, iss)
      if (signer === undefined) return grantError('invalid_grant', 'Invalid JWT Signature.')
      const asked = typeof scope === 'string' ? scope.split(/\s+/).filter((one) => one !== '') : []
      if (asked.length === 0 || asked.some((one) => !knownScopes.has(one)))
        return grantError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.')
      const { refusedScopes, withheldScopes } = readRestrictions(store, String(signer['partner']))
      const isOneOf = (list: readonly string[]) => (one: string) => list.includes(apiOf(one) ?? '')
      if (asked.some(isOneOf(refusedScopes)))
        return grantError('invalid_scope', 'Some requested scopes cannot be granted to this account.')
      const granted = asked.filter((one) => !isOneOf(withheldScopes)(one))
      const token = `ya29.c.${randomBytes(randomInt(90, 120)).toString('base64url')}`
      const now = clock.realNow()
      store.transaction(() => {
        store.run('delete from tokens where expires_at < ?', now)
        store.run('update keys set last_used_at = ? where id = ?', now, String(signer['id']))
        store.run(
          'insert into tokens (token, key_id, partner, scope, expires_at) values (?, ?, ?, ?, ?)',
          token,
          String(signer['id']),
          String(signer['partner']),
          granted.join(' '),
          now + tokenLifeSeconds * 1000,
        )
      })
      return {
        status: 200,
        body: { access_token: token, expires_in: tokenLifeSeconds, token_type: 'Bearer' },
      }
    },

    /**
     * Who calls. Takes an access token made by `grant`, or a JWT that the service account signed itself.
     * @throws ApiError UNAUTHENTICATED without a good credential, PERMISSION_DENIED with the wrong scope or where the
     * project has the API switched off
     */
    authenticate(authorization: string | undefined, neededScope: string): { partnerId: string } {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
      const denied = new ApiError(
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
      )
      if (token === undefined) throw denied
      const admitted = (partnerId: string) => {
        requireEnabled(readRestrictions(store, partnerId), neededScope, project(partnerId).projectNumber)
        return { partnerId }
      }
      const row = store.get('select partner, scope, expires_at from tokens where token = ?', token)
      if (row !== undefined) {
        if (Number(row['expires_at']) <= clock.realNow()) throw denied
        if (!String(row['scope']).split(' ').includes(neededScope)) throw scopeInsufficient(neededScope)
        return admitted(String(row['partner']))
      }
      const jwt = readJwt(token)
      const email = jwt?.claims['iss']
      if (jwt === undefined || typeof email !== 'string' || !isTimely(jwt.claims)) throw denied
      const { aud, scope } = jwt.claims
      const api = neededScope.slice(neededScope.lastIndexOf('/') + 1)
      const isForUs =
        (typeof scope === 'string' && scope.split(' ').includes(neededScope)) ||
        aud === `https://${api}.googleapis.com/` ||
        (typeof aud === 'string' && aud.replace(/\/$/, '') === publicUrl())
      const signer = isForUs ? findSigner(jwt, email) : undefined
      if (signer === undefined) throw denied
      return admitted(String(signer['partner']))
    },
  }
}
