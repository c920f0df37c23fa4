import { proofCodes, proofVerdicts } from '@parley/contracts/proof-codes'
import { proofStep } from '@parley/contracts/proofs'
import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { proofsDe } from '../messages/proofs.de.ts'
import { proofsEn } from '../messages/proofs.en.ts'
import { findingsAsProofs, useProofText } from './proof-text.ts'
import { addProof, worstOutcome } from './use-proofs.ts'

const text = () => renderHook(useProofText).result.current

describe.each([
  ['English', proofsEn],
  ['German', proofsDe],
] as const)('sentences of proofs in %s', (_name, catalogue: Readonly<Record<string, string>>) => {
  it('every code has a title, and what is not passed has a cause and a remedy', () => {
    const missing = proofCodes.flatMap((code) =>
      (proofVerdicts[code] === 'passed' ? ['title'] : ['title', 'cause', 'remedy'])
        .map((part) => `proof.${code}.${part}`)
        .filter((key) => !catalogue[key]),
    )
    expect(missing).toEqual([])
  })

  it('no two codes share a title', () => {
    const titles = proofCodes.map((code) => catalogue[`proof.${code}.title`])
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('there is no sentence for a code that does not exist', () => {
    const known = new Set<string>([...proofCodes, 'unknown', 'part'])
    const described = Object.keys(catalogue).flatMap(
      (key) => /^proof\.(.+)\.(?:title|cause|remedy)$/.exec(key)?.[1] ?? [],
    )
    expect(described.filter((code) => !known.has(code))).toEqual([])
  })

  it('every step says what it tries', () => {
    expect(proofStep.options.filter((step) => !catalogue[`proof.tried.${step}`])).toEqual([])
  })
})

describe('sentences of proofs', () => {
  it('every code belongs to a step', () => {
    const steps = new Set<string>(proofStep.options)
    expect(proofCodes.filter((code) => !steps.has(code.split('.', 1)[0] ?? ''))).toEqual([])
  })

  it('an unknown code gets a general sentence that names it', () => {
    expect(text()({ step: 'agent', code: 'moon.phase' }).title).toContain('moon.phase')
  })

  it('a step that was not tried says so, without a cause of its own', () => {
    expect(text()({ step: 'agent', code: 'agent.skipped' })).toEqual({
      title: 'Google agent: not tried, because of what failed before',
      cause: null,
      remedy: null,
    })
  })

  it('a param the server left out does not break the sentence', () => {
    const { title } = text()({ step: 'token', code: 'token.keyRefused', params: {} })
    expect(title).toBe('Google refused the key (–)')
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
