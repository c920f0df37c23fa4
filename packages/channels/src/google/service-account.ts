import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Finding, ProofCode } from '@parley/contracts/proof-codes'
import { printable } from './google-door.ts'
import { tidied, tidyKeyFile, tidyPem, type Tidied } from './key-text.ts'

/** What of a service-account key file is used; everything else in it is dropped. `privateKey` is PEM and a secret. */
export const serviceAccount = z.object({
  clientEmail: z.string(),
  projectId: z.string(),
  keyId: z.string(),
  privateKey: z.string(),
  /** One of the operator's addresses, spelled as there. */
  tokenUri: z.string(),
})
export type ServiceAccount = z.infer<typeof serviceAccount>

/**
 * A file, read. `findings` has one entry per result in order, codes `shape.*` and `key.*` (protocol reference §1.2);
 * none of them carries any part of the key.
 */
export type KeyFileReading =
  | { outcome: 'usable'; key: ServiceAccount; cleaned: readonly Tidied[]; findings: readonly Finding[] }
  | { outcome: 'unusable'; findings: readonly Finding[] }

/** Real files have about 2.4 KB. */
export const keyFileBytesMax = 32_000
const rsaBitsMin = 2048

const requiredFields = ['client_email', 'private_key', 'private_key_id', 'project_id', 'token_uri'] as const
type RequiredField = (typeof requiredFields)[number]

/**
 * Reads the text of a service-account key file. Only `type: service_account` with an RSA key of at least 2048 bits and
 * a `token_uri` from `tokenUris` is usable: other types make a client fetch addresses, read files or run commands.
 * Errors: never throws; all findings at once.
 */
export function readKeyFile(
  content: string,
  { tokenUris }: { tokenUris: readonly string[] },
): KeyFileReading {
  if (Buffer.byteLength(content) > keyFileBytesMax) return unusable('shape.tooLarge')
  const tidy = tidyKeyFile(content)
  const file = readJson(tidy.text)
  if (file === undefined) return unusable(otherFile(tidy.text))
  if (Array.isArray(file)) return unusable('shape.array')
  if (typeof file !== 'object' || file === null)
    return unusable(typeof file === 'string' && apiKey.test(file) ? 'shape.apiKey' : 'shape.notObject')

  const members = new Map(Object.entries(file))
  if (members.get('type') !== 'service_account') return otherCredentials(members)
  const field = (name: RequiredField) => {
    const value = members.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const problems: Finding[] = requiredFields.flatMap((name) => {
    const code = fieldProblem(name, members.get(name))
    return code ? [{ code, params: { field: name } }] : []
  })
  const tokenUri = pinned(field('token_uri'), tokenUris)
  if (field('token_uri') !== '' && tokenUri === null)
    problems.push({
      code: 'shape.tokenUriNotAllowed',
      params: { host: hostOf(field('token_uri')), allowed: tokenUris.map(hostOf).join(', ') },
    })
  const universe = members.get('universe_domain')
  if (universe !== undefined && universe !== 'googleapis.com')
    problems.push({ code: 'shape.otherUniverse', params: { host: shownHost(String(universe)) } })

  const pem = field('private_key')
  const key = pem === '' ? null : readPrivateKey(pem)
  if (key?.outcome === 'unusable') problems.push(key.finding)
  if (problems.length > 0 || key?.outcome !== 'usable' || tokenUri === null)
    return { outcome: 'unusable', findings: problems }

  const clientEmail = field('client_email')
  const projectId = field('project_id')
  const isPadded = requiredFields.some((name) => name !== 'private_key' && field(name) !== members.get(name))
  const cleaned = [...new Set<Tidied>([...tidy.what, ...(isPadded ? (['␣'] as const) : []), ...key.what])]
  return {
    outcome: 'usable',
    key: { clientEmail, projectId, keyId: field('private_key_id'), privateKey: key.pem, tokenUri },
    cleaned,
    findings: [
      ...cleanedFindings(cleaned),
      { code: 'shape.ok', params: { clientEmail, projectId } },
      { code: 'key.ok', params: { bits: String(key.bits) } },
    ],
  }
}

const unusable = (code: ProofCode, params: Record<string, string> = {}): KeyFileReading => ({
  outcome: 'unusable',
  findings: [{ code, params }],
})

/** One note for each thing that was tidied; words that today's rules do not know are left out. */
export const cleanedFindings = (words: readonly string[]): Finding[] =>
  words.flatMap((word) => (Object.hasOwn(tidied, word) ? [{ code: tidied[word as Tidied], params: {} }] : []))

/** The form of Google's API keys. */
const apiKey = /^AIza[\w-]{20,60}$/

/** What people upload in place of the JSON file. */
function otherFile(text: string): ProofCode {
  const trimmed = text.trim()
  if (trimmed === '') return 'shape.empty'
  if (apiKey.test(trimmed)) return 'shape.apiKey'
  if (trimmed.startsWith('-----BEGIN ')) return 'shape.barePem'
  // A P12 file begins with an ASN.1 sequence, of which reading as text leaves this.
  return /^0[\ufffd\u0080-\u0084]/.test(text) ? 'shape.p12' : 'shape.notJson'
}

/** JSON of another kind. A type that is not a plain lower-case word could be the key itself and is not repeated. */
function otherCredentials(members: ReadonlyMap<string, unknown>): KeyFileReading {
  const type = members.get('type')
  if (members.has('installed') || members.has('web')) return unusable('shape.oauthClient')
  if (type === 'authorized_user') return unusable('shape.authorizedUser')
  if (type === 'external_account' || type === 'external_account_authorized_user')
    return unusable('shape.externalAccount')
  if ([...members.values()].some((value) => typeof value === 'string' && apiKey.test(value)))
    return unusable('shape.apiKey')
  if (type === undefined || type === null || type === '') return unusable('shape.noType')
  const shown = typeof type === 'string' && /^[a-z_]{1,40}$/.test(type) ? type : '?'
  return unusable('shape.otherType', { type: shown })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What cannot be read is a finding, not a failure; the parser's message would quote the file.
    return undefined
  }
}

