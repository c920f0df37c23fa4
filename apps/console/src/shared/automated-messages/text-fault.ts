import { partsOf } from '@parley/contracts/automated-texts'

/** Why a text cannot be saved. `position` counts characters from one. */
export type TextFault =
  { kind: 'required' } | { kind: 'tooLong' } | { kind: 'unknown'; name: string; position: number }

/** The first fault of a text for a channel that carries `charsMax` UTF-16 units; null: it can be saved. */
export function faultOfText(text: string, charsMax: number): TextFault | null {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'required' }
  if (trimmed.length > charsMax) return { kind: 'tooLong' }
  const unknown = partsOf(text).find((part) => part.kind === 'unknown')
  return unknown ? { kind: 'unknown', name: unknown.source, position: unknown.at + 1 } : null
}
