import { expect, test } from 'vitest'
import { parseSetup } from './yaml.ts'

const mistakes = (text: string): string[] => {
  try {
    parseSetup(text)
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return []
}

test.each([
  ['no YAML at all', 'parley: [1', [/^line \d+: /]],
  ['another version', 'parley: 2', [/^line 1: parley: /]],
  ['a word it does not know', 'parley: 1\nqueus: []', [/queus/]],
  [
    'every mistake at once, each with its line',
    'parley: 1\nqueues:\n  - name: Orders\n    priority: 0\n  - name: ""\n',
    [/^line 4: queues\.0\.priority: /, /^line 5: queues\.1\.name: /],
  ],
  [
    'names that are there twice, whatever their case',
    'parley: 1\nqueues: [{ name: Orders }, { name: orders }]',
    [/queues "orders" is there twice/],
  ],
  [
    'hours that nobody wrote down',
    'parley: 1\nqueues: [{ name: Orders, operatingHours: Shop }]',
    [/there are no operating hours "Shop"/],
  ],
  [
    'a clock that does not exist',
    'parley: 1\noperatingHours: [{ name: Shop, timeZone: Europe/Berlin, week: { monday: ["9-25"] } }]',
    [/must look like 09:00-17:00/],
  ],
  [
    'a time zone that does not exist',
    'parley: 1\noperatingHours: [{ name: Shop, timeZone: Europe/Atlantis, week: {} }]',
    [/time zone/],
  ],
  [
    'a secret that is written down',
    'parley: 1\naccounts: [{ name: A, channel: google-business-messages, clientToken: SECRET }]',
    [/clientToken/],
  ],
  [
    'a channel of an agent that no account has',
    `parley: 1
queues: [{ name: Q }]
workstreams:
  - { name: W, channel: google-business-messages, distribution: pick, fallbackQueue: Q, channels: [{ googleAgent: brands/b/agents/a, language: de-DE, customerAttachments: true, agentAttachments: true }] }`,
    [/no account has the Google agent brands\/b\/agents\/a/],
  ],
])('a file with %s is refused', (_what, text, expected) => {
  const found = mistakes(text)
  expect(found).toHaveLength(expected.length)
  for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern)
})

test('a mistake does not repeat a secret that somebody wrote down', () => {
  const text =
    'parley: 1\naccounts: [{ name: A, channel: google-business-messages, clientToken: PLANTED4711 }]'
  expect(mistakes(text).join('\n')).not.toContain('PLANTED4711')
})
