import {
  Avatar,
  Badge,
  Button,
  Link,
  Spinner,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { PersonProhibitedRegular } from '@fluentui/react-icons'
import type { AuditEntry } from '@parley/contracts/audit'
import { useHref, useLinkClickHandler, useLocation } from 'react-router'
import { useFormat } from '../../shared/format.ts'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { useAuditText } from './text.ts'
import { useSentence } from './use-sentence.ts'

const useStyles = makeStyles({
  when: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  who: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { '@media (min-width: 1000px)': { whiteSpace: 'nowrap' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  what: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  link: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  from: { display: 'flex', flexDirection: 'column', fontVariantNumeric: 'tabular-nums' },
  foot: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground3,
  },
})

/** The entries as a table; each opens its details. */
export function EntryList({ entries }: { entries: readonly AuditEntry[] }) {
  const styles = useStyles()
  const t = useAuditText()
  const format = useFormat()
  return (
    <RecordTable
      label={t('list')}
      rows={entries}
      rowKey={(entry) => String(entry.seq)}
      columns={[
        { id: 'what', label: t('column.what'), render: (entry) => <What entry={entry} /> },
        { id: 'who', label: t('column.who'), render: (entry) => <Who actor={entry.actor} /> },
        {
          id: 'from',
          label: t('column.from'),
          render: ({ ip, userAgent }) => (
            <span className={styles.from}>
              <span>{ip ?? '–'}</span>
              {userAgent && (
                <Text size={200} className={styles.quiet}>
                  {userAgent}
                </Text>
              )}
            </span>
          ),
        },
        {
          id: 'when',
          label: t('column.when'),
          render: ({ at }) => (
            <time
              dateTime={at.toISOString()}
              title={t('details.utc', { at: inUtc(at) })}
              className={styles.when}
            >
              {format.dateTime(at)}
            </time>
          ),
        },
      ]}
    />
  )
}

/** `2026-11-24 20:12:05.123` */
export const inUtc = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '')

function What({ entry }: { entry: AuditEntry }) {
  const styles = useStyles()
  const t = useAuditText()
  const sentence = useSentence()
  const { search } = useLocation()
  const to = `/audit?${withEntry(search, entry.seq)}`
  const href = useHref(to)
  const onClick = useLinkClickHandler(to)
  // Whoever closes the details stands again where they opened them.
  const restoreFocus = useRestoreFocusTarget()
  return (
    <span className={styles.what}>
      <Link {...restoreFocus} href={href} onClick={onClick} className={styles.link}>
        {sentence(entry)}
      </Link>
      {entry.count > 1 && (
        <Badge appearance="tint" color="warning" shape="rounded">
          {t('count', { count: entry.count })}
        </Badge>
      )}
    </span>
  )
}

function withEntry(search: string, seq: number): string {
  const query = new URLSearchParams(search)
  query.set('entry', String(seq))
  return query.toString()
}

/** Who did it, by the name of that time. */
export function Who({ actor }: { actor: AuditEntry['actor'] }) {
  const styles = useStyles()
  const t = useAuditText()
  return (
    <span className={styles.who}>
      {actor ? (
        <Avatar name={actor.name} color="colorful" idForColor={actor.id} size={24} aria-hidden />
      ) : (
        <Avatar icon={<PersonProhibitedRegular />} size={24} aria-hidden />
      )}
      {actor ? actor.name : <span className={mergeClasses(styles.quiet, styles.name)}>{t('nobody')}</span>}
    </span>
  )
}

/** What comes after the last line: older entries, or the word that there are none. */
export function ListFoot({
  hasMore,
  isLoading,
  isFailed,
  onMore,
}: {
  hasMore: boolean
  isLoading: boolean
  isFailed: boolean
  onMore: () => void
}) {
  const styles = useStyles()
  const t = useAuditText()
  return (
    <div className={styles.foot} role="status">
      {isFailed && <Text>{t('more.failed')}</Text>}
      {hasMore ? (
        <Button
          disabledFocusable={isLoading}
          icon={isLoading ? <Spinner aria-hidden size="tiny" /> : null}
          onClick={onMore}
        >
          {t('more')}
        </Button>
      ) : (
        <Text size={200}>{t('end')}</Text>
      )}
    </div>
  )
}
