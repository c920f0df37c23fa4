import { readEscapes } from '../text.ts'

/** What stands where something secret stood. */
const mask = '•••'

/** Members whose value is secret wherever they stand: of a sign-in, of a verification, and what partners call such things. */
const secretNames = new Set([
  'code',
  'authorizationcode',
  'clienttoken',
  'secret',
  'clientsecret',
  'accesstoken',
  'idtoken',
  'refreshtoken',
  'token',
  'jwt',
  'password',
  'privatekey',
  'codeverifier',
])
const isSecretName = (name: string) => secretNames.has(name.replaceAll(/[_\-\s]/g, '').toLowerCase())

/** Parameters that make an address a key to what it names. */
const secretParameter =
  /signature|token|credential|secret|password|^sig$|^key$|^code$|^jwt$|accessid$|keyid$|policy$/i

/**
 * A delivery's body for people to read: as it came, byte for byte, but for secrets. Authorization codes and tokens are
 * replaced, wherever they are nested; of signed addresses host and path stay. Works on what is no JSON, too, and on a body
 * that was cut in the middle. Errors: never throws.
 */
export function maskSecrets(
  body: Buffer,
  { mediaBases }: { mediaBases: readonly string[] },
): { text: string; isMasked: boolean } {
  const original = body.toString('utf8')
  const origins = new Set(mediaBases.map((base) => new URL(base).origin))
  let masked = maskMembers(original, (value) => maskAddresses(value, origins))
  masked = maskAddresses(maskPairs(masked), origins)
  return { text: masked, isMasked: masked !== original }
}

/** A string (its end may be missing), a sign of JSON's structure, or anything between. */
const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[{}[\]:,]|[^"{}[\]:,]+/g

/** Walks through JSON without building it: depth and odd places do not matter, and what is not touched stays as it was. */
function maskMembers(text: string, maskValue: (value: string) => string): string {
  let depth = 0
  let isSecret = false
  /** Everything deeper than this belongs to a secret member. */
  let secretDepth = Number.POSITIVE_INFINITY
  return text.replaceAll(token, (part: string, offset: number) => {
    const isHidden = isSecret || depth > secretDepth
    switch (part.charAt(0)) {
      case '{':
      case '[':
        if (isSecret && depth <= secretDepth) secretDepth = depth
        isSecret = false
        depth++
        return part
      case '}':
      case ']':
        depth--
        if (depth <= secretDepth) secretDepth = Number.POSITIVE_INFINITY
        isSecret = false
        return part
      case ',':
        isSecret = false
        return part
      case ':':
        return part
      case '"': {
        const value = readEscapes(part.slice(1).replace(/"$/, ''))
        const isKey = /^\s*:/.test(text.slice(offset + part.length, offset + part.length + 40))
        if (isKey) {
          isSecret = isSecretName(value)
          return part
        }
        if (isHidden) return JSON.stringify(mask)
        const shown = maskValue(value)
        return shown === value ? part : JSON.stringify(shown)
      }
      default:
        return isHidden && part.trim() !== '' && part.trim() !== 'null'
          ? part.replace(/\S[\s\S]*\S|\S/, JSON.stringify(mask))
          : part
    }
  })
}

/** `clientToken=…` and `code: …` in what is no JSON. */
function maskPairs(text: string): string {
  return text.replaceAll(
    /\b([\w-]{3,30})(\s*=\s*|:[ \t]+)([^\s"&,;{}[\]]+)/g,
    (whole, name: string, between: string) => (isSecretName(name) ? `${name}${between}${mask}` : whole),
  )
}

function maskAddresses(text: string, origins: ReadonlySet<string>): string {
  return text.replaceAll(/\bhttps?:\/\/[^\s"'<>\\]+/gi, (address) => {
    // What cannot be taken apart may hide anything.
    if (!URL.canParse(address)) return /[?@]/.test(address) ? `https://${mask}` : address
    const url = new URL(address)
    const hasSecret =
      url.username !== '' ||
      url.password !== '' ||
      (origins.has(url.origin) && url.search !== '') ||
      [...url.searchParams.keys()].some((name) => secretParameter.test(name))
    return hasSecret ? `${url.origin}${url.pathname}?${mask}` : address
  })
}
