import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { factsOf, keyFileBytesMax, readKeyFile } from './service-account.ts'

const tokenUris = ['https://oauth2.googleapis.com/token', 'http://127.0.0.1:8090/token']
const pem = { type: 'pkcs8', format: 'pem' } as const
const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey
const good = rsa(2048)
const goodPem = good.export(pem)

const aFile = (changes: Record<string, unknown> = {}) => ({
  type: 'service_account',
  project_id: 'bakery-1',
  private_key_id: '0123456789abcdef0123456789abcdef01234567',
  private_key: goodPem,
  client_email: 'parley@bakery-1.iam.gserviceaccount.com',
  client_id: '1234567890',
  token_uri: 'https://oauth2.googleapis.com/token',
  universe_domain: 'googleapis.com',
  ...changes,
})
const text = (changes: Record<string, unknown> = {}) => JSON.stringify(aFile(changes), null, 2)
const read = (content: string) => readKeyFile(content, { tokenUris })
const codes = (content: string) => read(content).findings.map((one) => one.code)

test('a fresh key file is usable and nothing was tidied', () => {
  const reading = read(text())
  expect(reading.findings).toEqual([
    {
      code: 'shape.ok',
      params: { clientEmail: 'parley@bakery-1.iam.gserviceaccount.com', projectId: 'bakery-1' },
    },
    { code: 'key.ok', params: { bits: '2048' } },
  ])
  expect(reading.outcome === 'usable' && factsOf(reading.key, 'key.json')).toEqual({
    fileName: 'key.json',
    clientEmail: 'parley@bakery-1.iam.gserviceaccount.com',
    projectId: 'bakery-1',
    keyIdTail: '234567',
    tokenUri: 'https://oauth2.googleapis.com/token',
  })
})

const flatPem = goodPem.replaceAll('\n', '')
describe('what editors and copying do to a file is undone, and said', () => {
  const cases: [string, string, string][] = [
    ['byte order mark', `\ufeff${text()}`, 'shape.cleanedBom'],
    ['UTF-16 read as UTF-8', `\ufffd\ufffd${text().replaceAll(/./gs, '$&\0')}`, 'shape.cleanedUtf16'],
    ['zero-width characters', text().replace('"type"', '"\u200btype"'), 'shape.cleanedZeroWidth'],
    ['Windows line ends', text().replaceAll('\n', '\r\n'), 'shape.cleanedLineEnds'],
    ['tabs inside values', text().replace('parley@', '\tparley@'), 'shape.cleanedTabs'],
    ['spaces around values', text({ project_id: ' bakery-1 ' }), 'shape.cleanedPadding'],
    ['no-break spaces', text().replace('  "type"', '\u00a0\u00a0"type"'), 'shape.cleanedNoBreakSpaces'],
    ['a code fence', `\`\`\`json\n${text()}\n\`\`\``, 'shape.cleanedFence'],
    ['the whole file as a JSON string', JSON.stringify(text()), 'shape.cleanedString'],
    ['quotes around the whole', `"${text()}"`, 'shape.cleanedString'],
    ['single quotes around the whole', `'${text()}'`, 'shape.cleanedString'],
    ['typographic quotes', text().replaceAll('"', '\u201d'), 'shape.cleanedQuotes'],
    ['raw line breaks in the key', text().replaceAll('\\n', '\n'), 'shape.cleanedKeyBreaks'],
    [
      'doubly escaped line breaks',
      text({ private_key: goodPem.replaceAll('\n', '\\n') }),
      'shape.cleanedKeyBreaks',
    ],
    ['lost line breaks', text({ private_key: flatPem }), 'shape.cleanedKeyBreaks'],
    [
      'line breaks that became spaces',
      text({ private_key: goodPem.replaceAll('\n', ' ') }),
      'shape.cleanedKeyBreaks',
    ],
    [
      'Windows line ends in the key',
      text({ private_key: goodPem.replaceAll('\n', '\r\n') }),
      'shape.cleanedKeyBreaks',
    ],
  ]
  test.each(cases)('%s', (_name, content, what) => {
    const reading = read(content)
    expect(reading.outcome).toBe('usable')
    expect(reading.findings[0]).toEqual({ code: what, params: {} })
    expect(reading.outcome === 'usable' && reading.key.privateKey).toBe(goodPem)
  })
})

