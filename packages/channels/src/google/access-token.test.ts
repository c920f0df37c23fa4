import { generateKeyPairSync } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { exchangeToken } from './access-token.ts'
import type { GoogleAnswer, GoogleRequest } from './google-door.ts'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = {
  clientEmail: 'parley@p.iam.gserviceaccount.com',
  projectId: 'p',
  keyId: 'abc123',
  privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  tokenUri: 'https://oauth2.googleapis.com/token',
}
const now = new Date('2026-11-20T10:00:00Z')
const answered = (status: number, body: unknown, headers: Record<string, string> = {}): GoogleAnswer => ({
  outcome: 'answered',
  status,
  headers: new Headers(headers),
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})
const exchange = (answer: GoogleAnswer, seen: [string, GoogleRequest][] = []) =>
  exchangeToken(key, {
    scopes: ['scope-a', 'scope-b'],
    now: () => now,
    door: (url, request) => {
      seen.push([url, request])
      return Promise.resolve(answer)
    },
  })

test('the assertion is the one of the protocol reference, and the token ends when Google says', async () => {
  const seen: [string, GoogleRequest][] = []
  const result = await exchange(answered(200, { access_token: 'ya29.x', expires_in: 3599 }), seen)
  expect(result).toMatchObject({
    outcome: 'granted',
    token: 'ya29.x',
    expiresAt: new Date('2026-11-20T10:59:59Z'),
    finding: { code: 'token.ok' },
  })
  const [url, request] = seen[0] ?? []
  expect(url).toBe(key.tokenUri)
  const form = new URLSearchParams(request?.body)
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
  const assertion = form.get('assertion') ?? ''
  expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'abc123' })
  const { payload } = await jwtVerify(assertion, pair.publicKey, { currentDate: now, audience: key.tokenUri })
  expect(payload).toEqual({
    iss: key.clientEmail,
    scope: 'scope-a scope-b',
    aud: key.tokenUri,
    iat: now.getTime() / 1000,
    exp: now.getTime() / 1000 + 3600,
  })
})

const grant = { error: 'invalid_grant', error_description: 'Invalid JWT\nSignature.' }
const cases: [string, GoogleAnswer, string, string, Record<string, string>][] = [
  [
    'a deleted key',
    answered(400, grant),
    'refused',
    'token.keyRefused',
    { detail: 'Invalid JWT Signature.' },
  ],
  [
    'a wrong clock',
    answered(400, grant, { date: 'Fri, 20 Nov 2026 10:20:00 GMT' }),
    'refused',
    'token.clockSkew',
    { seconds: '1200' },
  ],
  [
    'a clock that is right enough',
    answered(400, grant, { date: 'Fri, 20 Nov 2026 10:04:00 GMT' }),
    'refused',
    'token.keyRefused',
    { detail: 'Invalid JWT Signature.' },
  ],
  [
    'an account without keys',
    answered(400, { ...grant, error_description: 'Invalid grant: account not found' }),
    'refused',
    'token.accountGone',
    { detail: 'Invalid grant: account not found' },
  ],
  ['a scope', answered(400, { error: 'invalid_scope' }), 'refused', 'token.invalidScope', {}],
  ['a deleted account', answered(401, { error: 'invalid_client' }), 'refused', 'token.invalidClient', {}],
  ['an outage', answered(503, '<html>'), 'unreachable', 'token.unexpected', { status: '503' }],
  ['a redirect', answered(302, ''), 'unreachable', 'token.unexpected', { status: '302' }],
  ['success without a token', answered(200, {}), 'unreachable', 'token.unexpected', { status: '200' }],
  [
    'a token that would break a header',
    answered(200, { access_token: 'a\r\nb' }),
    'unreachable',
    'token.unexpected',
    { status: '200' },
  ],
  [
    'no answer',
    { outcome: 'failed', because: 'timeout', detail: '' },
    'unreachable',
    'token.unreachable',
    { host: 'oauth2.googleapis.com' },
  ],
]
test.each(cases)('%s', async (_name, answer, outcome, code, params) => {
  expect(await exchange(answer)).toEqual({ outcome, finding: { code, params } })
})
