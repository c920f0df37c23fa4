import { expect, test } from 'vitest'
import { isLoopbackHost, reachOf } from './addresses.ts'

const cases: Record<'loopback' | 'public' | 'other', string[]> = {
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  public: ['142.250.74.10', '8.8.8.8', '2a00:1450:4001::200a', '172.32.0.1'],
  other: [
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'fe80::1',
    'fd00::1',
    '2001:db8::1',
    '2002:a00:1::',
    'ff02::1',
    'localhost',
    '2130706433',
    '',
  ],
}
const table = Object.entries(cases).flatMap(([reach, all]) => all.map((one) => [one, reach] as const))
test.each(table)('%s is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach)
})

test('an IPv4 loopback in IPv6 clothes is never public', () => {
  expect(reachOf('::ffff:7f00:2')).not.toBe('public')
})

test('only names of this computer may be spoken to without TLS', () => {
  expect(['localhost', '127.0.0.1', '[::1]'].map(isLoopbackHost)).toEqual([true, true, true])
  expect(['localhost.evil.example', '10.0.0.1', 'example.com'].map(isLoopbackHost)).toEqual([
    false,
    false,
    false,
  ])
})