const damaged = goodPem.slice(0, 150) + (goodPem[150] === 'A' ? 'B' : 'A') + goodPem.slice(151)
describe('a file that cannot be used says why', () => {
  const secret = 'x'.repeat(20)
  const cases: [string, string, string[]][] = [
    ['empty', '', ['shape.empty']],
    ['nothing but space', ' \n\t', ['shape.empty']],
    ['an API key', `AIza${'Sy_-0'.repeat(7)}`, ['shape.apiKey']],
    ['an API key in quotes', JSON.stringify(`AIza${'Sy_-0'.repeat(7)}`), ['shape.apiKey']],
    ['an API key as JSON', JSON.stringify({ key: `AIza${'Sy_-0'.repeat(7)}` }), ['shape.apiKey']],
    ['the key alone', goodPem, ['shape.barePem']],
    ['a P12 file', '0\ufffd\t\ufffd\u0002\u0001', ['shape.p12']],
    ['a word', '"service_account"', ['shape.notObject']],
    ['cut off', text().slice(0, 900), ['shape.notJson']],
    ['a list', `[${text()}]`, ['shape.array']],
    ['null', 'null', ['shape.notObject']],
    ['deeply nested', '['.repeat(10_000), ['shape.notJson']],
    ['too large', text({ padding: 'x'.repeat(keyFileBytesMax) }), ['shape.tooLarge']],
    ['the user of gcloud', text({ type: 'authorized_user' }), ['shape.authorizedUser']],
    ['an external account', text({ type: 'external_account' }), ['shape.externalAccount']],
    ['no type', text({ type: undefined }), ['shape.noType']],
    ['type of another case', text({ type: 'Service_Account' }), ['shape.otherType']],
    ['an OAuth client', JSON.stringify({ web: { client_id: '1' } }), ['shape.oauthClient']],
    ['an OAuth client of a program', JSON.stringify({ installed: {} }), ['shape.oauthClient']],
    ['nothing but the type', '{"type":"service_account"}', Array(5).fill('shape.missing') as string[]],
    ['a number as e-mail', text({ client_email: 5 }), ['shape.oddField']],
    ['an e-mail with a line break', text({ client_email: 'a\nb@c' }), ['shape.oddField']],
    ['an empty key', text({ private_key: '' }), ['shape.emptyField']],
    ['a key of spaces', text({ private_key_id: '  ' }), ['shape.emptyField']],
    [
      'token_uri of somebody else',
      text({ token_uri: 'https://evil.example/token' }),
      ['shape.tokenUriNotAllowed'],
    ],
    [
      'token_uri with a user',
      text({ token_uri: 'https://a@oauth2.googleapis.com/token' }),
      ['shape.tokenUriNotAllowed'],
    ],
    [
      'token_uri on http',
      text({ token_uri: 'http://oauth2.googleapis.com/token' }),
      ['shape.tokenUriNotAllowed'],
    ],
    ['token_uri with a query', text({ token_uri: `${tokenUris[0]}?a=1` }), ['shape.tokenUriNotAllowed']],
    ['token_uri that is none', text({ token_uri: 'file:///etc/passwd' }), ['shape.tokenUriNotAllowed']],
    ['another universe', text({ universe_domain: 'evil.example' }), ['shape.otherUniverse']],
    ['no PEM', text({ private_key: secret }), ['key.notPem']],
    ['damaged base64', text({ private_key: goodPem.replace('M', '*') }), ['key.notPem']],
    ['one flipped character', text({ private_key: damaged }), ['key.notPem']],
    [
      'a public key',
      text({ private_key: '-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----' }),
      ['key.publicKey'],
    ],
    [
      'a key with a password',
      text({ private_key: good.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'p' }) }),
      ['key.encrypted'],
    ],
    [
      'an elliptic key',
      text({ private_key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem) }),
      ['key.notRsa'],
    ],
    ['a short key', text({ private_key: rsa(1024).export(pem) }), ['key.tooShort']],
    ['two mistakes at once', text({ project_id: '', private_key: 'x' }), ['shape.emptyField', 'key.notPem']],
  ]
  test.each(cases)('%s', (_name, content, expected) => {
    expect(codes(content)).toEqual(expected)
    expect(read(content).outcome).toBe('unusable')
  })
})

test('no finding repeats any part of the key, wherever it stands in the file', () => {
  const body = goodPem.split('\n')[3] ?? ''
  const attempts = [
    text({ type: body }),
    text({ token_uri: `https://${body}/` }),
    text({ token_uri: body }),
    text({ universe_domain: goodPem }),
    text({ private_key: `${goodPem}x`.replace('BEGIN', 'BEGUN') }),
    goodPem,
  ]
  for (const attempt of attempts) {
    const shown = JSON.stringify(read(attempt).findings)
    expect(shown.includes(body.slice(0, 12))).toBe(false)
  }
})

test('the names of this computer are one, and the operator’s spelling is used', () => {
  const reading = read(text({ token_uri: 'http://localhost:8090/token' }))
  expect(reading.outcome === 'usable' && reading.key.tokenUri).toBe('http://127.0.0.1:8090/token')
})
