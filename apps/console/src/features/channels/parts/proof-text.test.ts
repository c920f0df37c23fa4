import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { proofsEn } from '../messages/en-proofs.ts'
import { findingsAsProofs, useProofText } from './proof-text.ts'
import { addProof, worstOutcome } from './use-proofs.ts'

const text = () => renderHook(useProofText).result.current

describe('sentences of proofs', () => {
  it('every code has a title and a remedy', () => {
    const parts = (end: string) =>
      Object.keys(proofsEn)
        .filter((key) => key.endsWith(end))
        .map((key) => key.slice(0, -end.length))
    expect(parts('.title')).toEqual(parts('.remedy'))
  })

  it('an unknown code gets a general sentence that names it', () => {
    expect(text()({ code: 'moon.phase' }).title).toContain('moon.phase')
  })

  it('a param the server left out does not break the sentence', () => {
    expect(text()({ code: 'token.invalidGrant', params: {} }).title).toBe('Google refused the key (–)')
  })

  it('findings of a file are failed lines of their step', () => {
    expect(findingsAsProofs([{ code: 'key.tooShort', params: { bits: 1024 } }])).toEqual([
      { step: 'key', outcome: 'failed', code: 'key.tooShort', params: { bits: '1024' } },
    ])
  })
})

describe('lines as they come in', () => {
  const line = (step: 'agent' | 'brand', outcome: 'running' | 'passed' | 'failed') =>
    ({ step, outcome, code: `${step}.${outcome}`, params: {} }) as const

  it('a result takes the place of its running line, and a second agent adds lines', () => {
    let lines = addProof([], line('agent', 'running'))
    lines = addProof(lines, line('agent', 'passed'))
    lines = addProof(lines, line('agent', 'passed'))
    expect(lines.map((one) => one.outcome)).toEqual(['passed', 'passed'])
  })

  it('the worst line decides the summary', () => {
    expect(worstOutcome([line('brand', 'passed'), line('agent', 'failed')])).toBe('failed')
  })
})
