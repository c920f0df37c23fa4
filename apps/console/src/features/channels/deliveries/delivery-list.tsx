import { Button, Switch, Text, makeStyles, tokens } from '@fluentui/react-components'
import { SearchRegular, VehicleTruckProfileRegular } from '@fluentui/react-icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Surface } from '../../../shared/ui/page.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useFilter, type Filter } from './filter.ts'
import { ParkedGroups } from './parked-groups.tsx'
import { countedMax, deliveriesQuery, newCountQuery, tailMs } from './queries.ts'
import { RetryBar, useRetry } from './retry-bar.tsx'
import { useDeliveriesText } from './text.ts'

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    '@media (max-width: 720px)': { padding: tokens.spacingHorizontalL },
  },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  // The kit's switch has a margin of its own; it stands under the fields.
  live: { marginInlineStart: '-8px' },
  count: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  foot: { padding: tokens.spacingHorizontalL },
  rule: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
})

/** Calls to webhooks as they come, of one account or of all: find, select, retry. */
export function DeliveryList({ accountId }: { accountId?: string }) {
  const t = useDeliveriesText()
  const styles = useStyles()
  const state = useFilter(accountId)
  const [isLive, setIsLive] = useState(true)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const retry = useRetry()
  const { filter } = state
  const list = useInfiniteQuery({
    ...deliveriesQuery(filter),
    // Who reads further back, or searches, is not disturbed by what comes.
    refetchInterval: ({ state: { data } }) =>
      isLive && !filter.q && (data?.pages.length ?? 1) === 1 ? tailMs : false,
  })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const isTail = isLive && !filter.q && (list.data?.pages.length ?? 1) === 1
  const select = (id: string, isSelected: boolean) =>
    setSelected((before) => new Set(isSelected ? [...before, id] : [...before].filter((one) => one !== id)))
  const chosen = rows.filter((row) => row.state === 'parked' && selected.has(row.id)).map((row) => row.id)

  return (
    <>
      <ParkedGroups accountId={accountId} retry={retry} onShow={state.change} />
      <Surface flush>
        <div className={styles.head}>
          <FilterBar state={state} withAccount={accountId === undefined} />
          <div className={styles.bar}>
            <Switch
              className={styles.live}
              label={isTail ? t('tail.live') : t('tail.paused')}
              checked={isTail}
              onChange={(_, { checked }) => {
                setIsLive(checked)
                if (checked) void list.refetch()
              }}
            />
            {!isTail && list.data?.pages[0] && (
              <NewCount
                filter={filter}
                after={list.data.pages[0].newest}
                onShow={() => void list.refetch()}
              />
            )}
            {chosen.length > 0 && (
              <>
                <Text className={styles.count}>{t('select.count', { count: chosen.length })}</Text>
                <Button
                  appearance="primary"
                  disabledFocusable={retry.isRunning}
                  onClick={() => {
                    setSelected(new Set())
                    retry.start({ ids: chosen })
                  }}
                >
                  {t('retry')}
                </Button>
                <Button appearance="subtle" onClick={() => setSelected(new Set())}>
                  {t('select.clear')}
                </Button>
              </>
            )}
          </div>
          <RetryBar retry={retry} />
        </div>
        <div className={styles.rule}>
          {!list.data ? (
            list.error ? (
              <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            ) : (
              <LoadingState />
            )
          ) : rows.length > 0 ? (
            <DeliveryTable
              rows={rows}
              withAccount={accountId === undefined}
              selected={selected}
              onSelect={select}
            />
          ) : state.isNarrow ? (
            <EmptyState icon={<SearchRegular />} title={t('noneTitle')} body={t('noneText')} />
          ) : (
            <EmptyState icon={<VehicleTruckProfileRegular />} title={t('emptyTitle')} body={t('emptyText')} />
          )}
          {list.hasNextPage && (
            <div className={styles.foot}>
              <Button disabledFocusable={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {filter.q ? t('searchOn') : t('more')}
              </Button>
            </div>
          )}
        </div>
      </Surface>
    </>
  )
}

function NewCount({ filter, after, onShow }: { filter: Filter; after: string; onShow: () => void }) {
  const t = useDeliveriesText()
  const styles = useStyles()
  const { data: count = 0 } = useQuery(newCountQuery(filter, after))
  const words = count >= countedMax ? t('tail.many', { count: countedMax - 1 }) : t('tail.new', { count })
  return (
    <span role="status" className={styles.bar}>
      {count > 0 ? (
        <Button size="small" onClick={onShow}>
          {words}
        </Button>
      ) : (
        <Text className={styles.count}>{words}</Text>
      )}
    </span>
  )
}
