import { proveAccount, proveWebhook, type ProofLine } from '@parley/contracts/proofs'
import type { GoogleAgentId } from '@parley/contracts/values'
import { useCallback, useEffect, useRef, useState } from 'react'
import { callStream } from '../../../shared/api.ts'

type Stream = (signal: AbortSignal) => AsyncIterable<ProofLine>

/** A check as it happens. */
export interface Proofs {
  readonly lines: readonly ProofLine[]
  readonly state: 'idle' | 'running' | 'done' | 'stopped'
  /** Why the check as a whole could not be made, or null. */
  readonly error: unknown
  /** Starts a check and resolves with its final lines, or null when it was cut off. */
  run: (stream: Stream) => Promise<readonly ProofLine[] | null>
  /** Shows lines that came another way, such as the findings of a refused file. */
  show: (lines: readonly ProofLine[]) => void
  /** Makes the last check once more; null when what is shown came another way. */
  readonly again: (() => void) | null
}

/** A result takes the place of the "running" line of its step; anything else is a new line. */
export function addProof(lines: readonly ProofLine[], line: ProofLine): readonly ProofLine[] {
  const at = lines.findIndex((one) => one.step === line.step && one.outcome === 'running')
  return at < 0 ? [...lines, line] : lines.with(at, line)
}

/** Lines of a check that streams. A new check ends the one before; leaving the page ends it, too. */
export function useProofs(): Proofs {
  const [lines, setLines] = useState<readonly ProofLine[]>([])
  const [state, setState] = useState<Proofs['state']>('idle')
  const [error, setError] = useState<unknown>(null)
  const [last, setLast] = useState<{ readonly stream: Stream } | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = useCallback<Proofs['run']>(async (stream) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setLast({ stream })
    setError(null)
    setLines([])
    setState('running')
    let got: readonly ProofLine[] = []
    try {
      for await (const line of stream(controller.signal)) {
        got = addProof(got, line)
        setLines(got)
      }
    } catch (caught) {
      if (controller.signal.aborted) return null
      setError(caught)
      setLines(got.filter((line) => line.outcome !== 'running'))
      setState('stopped')
      return null
    }
    // A stream that ends in the middle of a step was cut off.
    const isWhole = got.length > 0 && got.every((line) => line.outcome !== 'running')
    setLines(got.filter((line) => line.outcome !== 'running'))
    setState(isWhole ? 'done' : 'stopped')
    return isWhole ? got : null
  }, [])
  const show = useCallback((given: readonly ProofLine[]) => {
    running.current?.abort()
    setLast(null)
    setError(null)
    setLines(given)
    setState('done')
  }, [])
  return { lines, state, error, run, show, again: last && (() => void run(last.stream)) }
}

/** Proves the stored credentials with Google, and a Google agent given or all that were added. */
export const accountProof =
  (accountId: string, googleAgent?: { brandId: string; agentId: string }): Stream =>
  (signal) =>
    callStream(proveAccount, { params: { accountId }, body: googleAgent ? { googleAgent } : {}, signal })

/** Tries the webhook, the partner's or a Google agent's own, from outside and compares what Google has saved. */
export const webhookProof =
  (accountId: string, googleAgentId: GoogleAgentId | null): Stream =>
  (signal) =>
    callStream(proveWebhook, { params: { accountId }, body: { googleAgentId }, signal })

/** How the whole check ended: the worst of its lines. */
export function worstOutcome(lines: readonly ProofLine[]): 'passed' | 'warning' | 'failed' {
  if (lines.some((line) => line.outcome === 'failed')) return 'failed'
  return lines.some((line) => line.outcome === 'warning' || line.outcome === 'skipped') ? 'warning' : 'passed'
}
