import { proofCodes, proofVerdicts, type ProofCode } from '@parley/contracts/proof-codes'
import type { ProblemBody } from '@parley/contracts/problem'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccountBench, type AccountBench } from '../../../testing/account-bench.ts'
import { anEmulator, type TestEmulator } from '../../../testing/emulator.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'

let emulator: TestEmulator
let server: TestServer
let bench: AccountBench
const log: string[] = []
const said: string[] = []
const found = new Set<string>()
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url, logTo: { write: (line) => log.push(line) } })
  bench = await anAccountBench(server, emulator)
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

type KeyFile = Record<string, string>
const keyOf = () => JSON.parse(bench.keyFile) as KeyFile
const file = (changes: Record<string, unknown> = {}) => JSON.stringify({ ...keyOf(), ...changes }, null, 2)
const pem = { type: 'pkcs8', format: 'pem' } as const
const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits })
const apiKey = `AIza${'Sy_-0'.repeat(7)}`

/** What is said about a file: of a refused one by the refusal, of a stored one by its proof. */
async function codesOfFile(content: string): Promise<string[]> {
  const { id } = await bench.aDraft()
  const answer = await bench.setCredentials(id, content)
  said.push(answer.text)
  if (answer.status !== 200)
    return ((answer.body as unknown as ProblemBody).errors ?? []).map((one) => one.code)
  return notGreen(await bench.prove(id)).filter((code) => code !== 'partner.notSet')
}
function notGreen(lines: readonly { outcome: string; code: string }[]): string[] {
  said.push(JSON.stringify(lines))
  const codes = lines.filter((one) => one.outcome === 'failed' || one.outcome === 'warning')
  return codes.map((one) => one.code)
}

describe('files that are uploaded by mistake, broken or pasted', () => {
  const files: [string, () => string, ProofCode][] = [
    ['nothing', () => '', 'shape.empty'],
    ['not JSON', () => 'hello', 'shape.notJson'],
    ['the key without its JSON', () => keyOf()['private_key'] ?? '', 'shape.barePem'],
    ['a P12 file', () => '0\ufffd\t\ufffd', 'shape.p12'],
    ['a list', () => `[${file()}]`, 'shape.array'],
    ['a word', () => '"hello"', 'shape.notObject'],
    ['an API key', () => apiKey, 'shape.apiKey'],
    ['an OAuth client', () => JSON.stringify({ installed: { client_id: '1' } }), 'shape.oauthClient'],
    ['an authorized user', () => file({ type: 'authorized_user' }), 'shape.authorizedUser'],
    ['an external account', () => file({ type: 'external_account' }), 'shape.externalAccount'],
    ['another type', () => file({ type: 'gdch_service_account' }), 'shape.otherType'],
    ['no type', () => file({ type: undefined }), 'shape.noType'],
    ['a huge file', () => file({ padding: 'x'.repeat(40_000) }), 'shape.tooLarge'],
    ['a missing field', () => file({ private_key_id: undefined }), 'shape.missing'],
    ['an empty field', () => file({ private_key: '' }), 'shape.emptyField'],
    ['a field of another kind', () => file({ client_email: 7 }), 'shape.oddField'],
    [
      'another token endpoint',
      () => file({ token_uri: 'https://evil.example/token' }),
      'shape.tokenUriNotAllowed',
    ],
    ['another cloud', () => file({ universe_domain: 'evil.example' }), 'shape.otherUniverse'],
    ['a broken PEM', () => file({ private_key: (keyOf()['private_key'] ?? '').slice(0, 900) }), 'key.notPem'],
    [
      'a PEM with a password',
      () =>
        file({
          private_key: rsa(2048).privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'p' }),
        }),
      'key.encrypted',
    ],
    [
      'a public key',
      () => file({ private_key: rsa(2048).publicKey.export({ type: 'spki', format: 'pem' }) }),
      'key.publicKey',
    ],
    [
      'an elliptic key',
      () => file({ private_key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem) }),
      'key.notRsa',
    ],
    ['a short key', () => file({ private_key: rsa(1024).privateKey.export(pem) }), 'key.tooShort'],
    ['a byte order mark', () => `\ufeff${file()}`, 'shape.cleanedBom'],
    ['UTF-16', () => file().replaceAll(/./gs, '$&\0'), 'shape.cleanedUtf16'],
    ['Windows line ends', () => file().replaceAll('\n', '\r\n'), 'shape.cleanedLineEnds'],
    ['quotes around the whole', () => `'${file()}'`, 'shape.cleanedString'],
    ['typographic quotes', () => file().replaceAll('"', '\u201d'), 'shape.cleanedQuotes'],
    ['tabs', () => file().replace('"project_id": "', '"project_id": "\t'), 'shape.cleanedTabs'],
    ['zero-width characters', () => file().replace('"type"', '"\u200btype"'), 'shape.cleanedZeroWidth'],
    ['no-break spaces', () => file().replace('  "type"', '\u00a0\u00a0"type"'), 'shape.cleanedNoBreakSpaces'],
    ['a code block', () => `\`\`\`json\n${file()}\n\`\`\``, 'shape.cleanedFence'],
    [
      'spaces around a value',
      () => file({ client_email: ` ${keyOf()['client_email']} ` }),
      'shape.cleanedPadding',
    ],
    [
      'lost line breaks',
      () => file({ private_key: (keyOf()['private_key'] ?? '').replaceAll('\n', ' ') }),
      'shape.cleanedKeyBreaks',
    ],
  ]
  test.each(files)('%s', async (_name, content, code) => {
    expect(await codesOfFile(content())).toEqual([code])
    found.add(code)
  })
})

test.each([
  ['inside', 'AB CD', 400],
  ['as a line break', 'AB\nCD', 400],
  ['as an invisible character', 'AB\u200bCD', 400],
  ['around', '  ABCD\n', 200],
])('a client token with a space %s', async (_where, clientToken, status) => {
  const { id } = await bench.aDraft()
  const answer = await bench.setToken(id, clientToken)
  expect(answer.status).toBe(status)
  if (status === 400) {
    expect((answer.body as unknown as ProblemBody).errors).toEqual([
      { pointer: '/body/clientToken', code: 'spacesInside' },
    ])
    return
  }
  const account = (await bench.ask('GET', `/${id}`)).body
  expect((await bench.handshake(account, 'ABCD')).status).toBe(200)
})

/** Of a rotation; rotation.db.test.ts provokes them. */
const ofRotation = ['key.current', 'key.replaced']
test('every finding about a file and its key was provoked', () => {
  const steps = /^(?:shape|key)\./
  const wanted = proofCodes.filter((code) => steps.test(code) && /failed|warning/.test(proofVerdicts[code]))
  expect(wanted.filter((code) => !found.has(code))).toEqual(ofRotation)
})

test('no answer, no line and no log has a piece of a key, the token or an access token', () => {
  const piece = (keyOf()['private_key'] ?? '').split('\n')[3] ?? 'nothing'
  const all = [...said, ...log].join('\n')
  expect(log.length).toBeGreaterThan(0)
  for (const secret of [piece, piece.slice(0, 24), apiKey, bench.token, 'ya29.'])
    expect(all.includes(secret)).toBe(false)
})
