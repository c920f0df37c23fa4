import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { printable, type Finding } from './google-door.ts'
import { tidyKeyFile, tidyPem } from './key-text.ts'

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
  | { outcome: 'usable'; key: ServiceAccount; findings: readonly Finding[] }
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
  if (file === undefined) return unusable('shape.notJson')
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return unusable('shape.notObject')

  const members = new Map(Object.entries(file))
  const type = members.get('type')
  if (type !== 'service_account')
    return unusable('shape.notServiceAccount', { type: shownType(type, members) })
  const field = (name: RequiredField) => {
    const value = members.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const problems: Finding[] = requiredFields
    .filter((name) => !isPlausible(name, field(name)))
    .map((name) => ({ code: 'shape.missing', params: { field: name } }))
  const tokenUri = pinned(field('token_uri'), tokenUris)
  if (field('token_uri') !== '' && tokenUri === null)
    problems.push(notAllowed(hostOf(field('token_uri')), tokenUris.map(hostOf).join(', ')))
  const universe = members.get('universe_domain')
  if (universe !== undefined && universe !== 'googleapis.com')
    problems.push(notAllowed(shownHost(String(universe)), 'googleapis.com'))

  const pem = field('private_key')
  const key = pem === '' ? null : readPrivateKey(pem)
  if (key?.outcome === 'unusable') problems.push(key.finding)
  if (problems.length > 0 || key?.outcome !== 'usable' || tokenUri === null)
    return { outcome: 'unusable', findings: problems }

  const clientEmail = field('client_email')
  const projectId = field('project_id')
  const what = [...new Set([...tidy.what, ...key.what])]
  return {
    outcome: 'usable',
    key: { clientEmail, projectId, keyId: field('private_key_id'), privateKey: key.pem, tokenUri },
    findings: [
      ...(what.length === 0 ? [] : [{ code: 'shape.cleaned', params: { what: what.join(', ') } }]),
      { code: 'shape.ok', params: { clientEmail, projectId } },
      { code: 'key.ok', params: { bits: String(key.bits) } },
    ],
  }
}

const unusable = (code: string, params: Record<string, string> = {}): KeyFileReading => ({
  outcome: 'unusable',
  findings: [{ code, params }],
})
const notAllowed = (host: string, allowed: string): Finding => ({
  code: 'shape.tokenUriNotAllowed',
  params: { host, allowed },
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What cannot be read is a finding, not a failure; the parser's message would quote the file.
    return undefined
  }
}

function isPlausible(name: RequiredField, value: string): boolean {
  if (value === '') return false
  if (name === 'client_email')
    return value.length <= 320 && /^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/.test(value)
  return name === 'private_key' || /^[\x21-\x7e]{1,300}$/.test(value)
}

/** The name of another kind of file. Anything that is not a plain lower-case word could be the key itself and is not repeated. */
function shownType(type: unknown, members: ReadonlyMap<string, unknown>): string {
  if (typeof type === 'string') return /^[a-z_]{1,40}$/.test(type) ? type : '?'
  if (members.has('installed') || members.has('web')) return 'oauth_client'
  return members.has('client_x509_cert_url') ? '?' : '–'
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
  | { outcome: 'usable'; pem: string; bits: number; what: readonly string[] }
  | { outcome: 'unusable'; finding: Finding }

function readPrivateKey(given: string): KeyReading {
  const bad = (code: string, params: Record<string, string> = {}): KeyReading => ({
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
