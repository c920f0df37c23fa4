import { expect, test } from 'vitest'
import type { GoogleAnswer } from './google-door.ts'
import { probeMessages } from './messages-access.ts'

const answered = (status: number, reason?: string): GoogleAnswer => ({
  outcome: 'answered',
  status,
  headers: new Headers(),
  body: Buffer.from(JSON.stringify({ error: { details: reason ? [{ reason }] : [] } })),
})
const cases: [string, GoogleAnswer, string][] = [
  ['the event is refused for its content', answered(400), 'open'],
  ['the conversation is not ours', answered(403), 'open'],
  ['there is no such conversation', answered(404), 'open'],
  ['the API is switched off', answered(403, 'SERVICE_DISABLED'), 'disabled'],
  ['the token lacks the scope', answered(403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'), 'scope'],
  ['the token is none', answered(401), 'scope'],
  ['Google is throttling', answered(429), 'unreachable'],
  ['Google is down', answered(503), 'unreachable'],
  ['no answer', { outcome: 'failed', because: 'timeout', detail: '' }, 'unreachable'],
]
test.each(cases)('%s', async (_name, answer, access) => {
  const id = '7b1d4c1e-0000-4000-8000-000000000000'
  const seen: string[] = []
  const result = await probeMessages({
    base: 'https://bm.example',
    token: 't',
    id,
    door: (url, { method, body }) => {
      seen.push(`${method} ${url} ${body}`)
      return Promise.resolve(answer)
    },
  })
  expect(result).toBe(access)
  expect(seen).toEqual([`POST https://bm.example/v1/conversations/${id}/events?eventId=${id} {}`])
})
