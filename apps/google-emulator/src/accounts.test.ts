import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signAssertion, startTestEmulator } from './testing/harness.ts'

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
let key: Awaited<ReturnType<typeof emulator.makeKey>>
beforeAll(async () => {
  emulator = await startTestEmulator()
  key = await emulator.makeKey()
})
afterAll(() => emulator.close())

const now = (): number => Math.floor(Date.now() / 1000)
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

describe('the token endpoint', () => {
  it('gives an opaque token of 3,599 s', async () => {
    const { status, body } = await emulator.exchange(signAssertion(key))
    expect(status).toBe(200)
    expect(body).toEqual({
      access_token: expect.stringMatching(/^ya29\./) as unknown,
      expires_in: 3599,
      token_type: 'Bearer',
    })
  })
  it('takes JSON, the older path and trailing slashes', async () => {
    const body = JSON.stringify({ grant_type: grantType, assertion: signAssertion(key) })
    for (const path of ['/token', '/token/', '/oauth2/v4/token'])
      expect((await emulator.call('POST', path, { body })).status).toBe(200)
  })
  it.each(['https://oauth2.googleapis.com/token', 'https://www.googleapis.com/oauth2/v4/token'])(
    'takes the audience %s',
    async (aud) => expect((await emulator.exchange(signAssertion(key, { aud }))).status).toBe(200),
  )
  it.each(['localhost', '127.0.0.1', '[::1]'])('takes its own address as %s', async (host) => {
    const aud = `http://${host}:${new URL(emulator.url).port}/token`
    expect((await emulator.exchange(signAssertion(key, { aud }))).status).toBe(200)
  })
  it.each([{ kid: undefined }, { typ: undefined }, { kid: 'something else' }])(
    'takes a header with %j',
    async (header) => expect((await emulator.exchange(signAssertion(key, {}, header))).status).toBe(200),
  )
  it('takes clocks that are 4 minutes off', async () => {
    const late = signAssertion(key, { iat: now() + 240, exp: now() + 3840 })
    expect((await emulator.exchange(late)).status).toBe(200)
  })

  it.each<[string, () => string, number, string]>([
    [
      'another audience',
      () => signAssertion(key, { aud: 'https://evil.example/token' }),
      400,
      'invalid_grant',
    ],
    ['a life over an hour', () => signAssertion(key, { exp: now() + 7300 }), 400, 'invalid_grant'],
    [
      'an assertion of the past',
      () => signAssertion(key, { iat: now() - 9000, exp: now() - 5400 }),
      400,
      'invalid_grant',
    ],
    [
      'an assertion of the future',
      () => signAssertion(key, { iat: now() + 400, exp: now() + 900 }),
      400,
      'invalid_grant',
    ],
    [
      'an unknown account',
      () => signAssertion(key, { iss: 'nobody@x.iam.gserviceaccount.com' }),
      400,
      'invalid_grant',
    ],
    ['another algorithm', () => signAssertion(key, {}, { alg: 'none' }), 400, 'invalid_grant'],
    [
      'an unknown scope',
      () => signAssertion(key, { scope: 'https://x.example/scope' }),
      400,
      'invalid_scope',
    ],
    ['an empty scope', () => signAssertion(key, { scope: '' }), 400, 'invalid_scope'],
    ['no issuer', () => signAssertion(key, { iss: undefined }), 401, 'invalid_client'],
    ['rubbish', () => 'a.b', 400, 'invalid_grant'],
  ])('refuses %s', async (_, assertion, status, error) => {
    const answer = await emulator.exchange(assertion())
    expect([answer.status, answer.body['error']]).toEqual([status, error])
  })
  it('refuses the signature of another key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const stranger = { ...key, private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) }
    expect((await emulator.exchange(signAssertion(stranger))).body['error']).toBe('invalid_grant')
  })
  it('refuses other grants', async () => {
    const { status, body } = await emulator.call('POST', '/token', {
      body: new URLSearchParams({ grant_type: 'refresh_token' }),
    })
    expect([status, body['error']]).toEqual([400, 'unsupported_grant_type'])
  })
})

