import { Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowSyncRegular,
  CheckmarkRegular,
  ClockRegular,
  ErrorCircleFilled,
  type FluentIcon,
} from '@fluentui/react-icons'
import type { Message, ReplyState } from '@parley/contracts/conversations'
import { useFormat, type Format } from '../../../shared/format.ts'
import { useThreadText } from '../messages/index.ts'
import { DoubleCheck } from './double-check.tsx'

export type Reply = Extract<Message, { direction: 'outbound' }>

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    padding: '2px 4px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    cursor: 'default',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { fontSize: '14px', display: 'inline-flex' },
  read: { color: tokens.colorBrandForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  ladder: { display: 'grid', gridTemplateColumns: 'auto auto', columnGap: '14px', rowGap: '2px', margin: 0 },
  rung: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  missing: { opacity: 0.6 },
})

const icons = {
  queued: ClockRegular,
  accepted: CheckmarkRegular,
  delivered: DoubleCheck,
  read: DoubleCheck,
  failed: ErrorCircleFilled,
  expired: ErrorCircleFilled,
} as const satisfies Record<ReplyState, FluentIcon | typeof DoubleCheck>

/** Is it waiting for another attempt after one that failed? */
const isRetrying = (reply: Reply) => reply.state === 'queued' && reply.attempts > 0

/** The state of a reply in a word; hover or focus shows when each step was reached. */
export function Delivery({ reply }: { reply: Reply }) {
  const styles = useStyles()
  const t = useThreadText()
  const format = useFormat()
  const Icon = isRetrying(reply) ? ArrowSyncRegular : icons[reply.state]
  const word = wordOf(reply, t, format)
  const rungs = [
    { name: t('reply.stored'), at: reply.at },
    { name: t('reply.accepted'), at: reply.acceptedAt },
    { name: t('reply.delivered'), at: reply.deliveredAt },
    { name: t('reply.read'), at: reply.readAt },
  ]
  return (
    <Tooltip
      // The label says the same in words; a description would keep every tooltip of the thread in the page.
      relationship="inaccessible"
      content={
        <dl className={styles.ladder}>
          {rungs.map(({ name, at }) => [
            <dt key={`${name}:name`} className={at ? undefined : styles.missing}>
              {name}
            </dt>,
            <dd key={`${name}:at`} className={mergeClasses(styles.rung, !at && styles.missing)}>
              {at ? format.dateTime(at) : '–'}
            </dd>,
          ])}
        </dl>
      }
    >
      <button
        type="button"
        className={mergeClasses(
          styles.root,
          reply.state === 'read' && styles.read,
          (reply.state === 'failed' || reply.state === 'expired') && styles.bad,
        )}
        aria-label={[
          t('reply.label', { state: word }),
          ...rungs.flatMap(({ name, at }) =>
            at ? [t('reply.step', { state: name, time: format.dateTime(at) })] : [],
          ),
        ].join(', ')}
      >
        <span className={styles.icon} aria-hidden>
          <Icon />
        </span>
        {word}
      </button>
    </Tooltip>
  )
}

function wordOf(reply: Reply, t: ReturnType<typeof useThreadText>, format: Format): string {
  if (!isRetrying(reply)) return t(`reply.${reply.state}`)
  const attempt = reply.attempts + 1
  return reply.nextAttemptAt && reply.nextAttemptAt.getTime() > Date.now()
    ? t('reply.retrying', { time: format.time(reply.nextAttemptAt), attempt })
    : t('reply.retryingSoon', { attempt })
}
