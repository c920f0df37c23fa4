import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ConnectionHealth, HealthFigures } from '@parley/contracts/health'
import { useFormat } from '../format.ts'
import { Facts } from '../ui/facts.tsx'
import { RecordTable } from '../ui/record-table.tsx'
import { Section } from '../ui/section.tsx'
import { useHealthText, useReason } from './text.ts'
import { When } from './when.tsx'

const useStyles = makeStyles({
  refusals: { display: 'flex', flexDirection: 'column' },
  warning: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  figure: { fontVariantNumeric: 'tabular-nums' },
})

/** `now`: when the figures were read. When things happened last, the access token, what waits, what was refused. */
export function FiguresSection({ figures, now }: { figures: HealthFigures; now: Date }) {
  const t = useHealthText()
  const styles = useStyles()
  const format = useFormat()
  const reason = useReason()
  const { accessToken, undelivered, refusals } = figures
  const when = (at: Date | null) => (at ? <When at={at} /> : t('figures.never'))
  return (
    <Section title={t('figures.title')}>
      <Facts
        items={[
          { id: 'in', label: t('figures.lastInbound'), value: when(figures.lastInboundAt) },
          { id: 'out', label: t('figures.lastOutbound'), value: when(figures.lastOutboundAt) },
          { id: 'verified', label: t('figures.lastVerification'), value: when(figures.lastVerificationAt) },
          {
            id: 'token',
            label: t('figures.token'),
            value: accessToken
              ? t(accessToken.expiresAt > now ? 'figures.tokenText' : 'figures.tokenOver', {
                  fetched: format.relative(accessToken.fetchedAt),
                  renews: format.time(accessToken.renewsAt),
                })
              : t('figures.noToken'),
          },
          {
            id: 'undelivered',
            label: t('figures.undelivered'),
            value: (
              <span className={undelivered.count > 0 ? styles.warning : undefined}>
                {t('figures.undeliveredText', {
                  count: undelivered.count,
                  since: undelivered.oldestAt ? format.shortWhen(undelivered.oldestAt) : '',
                })}
              </span>
            ),
          },
          {
            id: 'refusals',
            label: t('figures.refusals'),
            value:
              refusals.length === 0 ? (
                t('figures.noRefusals')
              ) : (
                <span className={styles.refusals}>
                  {refusals.map(({ reason: code, count }) => (
                    <span key={code}>{t('figures.refusalsText', { reason: reason(code), count })}</span>
                  ))}
                </span>
              ),
          },
        ]}
      />
    </Section>
  )
}

/** Calls to each of Google's interfaces with their errors and times. */
export function ApisSection({ health: { figures, channel } }: { health: ConnectionHealth }) {
  const t = useHealthText()
  const styles = useStyles()
  const format = useFormat()
  const ms = (value: number | null) => (
    <Text className={styles.figure}>{value === null ? '–' : t('apis.ms', { ms: format.number(value) })}</Text>
  )
  return (
    <Section title={t('apis.title')} text={t(channel ? 'apis.textChannel' : 'apis.text')}>
      <RecordTable
        isInSection
        label={t('apis.title')}
        rows={figures.apis}
        rowKey={(row) => row.api}
        columns={[
          { id: 'api', label: t('apis.api'), render: (row) => t(`api.${row.api}`) },
          {
            id: 'calls',
            label: t('apis.calls'),
            align: 'end',
            render: (row) => <Text className={styles.figure}>{format.number(row.calls)}</Text>,
          },
          {
            id: 'failed',
            label: t('apis.failed'),
            align: 'end',
            render: ({ calls, failed }) => (
              <span className={failed > 0 ? styles.warning : styles.figure}>
                {failed === 0
                  ? format.number(0)
                  : t('apis.failedShare', { failed, share: format.number(sharePercent(failed, calls)) })}
              </span>
            ),
          },
          { id: 'p50', label: t('apis.p50'), align: 'end', render: (row) => ms(row.p50Ms) },
          { id: 'p95', label: t('apis.p95'), align: 'end', render: (row) => ms(row.p95Ms) },
        ]}
      />
    </Section>
  )
}

/** Per cent, with one digit below ten: one failure of a thousand is not none. */
function sharePercent(failed: number, calls: number): number {
  const share = (failed / calls) * 100
  return share < 10 ? Math.ceil(share * 10) / 10 : Math.round(share)
}
