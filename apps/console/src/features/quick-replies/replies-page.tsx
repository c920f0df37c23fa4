import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, FlashRegular, SearchRegular } from '@fluentui/react-icons'
import type { QuickReply } from '@parley/contracts/quick-replies'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useMay } from '../../shared/session.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { Tabs, tabPanel } from '../../shared/ui/tabs.tsx'
import { DeleteReply } from './delete-reply.tsx'
import { repliesQuery } from './queries.ts'
import { RepliesTable } from './replies-table.tsx'
import { filterOf, ReplyFilters } from './reply-filters.tsx'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
  },
})

/** All shared quick replies or one's own, narrowed by what stands in the address. */
export function Component() {
  const t = useRepliesText()
  const styles = useStyles()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const { scope } = filter
  const isSupervisor = useMay('superviseConversations')
  const mayEdit = scope === 'personal' || isSupervisor
  const list = useInfiniteQuery(repliesQuery(filter))
  const [leaving, setLeaving] = useState<QuickReply | null>(null)
  const [first] = list.data?.pages ?? []
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  // The page before is shown while another is read, but not that of the other tab.
  const isShown = first !== undefined && items.every((item) => item.scope === scope)
  const isNarrowed = Object.keys(filter).length > 1
  const create = mayEdit && (
    <ButtonLink appearance="primary" icon={<AddRegular />} to={`/quick-replies/new?scope=${scope}`}>
      {t(scope === 'shared' ? 'newShared' : 'newPersonal')}
    </ButtonLink>
  )
  const narrow = (changes: Readonly<Record<string, string>>) =>
    setParams(
      (now) => {
        for (const [name, value] of Object.entries(changes))
          if (value === '') now.delete(name)
          else now.set(name, value)
        return now
      },
      { replace: true },
    )
  const clear = () => setParams(scope === 'personal' ? { scope } : {}, { replace: true })

  return (
    <Page width="wide">
      <PageHeader
        title={t('title')}
        description={t('lead')}
        {...(create && (items.length > 0 || isNarrowed) ? { actions: create } : {})}
      />
      <div className={styles.panel}>
        <Tabs
          id="replies"
          label={t('scopes')}
          tabs={[
            { name: 'shared', label: t('shared') },
            { name: 'personal', label: t('personal') },
          ]}
          selected={scope}
          onSelect={(next) => setParams(next === 'personal' ? { scope: next } : {})}
        />
        <div {...tabPanel('replies', scope)} className={styles.panel}>
          {isShown && (items.length > 0 || isNarrowed) && (
            <ReplyFilters filter={filter} facts={first} onChange={narrow} onClear={clear} />
          )}
          <Surface flush>
            {isShown ? (
              items.length > 0 ? (
                <RepliesTable
                  replies={items}
                  liveLanguages={first.liveLanguages}
                  mayEdit={mayEdit}
                  onDelete={setLeaving}
                />
              ) : isNarrowed ? (
                <EmptyState
                  icon={<SearchRegular />}
                  title={t('noneTitle')}
                  body={t('noneText')}
                  actions={<Button onClick={clear}>{t('clearFilters')}</Button>}
                />
              ) : (
                <EmptyState
                  icon={<FlashRegular />}
                  title={t(scope === 'shared' ? 'emptySharedTitle' : 'emptyPersonalTitle')}
                  body={t(
                    scope === 'personal'
                      ? 'emptyPersonalText'
                      : mayEdit
                        ? 'emptySharedText'
                        : 'emptySharedAgentText',
                  )}
                  actions={create || undefined}
                />
              )
            ) : list.error ? (
              <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            ) : (
              <LoadingState />
            )}
          </Surface>
          {isShown && items.length > 0 && (
            <div className={styles.foot}>
              <Text role="status">{t('total', { count: first.total })}</Text>
              {list.hasNextPage && (
                <Button disabledFocusable={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
      {leaving && <DeleteReply reply={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}
