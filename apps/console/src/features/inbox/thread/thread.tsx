import { Button, Spinner, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons'
import type { Conversation, Message } from '@parley/contracts/conversations'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { OutboxEntry } from '../composer/outbox.ts'
import { useThreadText } from '../messages/index.ts'
import { LatestForReaders } from './latest-for-readers.tsx'
import { newestSeq, threadRows } from './thread-items.ts'
import { ThreadRow, type RowActions } from './thread-row.tsx'
import { TypingLine } from './typing-line.tsx'
import { useMarkRead } from './use-mark-read.ts'

/** This near to the end counts as being there. */
const endPx = 64
/** Loading earlier messages begins this many rows before the first. */
const loadAhead = 8
const headPx = 48
const tailPx = 40
const estimatePx = 64

const useStyles = makeStyles({
  frame: { position: 'relative', flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  scroller: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    // The virtual list corrects the position itself; two correctors would fight.
    overflowAnchor: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  list: { position: 'relative', listStyleType: 'none', margin: 0, padding: 0 },
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
  head: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    height: `${headPx}px`,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  jump: {
    position: 'absolute',
    bottom: '16px',
    left: '50%',
    transform: 'translateX(-50%)',
    borderRadius: tokens.borderRadiusCircular,
    boxShadow: tokens.shadow8,
  },
  jumpQuiet: { left: 'auto', right: '20px', transform: 'none' },
})

/**
 * The messages of one conversation. Opens at the first unread message, follows new ones while the end is in view, and
 * stays where the reader is otherwise; earlier pages come while scrolling up. Needs at least one message.
 */
export function Thread({
  conversation,
  customerName,
  myId,
  messages,
  outbox,
  unreadFromId,
  older,
  retryingId,
  actions,
}: {
  conversation: Conversation
  customerName: string
  myId: string
  messages: readonly Message[]
  outbox: readonly OutboxEntry[]
  unreadFromId: string | null
  older: { hasMore: boolean; isLoading: boolean; hasFailed: boolean; load: () => void }
  retryingId: string | null
  actions: RowActions
}) {
  const styles = useStyles()
  const t = useThreadText()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(
    () => threadRows({ messages, outbox, unreadFromId, myId }),
    [messages, outbox, unreadFromId, myId],
  )
  const newest = newestSeq(messages)
  const [isAtEnd, setAtEnd] = useState(true)
  const [seenSeq, setSeenSeq] = useState(newest)
  // Not memoised by the React compiler, which is what a virtual list needs: it changes without its identity changing.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatePx,
    getItemKey: (index) => rows[index]?.key ?? index,
    paddingStart: headPx,
    // Room for "is typing", so that it covers no message.
    paddingEnd: tailPx,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endPx,
  })

  const firstUnread = rows.findIndex((row) => row.startsUnread)
  const [isPlaced, setPlaced] = useState(false)
  useLayoutEffect(() => {
    if (firstUnread > 0) virtualizer.scrollToIndex(firstUnread, { align: 'start' })
    else virtualizer.scrollToEnd()
    // Where everything fits nothing is scrolled, and no event will tell that the place was taken.
    if (scroller.current && scroller.current.scrollHeight <= scroller.current.clientHeight) setPlaced(true)
    // Once, when the thread appears; afterwards the place belongs to the reader.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  // The place shrinks when the composer grows or a keyboard comes up; the end stays in view then.
  const isAtEndNow = useRef(isAtEnd)
  useEffect(() => {
    isAtEndNow.current = isAtEnd
  }, [isAtEnd])
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => {
      if (isAtEndNow.current) virtualizer.scrollToEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [virtualizer])

  // What I send is what I want to see, wherever I was reading.
  const lastEntryId = outbox.at(-1)?.id ?? null
  const followedEntry = useRef(lastEntryId)
  useLayoutEffect(() => {
    if (lastEntryId === followedEntry.current) return
    followedEntry.current = lastEntryId
    if (lastEntryId !== null) virtualizer.scrollToEnd()
  })

  const firstShown = virtualizer.range?.startIndex ?? rows.length
  const { hasMore, isLoading, hasFailed, load } = older
  const wantsOlder = isPlaced && firstShown < loadAhead && hasMore && !isLoading && !hasFailed
  useLayoutEffect(() => {
    if (wantsOlder) load()
  }, [wantsOlder, load])

  if (isAtEnd && seenSeq < newest) setSeenSeq(newest)
  useMarkRead({ conversation, newestSeq: newest, isAtEnd })
  const newCount = messages.filter((one) => one.direction === 'inbound' && one.seq > seenSeq).length

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        // Focusable, for a keyboard must be able to scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={t('thread.label', { name: customerName })}
        onScroll={({ currentTarget: { scrollHeight, clientHeight, scrollTop } }) => {
          setPlaced(true)
          // Read from the element: the virtual list hears of the same event only after us.
          setAtEnd(scrollHeight - clientHeight - scrollTop <= endPx)
        }}
      >
        <ol className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <li
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className={styles.item}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <ThreadRow {...{ row, conversation, customerName, myId, retryingId, actions }} />
                </li>
              )
            )
          })}
        </ol>
        <div className={styles.head}>
          {isLoading && <Spinner size="tiny" label={t('thread.older')} />}
          {hasFailed && !isLoading && (
            <>
              {t('thread.olderFailed')}
              <Button size="small" onClick={load}>
                {t('thread.tryAgain')}
              </Button>
            </>
          )}
          {!hasMore && t('thread.start')}
        </div>
        <TypingLine conversation={conversation} customerName={customerName} />
      </div>
      {!isAtEnd && (
        <Button
          appearance={newCount > 0 ? 'primary' : 'secondary'}
          icon={<ArrowDownRegular />}
          className={mergeClasses(styles.jump, newCount === 0 && styles.jumpQuiet)}
          aria-label={newCount > 0 ? undefined : t('thread.jump')}
          onClick={() => virtualizer.scrollToEnd()}
        >
          {newCount > 0 ? t('thread.new', { count: newCount }) : null}
        </Button>
      )}
      <LatestForReaders messages={messages} customerName={customerName} />
    </div>
  )
}
