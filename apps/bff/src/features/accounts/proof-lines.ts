import { proofVerdicts, type Finding, type ProofCode } from '@parley/contracts/proof-codes'
import type { ProofLine, ProofStep } from '@parley/contracts/proofs'

/** The line that says that a step has begun; its result takes its place. */
export const runningLine = (step: ProofStep): ProofLine => ({
  step,
  outcome: 'running',
  code: `${step}.running`,
  params: {},
})

/** A step that was not tried, because one before it failed. */
export const skippedLine = (step: ProofStep): ProofLine => ({
  step,
  outcome: 'skipped',
  code: `${step}.skipped`,
  params: {},
})

/** A result; step and verdict follow from its code. */
export const endedLine = ({ code, params }: Finding): ProofLine => ({
  step: code.slice(0, code.indexOf('.')) as ProofStep,
  outcome: proofVerdicts[code],
  code,
  params: { ...params },
})

/** A result whose params are few. */
export const ended = (code: ProofCode, params: Record<string, string> = {}): ProofLine =>
  endedLine({ code, params })