/** Missing, empty, or not what stands in such a field; the key itself is read elsewhere. */
function fieldProblem(name: RequiredField, value: unknown): ProofCode | null {
  if (value === undefined || value === null) return 'shape.missing'
  if (typeof value !== 'string') return 'shape.oddField'
  if (value.trim() === '') return 'shape.emptyField'
  return isPlausible(name, value.trim()) ? null : 'shape.oddField'
}

function isPlausible(name: RequiredField, value: string): boolean {
  if (name === 'client_email')
    return value.length <= 320 && /^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/.test(value)
  return name === 'private_key' || /^[\x21-\x7e]{1,300}$/.test(value)
}

function hostOf(address: string): string {
  return shownHost(URL.parse(address)?.host ?? '')
}

function shownHost(host: string): string {
  return /^[\w.:[\]-]{1,100}$/.test(host) ? host : '?'
}

/** The operator's spelling of the address, or null. The names of this computer are one (a try-out uses either). */
function pinned(address: string, allowed: readonly string[]): string | null {
  const canonical = (text: string) => {
    const url = URL.parse(text)
    if (!url) return null
    if (url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
      url.hostname = 'localhost'
    return url.href
  }
  const wanted = canonical(address)
  return wanted === null ? null : (allowed.find((one) => canonical(one) === wanted) ?? null)
}

type KeyReading =
  | { outcome: 'usable'; pem: string; bits: number; what: readonly Tidied[] }
  | { outcome: 'unusable'; finding: Finding }

function readPrivateKey(given: string): KeyReading {
  const bad = (code: ProofCode, params: Record<string, string> = {}): KeyReading => ({
    outcome: 'unusable',
    finding: { code, params },
  })
  if (/ENCRYPTED/.test(given)) return bad('key.encrypted')
  if (/-----BEGIN (?:RSA )?PUBLIC KEY-----|-----BEGIN CERTIFICATE-----/.test(given))
    return bad('key.publicKey')
  const tidy = tidyPem(given)
  const key = tidy ? parsePem(tidy.text) : null
  if (!tidy || !key) return bad('key.notPem')
  if (key.asymmetricKeyType !== 'rsa') return bad('key.notRsa')
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < rsaBitsMin) return bad('key.tooShort', { bits: String(bits) })
  return signsSoundly(key) ? { outcome: 'usable', pem: tidy.text, bits, what: tidy.what } : bad('key.notPem')
}

function parsePem(pem: string): KeyObject | null {
  try {
    return createPrivateKey({ key: pem, format: 'pem' })
  } catch {
    // OpenSSL's message says nothing to people; the finding does.
    return null
  }
}

/** A key with a damaged number still parses; only its signatures are wrong. */
function signsSoundly(key: KeyObject): boolean {
  try {
    const probe = Buffer.from('parley')
    return verify('sha256', probe, createPublicKey(key), sign('sha256', probe, key))
  } catch {
    // OpenSSL checks its own signatures and refuses some damaged keys by itself.
    return false
  }
}

/** What may be shown of a key: address, project, token address and the last six characters of the key's id. */
export function factsOf(key: ServiceAccount, fileName: string) {
  return {
    fileName: printable(fileName).slice(0, 255),
    clientEmail: key.clientEmail,
    projectId: key.projectId,
    keyIdTail: key.keyId.slice(-6),
    tokenUri: key.tokenUri,
  }
}
