import { Button, Spinner, makeStyles, tokens } from '@fluentui/react-components'
import type { InboxView } from '@parley/contracts/conversations'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { useInboxText } from '../messages/index.ts'
import { listQuery, trimPages } from '../queries.ts'
import { useNow } from '../use-now.ts'
import { ConversationRow } from './conversation-row.tsx'
import { ListEmpty } from './list-empty.tsx'
import { rowHeightPx } from './row-styles.ts'

const minuteMs = 60_000
/** Loading the next page begins this many rows before the end. */
const loadAhead = 10
/** Above this offset the reader is at the top and wants to see what arrives there. */
const topPx = 8
const pagesKeptAtTop = 2

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden', position: 'relative' },
  list: { position: 'relative', listStyleType: 'none', margin: 0, padding: 0 },
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
  foot: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '56px',
    padding: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
})

/** What the page may ask of the list: go to the next or previous conversation, or back to the current one. */
export interface ListHandle {
  move(step: 1 | -1): void
  focus(): void
}

/** One view of the inbox: pages as one scrolls, keeps its place while conversations come, go and move. */
export function ConversationList({
  view,
  openId,
  handle,
}: {
  view: InboxView
  openId: string | null
  handle: Ref<ListHandle>
}) {
  const styles = useStyles()
  const t = useInboxText()
  const client = useQueryClient()
  const now = useNow(minuteMs)
  const query = listQuery(view)
  const {
    data,
    error,
    isPending,
    refetch,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
  } = useInfiniteQuery(query)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const scroller = useRef<HTMLDivElement>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const wanted = chosenId ?? openId
  const activeIndex = Math.max(
    0,
    items.findIndex((item) => item.id === wanted),
  )
  const activeRow = useRef<HTMLAnchorElement>(null)
  const focusNext = useRef(false)

  // Not memoised by the React compiler, which is what a virtual list needs: it changes without its identity changing.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
    // A reader who has scrolled down keeps the rows before the eyes; at the top, new ones push in.
    anchorTo: (scroller.current?.scrollTop ?? 0) <= topPx ? 'start' : 'end',
    // The active row stays in the page, else its focus would be lost by scrolling.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return activeIndex < items.length && !shown.includes(activeIndex)
        ? [...shown, activeIndex].sort((a, b) => a - b)
        : shown
    },
  })
  const rows = virtualizer.getVirtualItems()
  const lastShown = virtualizer.range?.endIndex ?? 0
  const isNearEnd = items.length > 0 && lastShown >= items.length - loadAhead
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  useLayoutEffect(() => {
    if (!focusNext.current || !activeRow.current) return
    focusNext.current = false
    activeRow.current.focus({ preventScroll: true })
  })

  const goTo = (index: number) => {
    const target = Math.min(Math.max(0, index), items.length - 1)
    const item = items[target]
    if (!item) return
    setChosenId(item.id)
    focusNext.current = true
    virtualizer.scrollToIndex(target, { align: 'auto' })
    // The same row again renders nothing anew, and the effect above would not run.
    if (target === activeIndex) activeRow.current?.focus()
  }
  const isFocusInside = () => scroller.current?.contains(document.activeElement) ?? false
  useImperativeHandle(handle, () => ({
    move: (step) => goTo(isFocusInside() ? activeIndex + step : activeIndex + (wanted ? step : 0)),
    focus: () => goTo(activeIndex),
  }))

  if (isPending) return <LoadingState rows={7} />
  if (error && items.length === 0) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (items.length === 0) return <ListEmpty view={view} />
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onScroll={(event) => {
        if (event.currentTarget.scrollTop <= topPx) trimPages(client, query.queryKey, pagesKeptAtTop)
      }}
    >
      {/* The rows inside are links; the list only hears the keys that were pressed on them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        aria-label={t('list.label', { view: t(`view.${view}`) })}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={(event) => {
          const step = steps[event.key]
          if (!step || event.altKey || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          goTo(step === 'first' ? 0 : step === 'last' ? items.length - 1 : activeIndex + step)
        }}
      >
        {rows.map((row) => {
          const item = items[row.index]
          if (!item) return null
          return (
            <li
              key={row.key}
              className={styles.item}
              style={{ transform: `translateY(${row.start}px)` }}
              aria-setsize={hasNextPage ? -1 : items.length}
              aria-posinset={row.index + 1}
            >
              <ConversationRow
                conversation={item}
                view={view}
                isOpen={item.id === openId}
                isActive={row.index === activeIndex}
                now={now}
                onFocus={setChosenId}
                ref={row.index === activeIndex ? activeRow : undefined}
              />
            </li>
          )
        })}
      </ul>
      <div className={styles.foot} role="status">
        {isFetchingNextPage && <Spinner size="tiny" label={t('list.more')} />}
        {isFetchNextPageError && !isFetchingNextPage && (
          <>
            {t('list.moreFailed')}
            <Button size="small" onClick={() => void fetchNextPage()}>
              {t('list.tryAgain')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

const steps: Readonly<Partial<Record<string, 1 | -1 | 'first' | 'last'>>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: 'first',
  End: 'last',
}
