import { Checkbox, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { Delivery } from '@parley/contracts/deliveries'
import { useFormat } from '../../../shared/format.ts'
import { RecordTable, type RecordColumn } from '../../../shared/ui/record-table.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useDeliveriesText } from './text.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { useWords } from './words.ts'

const useStyles = makeStyles({
  first: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  // Lines without a box keep their times in one column with those that have one.
  indent: { paddingInlineStart: '36px', '@media (max-width: 720px)': { paddingInlineStart: 0 } },
  when: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  muted: { color: tokens.colorNeutralForeground3 },
  column: { display: 'flex', flexDirection: 'column', gap: '2px' },
})

/** Deliveries with one line each; those that are parked can be selected. */
export function DeliveryTable({
  rows,
  withAccount,
  selected,
  onSelect,
}: {
  rows: readonly Delivery[]
  withAccount: boolean
  selected: ReadonlySet<string>
  onSelect: (id: string, isSelected: boolean) => void
}) {
  const t = useDeliveriesText()
  const words = useWords()
  const format = useFormat()
  const styles = useStyles()
  const hasBoxes = rows.some((row) => row.state === 'parked')
  const columns: RecordColumn<Delivery>[] = [
    {
      id: 'received',
      label: t('column.received'),
      render: (row) => (
        <span className={row.state === 'parked' ? styles.first : hasBoxes ? styles.indent : undefined}>
          {row.state === 'parked' && (
            <Checkbox
              aria-label={t('select.one', { when: format.dateTimeSeconds(row.receivedAt) })}
              checked={selected.has(row.id)}
              onChange={(_, { checked }) => onSelect(row.id, checked === true)}
            />
          )}
          <TextLink to={`/channels/deliveries/${row.id}`} className={styles.when}>
            {format.dateTimeSeconds(row.receivedAt)}
          </TextLink>
        </span>
      ),
    },
    { id: 'verdict', label: t('column.verdict'), render: (row) => <VerdictBadge delivery={row} /> },
    { id: 'kind', label: t('column.kind'), render: (row) => words.kind(row.kind) },
    {
      id: 'reason',
      label: t('column.reason'),
      render: (row) => (
        <span className={styles.column}>
          {words.reason(row.reason)}
          {row.calls > 1 && (
            <Text size={200} className={styles.muted}>
              {t('calls', { count: row.calls })}
            </Text>
          )}
        </span>
      ),
    },
    ...(withAccount
      ? [{ id: 'account', label: t('column.account'), render: (row: Delivery) => row.accountName }]
      : []),
    {
      id: 'size',
      label: t('column.size'),
      align: 'end' as const,
      render: (row) => <span className={styles.when}>{format.fileSize(row.sizeBytes)}</span>,
    },
  ]
  return <RecordTable label={t('listLabel')} rows={rows} rowKey={(row) => row.id} columns={columns} />
}
