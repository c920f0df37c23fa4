import { useCallback } from 'react'
import { ApiProblem, type ApiProblemCode } from './api-problem.ts'
import { problemRemediesEn } from './messages/problems.en.ts'
import { useSharedText } from './shared-text.ts'
import { decodeFieldProblem } from './zod-errors.ts'

/** What to tell a person about an error: what happened, and what can be done where there is something to do. */
export interface ProblemText {
  readonly title: string
  readonly remedy?: string
}

type RemedyKey = keyof typeof problemRemediesEn
const hasRemedy = (key: `remedy.${ApiProblemCode}`): key is RemedyKey => key in problemRemediesEn

/** Turns any error into sentences in the reader's language. What is no `ApiProblem` is a fault of the console. */
export function useProblemText(): (error: unknown) => ProblemText {
  const t = useSharedText()
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) return { title: t('problem.unknown'), remedy: t('remedy.unknown') }
      const title = t(`problem.${error.code}`)
      if (error.retryAfterSeconds !== null)
        return { title, remedy: t('retry.after', { seconds: Math.ceil(error.retryAfterSeconds) }) }
      const key = `remedy.${error.code}` as const
      return hasRemedy(key) ? { title, remedy: t(key) } : { title }
    },
    [t],
  )
}

/** Plain field codes; the two that count are told apart by what they count. */
const plainCodes = [
  'required',
  'invalid',
  'invalidEmail',
  'duplicateTrigger',
  'tooCommon',
  'containsEmail',
] as const
const isPlain = (code: string): code is (typeof plainCodes)[number] =>
  (plainCodes as readonly string[]).includes(code)

/**
 * Turns a field error (the string a form carries) into a sentence. `counts` says whether limits are about characters
 * or about the number itself; an unknown code becomes "This is not valid".
 */
export function useFieldErrorText(): (message: string, counts?: 'characters' | 'value') => string {
  const t = useSharedText()
  return useCallback(
    (message, counts = 'characters') => {
      const { code, params } = decodeFieldProblem(message)
      if (isPlain(code)) return t(`field.${code}`)
      if (code === 'tooSmall')
        return t(counts === 'value' ? 'field.tooSmall' : 'field.tooShort', {
          minimum: Number(params.minimum),
        })
      if (code === 'tooBig')
        return t(counts === 'value' ? 'field.tooBig' : 'field.tooLong', { maximum: Number(params.maximum) })
      return t('field.invalid')
    },
    [t],
  )
}
