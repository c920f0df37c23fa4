import { expect, test } from 'vitest'
import { waitAfter } from './store/rate-limits.ts'
import { network } from './throttle.ts'

test('the waits double and stay below the limit', () => {
  const policy = { freeHits: 3, firstWaitSeconds: 2, waitSecondsMax: 20, memorySeconds: 1 }
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map((hits) => waitAfter(hits, policy))).toEqual([
    0, 0, 2, 4, 8, 16, 20, 20,
  ])
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('%s belongs to %s', (ip, expected) => {
  expect(network(ip)).toBe(expected)
})