describe('a service-account key', () => {
  it('has the file form of Google and points at this emulator', () => {
    expect(key).toMatchObject({
      type: 'service_account',
      project_id: 'quayside-messaging',
      token_uri: `${emulator.url}/token`,
      universe_domain: 'googleapis.com',
    })
    expect(key.private_key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  })
  it('loses its grants and tokens when it is disabled, and its grants when deleted', async () => {
    const other = await emulator.makeKey()
    const { body } = await emulator.exchange(signAssertion(other))
    const ask = () =>
      emulator.call('GET', '/v1/brands', {
        headers: { authorization: `Bearer ${String(body['access_token'])}` },
      })
    expect((await ask()).status).toBe(200)
    await emulator.control('PATCH', `/keys/${other.private_key_id}`, { isDisabled: true })
    expect((await ask()).status).toBe(401)
    // The account still has an active key, so it is the signature that no longer counts.
    expect((await emulator.exchange(signAssertion(other))).body['error']).toBe('invalid_grant')
    await emulator.control('PATCH', `/keys/${other.private_key_id}`, { isDisabled: false })
    expect((await emulator.exchange(signAssertion(other))).status).toBe(200)
    await emulator.control('DELETE', `/keys/${other.private_key_id}`)
    expect((await emulator.exchange(signAssertion(other))).body['error']).toBe('invalid_grant')
  })
})

describe('API calls', () => {
  it('need a token and say so in WWW-Authenticate', async () => {
    const { status, headers, body } = await emulator.call('GET', '/v1/brands')
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
    expect(body).toMatchObject({ error: { code: 401, status: 'UNAUTHENTICATED' } })
  })
  it('need the right scope', async () => {
    const { body } = await emulator.exchange(
      signAssertion(key, { scope: 'https://www.googleapis.com/auth/businessmessages' }),
    )
    const answer = await emulator.call('GET', '/v1/brands', {
      headers: { authorization: `Bearer ${String(body['access_token'])}` },
    })
    expect([answer.status, answer.body]).toMatchObject([403, { error: { status: 'PERMISSION_DENIED' } }])
  })
  it('take a token that the service account signed itself', async () => {
    const jwt = signAssertion(key, {
      aud: 'https://businesscommunications.googleapis.com/',
      scope: undefined,
    })
    const answer = await emulator.call('GET', '/v1/brands', { headers: { authorization: `Bearer ${jwt}` } })
    expect(answer.status).toBe(200)
  })
})

describe('what a Cloud project can forbid', () => {
  const list = async () => {
    const { body } = await emulator.exchange(signAssertion(key))
    const headers = { Authorization: `Bearer ${String(body['access_token'])}` }
    return emulator.call('GET', '/v1/brands', { headers })
  }
  const reasonOf = (body: unknown) =>
    (body as { error: { status: string; details: { reason: string }[] } }).error.details[0]?.reason
  it('an API that is switched off says so with its reason', async () => {
    await emulator.control('PUT', '/restrictions', { disabledApis: ['communications'] })
    const refused = await list()
    expect([refused.status, reasonOf(refused.body)]).toEqual([403, 'SERVICE_DISABLED'])
    await emulator.control('PUT', '/restrictions', {})
    expect((await list()).status).toBe(200)
  })
  it('a token without the scope is refused with its reason', async () => {
    await emulator.control('PUT', '/restrictions', { withheldScopes: ['communications'] })
    const refused = await list()
    expect([refused.status, reasonOf(refused.body)]).toEqual([403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'])
    await emulator.control('PUT', '/restrictions', {})
  })
  it('a scope that may not be asked for gives no token', async () => {
    await emulator.control('PUT', '/restrictions', { refusedScopes: ['messages'] })
    const refused = await emulator.exchange(signAssertion(key))
    expect([refused.status, refused.body]).toMatchObject([400, { error: 'invalid_scope' }])
    await emulator.control('PUT', '/restrictions', {})
  })
  it('a foreign partner looks missing or forbidden, as is set', async () => {
    const { partnerId } = await emulator.control<{ partnerId: string }>('POST', '/partners', {
      displayName: 'Other',
    })
    const read = async () => {
      const { body } = await emulator.exchange(signAssertion(key))
      const headers = { Authorization: `Bearer ${String(body['access_token'])}` }
      return (await emulator.call('GET', `/v1/partners/${partnerId}`, { headers })).status
    }
    expect(await read()).toBe(404)
    await emulator.control('PUT', '/settings', { foreignRefusal: 'PERMISSION_DENIED' })
    expect(await read()).toBe(403)
    await emulator.control('PUT', '/settings', { foreignRefusal: 'NOT_FOUND' })
  })
})
