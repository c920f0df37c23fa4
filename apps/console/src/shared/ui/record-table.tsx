import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '@media (max-width: 720px)': { display: 'block' },
  },
  head: { '@media (max-width: 720px)': { display: 'none' } },
  body: { '@media (max-width: 720px)': { display: 'block' } },
  heading: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    ':first-child': { paddingInlineStart: tokens.spacingHorizontalXXL },
    ':last-child': { paddingInlineEnd: tokens.spacingHorizontalXXL },
  },
  row: {
    position: 'relative',
    ':not(:last-child) > *': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    '@media (max-width: 720px)': {
      display: 'block',
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
      ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
      ':not(:last-child) > *': { borderBottom: 'none' },
    },
  },
  cell: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    verticalAlign: 'middle',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    overflowWrap: 'anywhere',
    ':first-child': { paddingInlineStart: tokens.spacingHorizontalXXL, minWidth: '160px' },
    ':last-child': { paddingInlineEnd: tokens.spacingHorizontalXXL },
    '@media (max-width: 720px)': {
      display: 'grid',
      gridTemplateColumns: '112px minmax(0, 1fr)',
      columnGap: tokens.spacingHorizontalM,
      padding: '3px 0',
      ':first-child': { display: 'block', paddingInlineStart: 0, paddingBottom: tokens.spacingVerticalXS },
      ':last-child': { paddingInlineEnd: 0 },
    },
  },
  label: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 720px)': { display: 'inline' },
  },
  isEnd: { textAlign: 'end', '@media (max-width: 720px)': { textAlign: 'start' } },
  isEdge: {
    ':first-child': { paddingInlineStart: 0 },
    ':last-child': { paddingInlineEnd: 0 },
  },
  isEven: { tableLayout: 'fixed' },
  isTop: { verticalAlign: 'top' },
  isEdgeRow: { '@media (max-width: 720px)': { paddingInline: 0 } },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** A column of a `RecordTable`; the first one names the row. */
export interface RecordColumn<Row> {
  readonly id: string
  readonly label: string
  readonly render: (row: Row) => ReactNode
  readonly align?: 'start' | 'end'
  /** For columns of buttons: the heading is for screen readers only. */
  readonly isLabelHidden?: boolean
}

/**
 * A table of things with one line each. On narrow screens each line becomes a block of labelled values; browsers keep
 * a table's meaning when its display changes (Chromium 80, Firefox 90, Safari 17 on).
 */
export function RecordTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  isInSection = false,
  isEven = false,
}: {
  label: string
  columns: readonly RecordColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Within a surface that has its own margins: the first and last column stand at its edges. */
  isInSection?: boolean
  /** Columns of the same width, values at the top: for texts of any length beside each other. */
  isEven?: boolean
}) {
  const styles = useStyles()
  return (
    <table aria-label={label} className={mergeClasses(styles.table, isEven && styles.isEven)}>
      <thead className={styles.head}>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={mergeClasses(
                styles.heading,
                isInSection && styles.isEdge,
                column.align === 'end' && styles.isEnd,
              )}
            >
              <span {...(column.isLabelHidden ? { className: styles.hidden } : {})}>{column.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={mergeClasses(styles.row, isInSection && styles.isEdgeRow)}>
            {columns.map((column, index) => {
              const className = mergeClasses(
                styles.cell,
                isEven && styles.isTop,
                isInSection && styles.isEdge,
                column.align === 'end' && styles.isEnd,
              )
              return index === 0 ? (
                <th key={column.id} scope="row" className={className}>
                  {column.render(row)}
                </th>
              ) : (
                <td key={column.id} className={className}>
                  <span aria-hidden className={styles.label}>
                    {column.isLabelHidden ? '' : column.label}
                  </span>
                  <div>{column.render(row)}</div>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
