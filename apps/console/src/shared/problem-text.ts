import { uiLocale, type UiLocale } from '@parley/contracts/values'
import { useCallback } from 'react'
import { ApiProblem } from './api-problem.ts'
import { useLocale } from './i18n/index.ts'
import { outsideRemediesDe, outsideTitlesDe } from './messages/problems-outside.de.ts'
import { outsideRemediesEn, outsideTitlesEn } from './messages/problems-outside.en.ts'
import { useSharedText } from './shared-text.ts'
import { decodeFieldProblem } from './zod-errors.ts'

/** What to tell a person about an error: what happened, and what can be done where there is something to do. */
export interface ProblemText {
  readonly title: string
  readonly remedy?: string
}

/** Sentences by `problem.<code>` and `remedy.<code>`. They are shown as they stand: no placeholders. */
type ProblemSentences = Readonly<Record<string, string>>

const sentences: Record<UiLocale, ProblemSentences> = {
  en: { ...outsideTitlesEn, ...outsideRemediesEn },
  de: { ...outsideTitlesDe, ...outsideRemediesDe },
}

/** Adds sentences for more codes; what is met only inside comes with the shell, and costs the sign-in page nothing. */
export function addProblemSentences(more: Readonly<Record<UiLocale, ProblemSentences>>): void {
  for (const locale of uiLocale.options) sentences[locale] = { ...sentences[locale], ...more[locale] }
}

/** Turns any error into sentences in the reader's language. What is no `ApiProblem` is a fault of the console. */
export function useProblemText(): (error: unknown) => ProblemText {
  const t = useSharedText()
  const locale = useLocale()
  return useCallback(
    (error) => {
      const title = error instanceof ApiProblem ? sentences[locale][`problem.${error.code}`] : undefined
      if (!(error instanceof ApiProblem) || title === undefined)
        return { title: t('problem.unknown'), remedy: t('remedy.unknown') }
      if (error.retryAfterSeconds !== null)
        return { title, remedy: t('retry.after', { seconds: Math.ceil(error.retryAfterSeconds) }) }
      const remedy = sentences[locale][`remedy.${error.code}`]
      return remedy === undefined ? { title } : { title, remedy }
    },
    [t, locale],
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
