import type {
  AuditChange,
  AuditEntry,
  AuditField,
  AuditObjectType,
  AuditValue,
  AuditVerb,
} from '@parley/contracts/audit'

/** An entry before it has number, time and hash. */
export type AuditRecord = Omit<AuditEntry, 'seq' | 'at' | 'hash'>

/** What is known of a thing. Never a secret: those are `set` or `replaced`. */
export type AuditFacts = { readonly [Field in AuditField]?: AuditValue | undefined }

/** What a verb says about what it did; who, from where and in which request is added by the call. */
export interface AuditDraft {
  readonly verb: AuditVerb
  readonly object?: { readonly type: AuditObjectType; readonly id: string | null; readonly name: string }
  readonly before?: AuditFacts
  readonly after?: AuditFacts
  /** Only where it is not the person who calls: somebody who has just signed in, or nobody (null). */
  readonly actor?: { readonly id: string; readonly name: string } | null
}

/** The fields that differ; one that is missing on a side is null there. */
export function changesBetween(before: AuditFacts, after: AuditFacts): AuditChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as AuditField[]
  return fields.flatMap((field) => {
    const change = { field, before: before[field] ?? null, after: after[field] ?? null }
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change]
  })
}

/** What Parley does by itself, in nobody's call. */
export const byItself = ({ verb, object, before, after }: Omit<AuditDraft, 'actor'>): AuditRecord => ({
  verb,
  actor: null,
  ip: null,
  userAgent: null,
  requestId: null,
  object: object ?? null,
  changes: changesBetween(before ?? {}, after ?? {}),
  count: 1,
})

const textMax = 300
const itemsMax = 100
/** Control characters and what turns the direction of text: nobody needs them, and they can forge what people see. */
const forging = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Text as it goes into an entry: one line, well-formed, at most 300 characters. */
export function clean(text: string): string {
  const plain = text
    .slice(0, textMax * 4)
    .toWellFormed()
    .replaceAll(forging, '\ufffd')
  return plain.length <= textMax ? plain : `${plain.slice(0, textMax - 1).toWellFormed()}…`
}

const cleanValue = (value: AuditValue): AuditValue =>
  typeof value === 'string'
    ? clean(value)
    : Array.isArray(value)
      ? [...value.slice(0, itemsMax).map(clean), ...(value.length > itemsMax ? ['…'] : [])]
      : value

/** The JSON text that `append_audit` puts number and time in front of: members always in this order. */
export function toBody(record: AuditRecord): string {
  const orNull = (text: string | null) => (text === null ? null : clean(text))
  const { verb, actor, object } = record
  return JSON.stringify({
    verb,
    actor: actor && { id: actor.id, name: clean(actor.name) },
    ip: orNull(record.ip),
    userAgent: orNull(record.userAgent),
    requestId: orNull(record.requestId),
    object: object && { type: object.type, id: orNull(object.id), name: clean(object.name) },
    changes: record.changes.map(({ field, before, after }) => ({
      field,
      before: cleanValue(before),
      after: cleanValue(after),
    })),
    count: record.count,
  })
}

const browsers = [
  ['Edge', /\bEdgA?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
] as const
const systems = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/** Browser and system of a User-Agent header, `Firefox 140, Windows`; of anything else its first 60 characters. */
export function shortUserAgent(header: string | undefined): string | null {
  if (!header) return null
  // Bounded before it is searched; real ones have about 120 characters.
  const text = header.slice(0, 400)
  const browser = browsers.flatMap(([name, pattern]) => {
    const version = pattern.exec(text)?.[1]
    return version === undefined ? [] : [`${name} ${version}`]
  })[0]
  const system = systems.find(([, pattern]) => pattern.test(text))?.[0]
  return browser === undefined ? clean(text.slice(0, 60)) : [browser, system].filter(Boolean).join(', ')
}
