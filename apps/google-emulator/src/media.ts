import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Store } from './store.ts'

/** Pictures that phones send live as long as Google keeps them: seven days. */
const lifeSeconds = 604_800

export type Media = ReturnType<typeof createMedia>
type MediaAnswer = { status: number; contentType: string; body: Buffer }

const signatures: readonly [type: string, isMatch: (bytes: Buffer) => boolean][] = [
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1'))],
  ['image/webp', (bytes) => /^RIFF.{4}WEBP/s.test(bytes.subarray(0, 12).toString('latin1'))],
]

/** The type of a picture by its first bytes, or nothing when it is none of JPEG, PNG, GIF and WebP. */
export function sniffImage(bytes: Buffer): string | undefined {
  return signatures.find(([, isMatch]) => isMatch(bytes))?.[0]
}

/**
 * The store behind the signed addresses of user pictures (protocol reference §4.3). The addresses carry the
 * same query parameters as Google's; the signature is an HMAC under a key of this emulator.
 */
export function createMedia(store: Store, clock: Clock) {
  const key = (): string => {
    const known = store.meta('mediaKey', '')
    if (known !== '') return known
    store.setMeta('mediaKey', randomBytes(32).toString('hex'))
    return key()
  }
  const sign = (path: string, credential: string, date: string, expires: string): string =>
    createHmac('sha256', key()).update([path, credential, date, expires].join('\n')).digest('hex')

  return {
    /** Keeps bytes and returns the path and query of their signed address. */
    put(bytes: Buffer, contentType: string, project: { projectNumber: string; projectId: string }): string {
      const path = `/business-messages-us/${project.projectNumber}/${randomBytes(16).toString('base64url')}`
      const date = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '')
      const credential = `uploader@${project.projectId}.iam.gserviceaccount.com/${date.slice(0, 8)}/auto/storage/goog4_request`
      const expires = String(lifeSeconds)
      store.run(
        'insert into media (path, content_type, bytes, created_at) values (?, ?, ?, ?)',
        path,
        contentType,
        bytes,
        clock.now(),
      )
      const query = [
        'x-goog-algorithm=GOOG4-RSA-SHA256',
        `x-goog-credential=${encodeURIComponent(credential)}`,
        `x-goog-date=${date}`,
        `x-goog-expires=${expires}`,
        'x-goog-signedheaders=host',
        `x-goog-signature=${sign(path, credential, date, expires)}`,
      ]
      return `${path}?${query.join('&')}`
    },

    /** Serves a signed address; refusals are XML, as a storage service answers them. */
    get(path: string, query: URLSearchParams): MediaAnswer {
      const params = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]))
      const param = (name: string): string => params.get(`x-goog-${name}`) ?? ''
      const date = param('date')
      const expires = param('expires')
      const given = Buffer.from(param('signature'))
      if (given.length === 0) return refusal(403, 'AccessDenied', 'Access denied.')
      const right = Buffer.from(sign(path, param('credential'), date, expires))
      if (given.length !== right.length || !timingSafeEqual(given, right))
        return refusal(
          403,
          'SignatureDoesNotMatch',
          'The request signature we calculated does not match the signature you provided.',
        )
      const signedAt = Date.parse(
        date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
      )
      if (clock.now() > signedAt + Number(expires) * 1000)
        return refusal(400, 'ExpiredToken', 'The provided token has expired.')
      const row = store.get('select content_type, bytes from media where path = ?', path)
      if (row === undefined) return refusal(404, 'NoSuchKey', 'The specified key does not exist.')
      return {
        status: 200,
        contentType: String(row['content_type']),
        body: Buffer.from(row['bytes'] as Uint8Array),
      }
    },
  }
}

function refusal(status: number, code: string, message: string): MediaAnswer {
  const xml = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, contentType: 'application/xml; charset=UTF-8', body: Buffer.from(xml) }
}
