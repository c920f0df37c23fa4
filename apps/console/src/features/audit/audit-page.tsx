import {
  Button,
  Menu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import {
  ArrowDownloadRegular,
  DocumentTableRegular,
  HistoryRegular,
  LinkMultipleRegular,
  SearchRegular,
  ShieldCheckmarkRegular,
} from '@fluentui/react-icons'
import { exportAuditChain, exportAuditTable, type AuditFilters } from '@parley/contracts/audit'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { CheckResult } from './check-result.tsx'
import { EntryDetails } from './entry-details.tsx'
import { EntryList, ListFoot } from './entry-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { toQuery, useWanted } from './filters.ts'
import { auditQuery, useCheck } from './queries.ts'
import { useAuditText } from './text.ts'

const useStyles = makeStyles({
  kind: { display: 'flex', flexDirection: 'column' },
  hint: { color: tokens.colorNeutralForeground3 },
})

/** The audit log. `?entry=<number>` opens an entry, the other parts of the address are filters. */
export function Component() {
  const t = useAuditText()
  const check = useCheck()
  const { filters } = useWanted()
  const [search, setSearch] = useSearchParams()
  const opened = Number(search.get('entry') ?? '')
  const close = () =>
    setSearch((before) => {
      before.delete('entry')
      return before
    })
  return (
    <Page width="wide">
      <PageHeader
        title={t('title')}
        description={t('lead')}
        actions={
          <>
            <Export filters={filters} />
            <Button
              appearance="primary"
              icon={
                check.isPending ? (
                  <Spinner aria-hidden size="tiny" appearance="inverted" />
                ) : (
                  <ShieldCheckmarkRegular />
                )
              }
              disabledFocusable={check.isPending}
              onClick={() => check.mutate()}
            >
              {check.isPending ? t('check.running') : t('check')}
            </Button>
          </>
        }
      />
      <ProblemBar error={check.error} />
      {check.data && <CheckResult result={check.data} onDismiss={check.reset} />}
      <Surface flush>
        <FilterBar />
        <Entries filters={filters} />
      </Surface>
      {Number.isSafeInteger(opened) && opened > 0 && (
        <EntryDetails key={opened} seq={opened} onClose={close} />
      )}
    </Page>
  )
}

function Entries({ filters }: { filters: AuditFilters }) {
  const t = useAuditText()
  const { isNarrowed, set } = useWanted()
  const log = useInfiniteQuery(auditQuery(filters))
  if (log.isPending) return <LoadingState rows={6} />
  // With pages on the screen, a failed one is said below them.
  if (!log.data) return <ErrorState error={log.error} onRetry={() => void log.refetch()} />
  const entries = log.data.pages.flatMap((page) => page.items)
  if (entries.length === 0)
    return isNarrowed ? (
      <EmptyState
        icon={<SearchRegular />}
        title={t('none.title')}
        body={t('none.body')}
        actions={
          <Button onClick={() => set({ who: '', what: '', text: '', period: '', from: '', to: '' })}>
            {t('filter.clear')}
          </Button>
        }
      />
    ) : (
      <EmptyState icon={<HistoryRegular />} title={t('empty.title')} body={t('empty.body')} />
    )
  return (
    <>
      <EntryList entries={entries} />
      <ListFoot
        hasMore={log.hasNextPage}
        isLoading={log.isFetchingNextPage}
        isFailed={log.isFetchNextPageError}
        onMore={() => void log.fetchNextPage()}
      />
    </>
  )
}

function Export({ filters }: { filters: AuditFilters }) {
  const t = useAuditText()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />}>{t('export')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemLink
            href={exportAuditTable.path + toQuery(filters)}
            download
            icon={<DocumentTableRegular />}
          >
            <Kind name={t('export.csv')} hint={t('export.csv.hint')} />
          </MenuItemLink>
          <MenuItemLink href={exportAuditChain.path} download icon={<LinkMultipleRegular />}>
            <Kind name={t('export.jsonl')} hint={t('export.jsonl.hint')} />
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function Kind({ name, hint }: { name: string; hint: string }) {
  const styles = useStyles()
  return (
    <span className={styles.kind}>
      {name}
      <Text size={200} className={styles.hint}>
        {hint}
      </Text>
    </span>
  )
}
