import type { GoogleApi } from '@parley/contracts/health'
import type { CallCode } from '@parley/domain/api-facts'
import type { HealthScope, HealthTally } from '../health-tally.ts'
import type { Outgoing, OutgoingAnswer } from './google.ts'

/** The same door; what goes through it is counted as calls to this interface. */
export function counted(tally: HealthTally, scope: HealthScope, api: GoogleApi, door: Outgoing): Outgoing {
  return async (url, request) => {
    const startedAt = performance.now()
    const answer = await door(url, request)
    tally.called(scope, api, { code: codeOf(answer), ms: durationOf(answer, startedAt) })
    return answer
  }
}

/** How long an answer took; null when none came: a time limit says nothing of Google's speed. */
export const durationOf = (answer: OutgoingAnswer, startedAt: number): number | null =>
  answer.outcome === 'answered' ? performance.now() - startedAt : null

function codeOf(answer: OutgoingAnswer): CallCode {
  switch (answer.outcome) {
    case 'answered':
      return codeOfStatus(answer.status)
    case 'failed':
      return answer.because
    case 'tooLarge':
      return 'tooLarge'
    case 'notAllowed':
      return 'unreachable'
  }
}

function codeOfStatus(status: number): CallCode {
  if (status >= 200 && status < 300) return 'ok'
  if (status === 401) return 'auth'
  if (status === 403) return 'denied'
  if (status === 429) return 'throttled'
  if (status === 408) return 'timeout'
  return status >= 500 ? 'server' : 'rejected'
}
