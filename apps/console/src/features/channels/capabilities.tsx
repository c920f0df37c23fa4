import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkRegular, SubtractRegular } from '@fluentui/react-icons'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { useChannelsText } from './text.ts'

const useStyles = makeStyles({
  cell: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  yes: { color: tokens.colorStatusSuccessForeground1 },
  no: { color: tokens.colorNeutralForeground3 },
})

/** What the channel carries in which direction, as this product handles it today. */
const capabilities = [
  { id: 'text', fromCustomers: true, toCustomers: true },
  { id: 'images', fromCustomers: true, toCustomers: true },
  { id: 'receipts', fromCustomers: true, toCustomers: true },
  { id: 'typing', fromCustomers: true, toCustomers: true },
  { id: 'suggestions', fromCustomers: true, toCustomers: false },
  { id: 'liveAgent', fromCustomers: true, toCustomers: false },
  { id: 'survey', fromCustomers: true, toCustomers: false },
] as const

/** Table of what Google's Business Messages can do here. */
export function Capabilities() {
  const t = useChannelsText()
  return (
    <RecordTable
      label={t('channels.capabilities')}
      rows={capabilities}
      rowKey={(row) => row.id}
      columns={[
        { id: 'capability', label: t('channels.capability'), render: (row) => t(`channels.cap.${row.id}`) },
        {
          id: 'fromCustomers',
          label: t('channels.toAgents'),
          render: (row) => <YesNo isYes={row.fromCustomers} />,
        },
        {
          id: 'toCustomers',
          label: t('channels.toCustomers'),
          render: (row) => <YesNo isYes={row.toCustomers} />,
        },
      ]}
    />
  )
}

function YesNo({ isYes }: { isYes: boolean }) {
  const t = useChannelsText()
  const styles = useStyles()
  return (
    <span className={styles.cell}>
      {isYes ? (
        <CheckmarkRegular aria-hidden className={styles.yes} />
      ) : (
        <SubtractRegular aria-hidden className={styles.no} />
      )}
      {isYes ? t('channels.yes') : t('channels.no')}
    </span>
  )
}
