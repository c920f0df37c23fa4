import { describe, expect, it } from 'vitest'
import { aMe } from '../../../testing/fake-server.ts'
import { aConversation } from '../test-support.ts'
import { afterAction } from './optimistic.ts'

const me = aMe({ role: 'agent' })
const now = new Date('2026-11-23T12:00:00Z')
const windowEnd = new Date('2026-12-20T12:00:00Z')

describe('afterAction', () => {
  it('gives a taken conversation to me and lets me write', () => {
    const after = afterAction(
      aConversation({ state: 'open', assignee: null, replyWindowEndsAt: windowEnd }),
      'take',
      me,
      now,
    )
    expect(after).toMatchObject({ state: 'active', assignee: { id: me.id }, allowed: { reply: true } })
    expect(after.allowed.actions).toContain('end')
  })

  it('does not let me write after the reply window', () => {
    const known = aConversation({ state: 'open', assignee: null, replyWindowEndsAt: now })
    expect(afterAction(known, 'take', me, now).allowed.reply).toBe(false)
  })

  it('leaves a conversation alone that does not know the action', () => {
    const known = aConversation({ state: 'closed' })
    expect(afterAction(known, 'wait', me, now)).toBe(known)
  })
})
