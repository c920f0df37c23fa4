import { createHash } from 'node:crypto'
import type { AuditCheck, AuditHead } from '@parley/contracts/audit'

/** One entry as it is stored: the exact text that was hashed. `seq`: number of its row, where it has one. */
export interface Link {
  readonly seq?: number
  readonly entry: string
  readonly hash: string
}

/** Stands before the first entry. */
export const genesis = '0'.repeat(64)

/** Hash of an entry, in hex: SHA-256 over the hash before it followed by its text, as `append_audit` computes it. */
export function hashOf(before: string, entry: string): string {
  return createHash('sha256').update(before).update(entry).digest('hex')
}

/**
 * Verifies a chain from its first entry on and names the first one that does not fit:
 * - `number`: its number does not follow, so one was removed, put in or moved
 * - `entry`: its text does not match its hash
 * - `unreadable`: it is no JSON object with a number, or not written as Parley writes it
 * - `head`: a head that was noted down is not in the chain, so the end was cut off or everything was made anew
 *
 * `entries` counts those that fit, `head` is the last of them. Reads once, keeps nothing.
 */
export async function checkChain(
  links: AsyncIterable<Link> | Iterable<Link>,
  noted: AuditHead | null = null,
): Promise<AuditCheck> {
  let entries = 0
  let head: AuditHead | null = null
  for await (const link of links) {
    const expected = entries + 1
    const broken = (reason: 'entry' | 'number' | 'unreadable' | 'head') => ({
      entries,
      head,
      broken: { seq: expected, reason },
    })
    const seq = numberIn(link.entry)
    if (seq === null) return broken('unreadable')
    if (seq !== expected || (link.seq ?? seq) !== seq) return broken('number')
    if (hashOf(head?.hash ?? genesis, link.entry) !== link.hash) return broken('entry')
    if (noted?.seq === seq && noted.hash !== link.hash) return broken('head')
    entries = expected
    head = { seq, hash: link.hash }
  }
  if (noted && noted.seq > entries) return { entries, head, broken: { seq: noted.seq, reason: 'head' } }
  return { entries, head, broken: null }
}

/** Two readers must not read two things out of one text (a member twice, say), so it has to be what JSON gives back. */
function numberIn(entry: string): number | null {
  const value = parse(entry)
  if (typeof value !== 'object' || value === null || JSON.stringify(value) !== entry) return null
  const { seq } = value as { seq?: unknown }
  return typeof seq === 'number' && Number.isSafeInteger(seq) ? seq : null
}

/** A link as a line of the export, without the line's end. */
export const toLine = ({ entry, hash }: Link): string => `{"hash":"${hash}","entry":${entry}}`

/** A line of the export as a link; one that was altered beyond reading becomes a link that cannot be verified. */
export function fromLine(line: string): Link {
  const { hash, entry } = (parse(line) ?? {}) as { hash?: unknown; entry?: unknown }
  const link = { hash: typeof hash === 'string' ? hash : '', entry: JSON.stringify(entry ?? null) }
  return toLine(link) === line ? link : { hash: '', entry: '' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
