import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { HealthDay } from '@parley/contracts/health'
import { useFormat } from '../format.ts'
import { RecordTable } from '../ui/record-table.tsx'
import { Section } from '../ui/section.tsx'
import { Sparkline } from './sparkline.tsx'
import { useHealthText } from './text.ts'

const useStyles = makeStyles({
  lines: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalXL,
    margin: 0,
  },
  line: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0 },
  label: { color: tokens.colorNeutralForeground2 },
  total: {
    // Names of one and of two lines: the pictures stand on one ground.
    marginTop: 'auto',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  summary: {
    cursor: 'pointer',
    width: 'fit-content',
    color: tokens.colorBrandForegroundLink,
    paddingBlock: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  figure: { fontVariantNumeric: 'tabular-nums' },
})

const lines = ['received', 'refused', 'sent', 'failed', 'callsFailed'] as const
type Line = (typeof lines)[number]
const isBad = (line: Line) => line !== 'received' && line !== 'sent'

/** What was counted in 30 days: a small picture for each figure, and all of them as a table for who wants the numbers. */
export function DaysSection({ days }: { days: readonly HealthDay[] }) {
  const t = useHealthText()
  const styles = useStyles()
  const format = useFormat()
  const nameOf = ({ day }: HealthDay) => format.utcDate(new Date(`${day}T00:00:00Z`))

  function inWords(line: Line): string {
    const what = t(`days.${line}`)
    const total = days.reduce((sum, day) => sum + day[line], 0)
    const best = days.reduce((most, day) => (day[line] > most[line] ? day : most), days[0] ?? noDay)
    return total === 0
      ? t('days.none', { what })
      : t('days.summary', { what, total, day: nameOf(best), most: best[line] })
  }

  return (
    <Section title={t('days.title')} text={t('days.text')}>
      <div className={styles.lines}>
        {lines.map((line) => (
          <figure key={line} className={styles.line}>
            <figcaption className={styles.label}>{t(`days.${line}`)}</figcaption>
            <Text className={styles.total}>
              {format.number(days.reduce((sum, day) => sum + day[line], 0))}
            </Text>
            <Sparkline values={days.map((day) => day[line])} label={inWords(line)} isBad={isBad(line)} />
          </figure>
        ))}
      </div>
      <details>
        <summary className={styles.summary}>{t('days.table')}</summary>
        <RecordTable
          isInSection
          label={t('days.title')}
          rows={days.toReversed()}
          rowKey={(row) => row.day}
          columns={[
            { id: 'day', label: t('days.day'), render: nameOf },
            ...lines.map((line) => ({
              id: line,
              label: t(`days.column.${line}`),
              align: 'end' as const,
              render: (row: HealthDay) => <Text className={styles.figure}>{format.number(row[line])}</Text>,
            })),
          ]}
        />
      </details>
    </Section>
  )
}

const noDay: HealthDay = { day: '', received: 0, refused: 0, sent: 0, failed: 0, calls: 0, callsFailed: 0 }
