import { makeStyles, tokens } from '@fluentui/react-components'
import type { AuditField, AuditValue } from '@parley/contracts/audit'
import { automatedTrigger } from '@parley/contracts/automated-texts'
import { fieldRight } from '@parley/contracts/protected-fields'
import { useFormat } from '../../shared/format.ts'
import { useAuditText } from './text.ts'

const useStyles = makeStyles({
  none: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
})

/** Values that have a word of their own, in fields that have nothing else. */
const words = {
  set: 'value.set',
  replaced: 'value.replaced',
  draft: 'value.draft',
  active: 'value.active',
  inactive: 'value.inactive',
  push: 'value.push',
  pick: 'value.pick',
  administrator: 'value.administrator',
  supervisor: 'value.supervisor',
  agent: 'value.agent',
} as const
const wordFields: ReadonlySet<AuditField> = new Set([
  'clientToken',
  'oldClientToken',
  'credentials',
  'password',
  'state',
  'distributionMode',
  'role',
])

/** A value of an entry as people read it. */
export function Value({ field, value }: { field: AuditField; value: AuditValue }) {
  const styles = useStyles()
  const t = useAuditText()
  const format = useFormat()
  if (value === null || (Array.isArray(value) && value.length === 0))
    return (
      <span className={styles.none} aria-label={t('value.none')}>
        –
      </span>
    )
  if (Array.isArray(value))
    return value.length === 1 ? (
      <span className={styles.text}>{entryText(value[0] ?? '')}</span>
    ) : (
      <ul className={styles.list}>
        {value.map((one) => (
          <li key={one} className={styles.text}>
            {entryText(one)}
          </li>
        ))}
      </ul>
    )
  return <span className={styles.text}>{inWords()}</span>

  function entryText(text: string): string {
    const right = fieldRight.safeParse(text)
    if ((field === 'rightsAdded' || field === 'rightsRemoved') && right.success)
      return t(`value.right.${right.data}`)
    const isRole = field === 'rolesAdded' || field === 'rolesRemoved'
    if (isRole && Object.hasOwn(words, text)) return t(words[text as keyof typeof words])
    return withTrigger(text)
  }

  /** An automated message stands as `trigger (language): text`, in older entries without the language. */
  function withTrigger(text: string): string {
    const { trigger, language, message } =
      /^(?<trigger>\w+)(?: \((?<language>[\w-]+)\))?: (?<message>.*)$/s.exec(text)?.groups ?? {}
    const known = automatedTrigger.safeParse(trigger)
    return field === 'automatedMessages' && known.success
      ? `${t(`value.${known.data}`)}${language ? ` (${format.language(language)})` : ''}: ${message ?? ''}`
      : text
  }

  function inWords(): string {
    if (typeof value === 'boolean') return value ? t('value.yes') : t('value.no')
    if (typeof value === 'number') return format.number(value)
    const text = String(value)
    if (wordFields.has(field) && Object.hasOwn(words, text)) return t(words[text as keyof typeof words])
    if (field === 'language' || field === 'locale') return format.language(text)
    if ((field === 'minute' || field === 'acceptedUntil') && !Number.isNaN(Date.parse(text)))
      return format.dateTime(new Date(text))
    return text
  }
}
