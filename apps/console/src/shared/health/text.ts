import type { Evidence } from '@parley/contracts/health'
import { useCallback } from 'react'
import { defineMessages } from '../i18n/index.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'

/** The catalogue of channel health. */
export const useHealthText = defineMessages({ en, de })

type Key = keyof typeof en
const isKey = (key: string): key is Key => Object.hasOwn(en, key)

/** The reason behind a code of the server; one that this console does not know is shown as it is. */
export function useReason(): (code: string) => string {
  const t = useHealthText() as (key: Key) => string
  return useCallback(
    (code) => {
      const key = `reason.${code}`
      return isKey(key) ? t(key) : code
    },
    [t],
  )
}

/** What was seen, in a sentence. The server chooses the parameters, so the compiler cannot check them. */
export function useEvidenceText(): (evidence: Pick<Evidence, 'code' | 'params'>) => string {
  const t = useHealthText() as (key: Key, values: Readonly<Record<string, string | number>>) => string
  const reason = useReason()
  return useCallback(
    ({ code, params }) =>
      t(`evidence.${code}`, {
        name: params['name'] ?? '',
        count: Number(params['count'] ?? 0),
        share: params['share'] ?? '0',
        reason: params['code'] ? reason(params['code']) : '–',
      }),
    [t, reason],
  )
}
