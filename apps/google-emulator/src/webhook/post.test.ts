import { describe, expect, it } from 'vitest'
import vectors from '../testing/signatures.json' with { type: 'json' }
import { signBody } from './post.ts'

describe('the webhook signature', () => {
  it.each(vectors.vectors)('matches the vector $id', ({ clientToken, body, signature }) => {
    expect(signBody(clientToken, Buffer.from(body, 'utf8'))).toBe(signature)
  })
  it.each(vectors.mustFail)('differs from the wrong vector $id', ({ clientToken, body, signature }) => {
    expect(signBody(clientToken, Buffer.from(body, 'utf8'))).not.toBe(signature)
  })
})
