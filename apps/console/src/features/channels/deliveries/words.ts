import { en } from './messages/en.ts'
import { useDeliveriesText } from './text.ts'

type Key = keyof typeof en
const isKey = (key: string): key is Key => Object.hasOwn(en, key)

/** Codes of the server in the reader's language; a code that this version does not know is shown as it is. */
export function useWords() {
  const t = useDeliveriesText() as (key: Key) => string
  const word = (prefix: string) => (code: string | null) => {
    if (code === null) return '–'
    const key = `${prefix}.${code}`
    return isKey(key) ? t(key) : code
  }
  const remedy = (code: string | null) => {
    const key = `remedy.${code}`
    return isKey(key) ? t(key) : null
  }
  return { kind: word('kind'), reason: word('reason'), content: word('content'), remedy }
}

/** The kinds that people may filter by. */
export const kinds = [
  'message',
  'suggestionResponse',
  'receipts',
  'userStatus',
  'authenticationResponse',
  'surveyResponse',
  'unknown',
  'unreadable',
  'verification',
] as const

/** Why calls are refused and deliveries parked, for the filter. */
export const reasons = Object.keys(en).flatMap((key) => (key.startsWith('reason.') ? [key.slice(7)] : []))
