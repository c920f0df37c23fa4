import { z } from 'zod'

/** An error of one field as the console carries it: the code the server would use, and its numbers. */
export interface FieldProblem {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

type Issue = Parameters<NonNullable<NonNullable<Parameters<typeof z.config>[0]>['customError']>>[0]

/**
 * Names a zod issue as the server does (`required`, `tooSmall`, `tooBig`, `invalid`), so that both sides share one
 * table of sentences. Schemas' own `error` codes are not touched.
 */
function codeOf(issue: Issue): FieldProblem {
  if (issue.code === 'too_small')
    return issue.minimum === 1 && issue.origin === 'string'
      ? { code: 'required', params: {} }
      : { code: 'tooSmall', params: { minimum: Number(issue.minimum) } }
  if (issue.code === 'too_big') return { code: 'tooBig', params: { maximum: Number(issue.maximum) } }
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null))
    return { code: 'required', params: {} }
  // The server calls an empty text missing, whatever its form should be.
  if (issue.code === 'invalid_format' && issue.input === '') return { code: 'required', params: {} }
  if (issue.code === 'invalid_format' && issue.format === 'email') return { code: 'invalidEmail', params: {} }
  return { code: 'invalid', params: {} }
}

/** A field problem as the one string that a form library can carry; `decodeFieldProblem` takes it apart. */
export function encodeFieldProblem({ code, params }: FieldProblem): string {
  return Object.keys(params).length === 0 ? code : `${code}?${JSON.stringify(params)}`
}

export function decodeFieldProblem(message: string): FieldProblem {
  const at = message.indexOf('?')
  if (at < 0) return { code: message, params: {} }
  return {
    code: message.slice(0, at),
    params: z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(message.slice(at + 1))),
  }
}

/** Makes every schema speak in codes from now on. */
export function speakInCodes(): void {
  z.config({ customError: (issue) => encodeFieldProblem(codeOf(issue)) })
}
