import { expect, test } from 'vitest'
import type { OutgoingAnswer } from '../../google/google.ts'
import { addressFinding, unreached } from './reach-finding.ts'

const url = new URL('https://parley.example/webhooks/google-business-messages/key')
const failed = (because: 'timeout' | 'unreachable' | 'reset', detail: string): OutgoingAnswer => ({
  outcome: 'failed',
  because,
  detail,
})
const answered = (status: number, location?: string): OutgoingAnswer => ({
  outcome: 'answered',
  status,
  headers: new Headers(location === undefined ? {} : { location }),
  body: Buffer.alloc(0),
})
const host = 'parley.example'
const cases: [string, OutgoingAnswer, object | null][] = [
  ['an answer', answered(404), null],
  ['a huge answer', { outcome: 'tooLarge' }, null],
  [
    'a name without an entry',
    failed('unreachable', 'ENOTFOUND'),
    { code: 'reach.unknownHost', params: { host } },
  ],
  [
    'a name server that is away',
    failed('unreachable', 'EAI_AGAIN'),
    { code: 'reach.unknownHost', params: { host } },
  ],
  ['a closed port', failed('unreachable', 'ECONNREFUSED'), { code: 'reach.refused', params: { host } }],
  [
    'packets that vanish',
    failed('unreachable', 'UND_ERR_CONNECT_TIMEOUT'),
    { code: 'reach.timeout', params: { host, seconds: '8' } },
  ],
  ['silence', failed('timeout', 'x'), { code: 'reach.timeout', params: { host, seconds: '8' } }],
  ...[
    'CERT_HAS_EXPIRED',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'EPROTO',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ].map((detail): [string, OutgoingAnswer, object] => [
    detail,
    failed('unreachable', detail),
    { code: 'reach.tls', params: { host, detail } },
  ]),
  [
    'a cut',
    failed('reset', 'UND_ERR_SOCKET'),
    { code: 'reach.reset', params: { host, detail: 'UND_ERR_SOCKET' } },
  ],
  [
    'a cut with a message',
    failed('reset', 'other side closed <b>'),
    { code: 'reach.reset', params: { host, detail: '–' } },
  ],
  [
    'a redirect elsewhere, without what may be secret in it',
    answered(302, 'https://login.example/path?token=1'),
    { code: 'reach.redirect', params: { host: 'https://login.example', status: '302' } },
  ],
  [
    'a redirect to a path with a slash',
    answered(301, '/webhooks/google-business-messages/key/'),
    {
      code: 'reach.redirect',
      params: { host: 'https://parley.example/webhooks/google-business-messages/key/', status: '301' },
    },
  ],
  [
    'a redirect to nowhere',
    answered(307, 'https://'),
    { code: 'reach.redirect', params: { host: '?', status: '307' } },
  ],
]
test.each(cases)('%s', (_name, answer, finding) => {
  expect(unreached(answer, url, 8_000)).toEqual(finding)
})

test.each([
  ['https://parley.example/w', false, 'address.ok'],
  ['https://8.8.8.8/w', false, 'address.ok'],
  ['http://parley.example/w', false, 'address.notHttps'],
  ['https://localhost/w', false, 'address.notPublic'],
  ['https://parley/w', false, 'address.notPublic'],
  ['https://192.168.1.7/w', false, 'address.notPublic'],
  ['https://[fd00::1]/w', false, 'address.notPublic'],
  ['http://localhost:8080/w', true, 'address.ok'],
])('%s (emulator: %s) is %s', (address, isEmulated, code) => {
  expect(addressFinding(new URL(address), { isEmulated }).code).toBe(code)
})
