import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { DeleteRegular, EditRegular, PauseRegular } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useParams, useSearchParams } from 'react-router'
import { useFormat } from '../../../shared/format.ts'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../../shared/ui/page.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { Tabs, tabPanel } from '../../../shared/ui/tabs.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { DeliveriesTab } from '../deliveries/deliveries-tab.tsx'
import { AccountBadge } from '../parts/badges.tsx'
import { accountQuery } from '../queries.ts'
import { useChannelsText } from '../text.ts'
import { AgentsTab } from './agents-tab.tsx'
import { DeleteAccount } from './delete-account.tsx'
import { EditText } from './edit-dialogs.tsx'
import { HealthTab } from './health-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { PrivacyTab } from './privacy-tab.tsx'
import { DeactivateAccount, useTurnAccount } from './turn-account.tsx'
import { WebhookTab } from './webhook-tab.tsx'

const tabs = {
  overview: OverviewTab,
  health: HealthTab,
  webhook: WebhookTab,
  deliveries: DeliveriesTab,
  agents: AgentsTab,
  privacy: PrivacyTab,
} as const
type TabName = keyof typeof tabs
const tabNames = Object.keys(tabs) as TabName[]
const isTab = (text: string | null): text is TabName => text !== null && text in tabs

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
})

/** A saved account with its parts as tabs (`?tab=`; `?delete` asks to delete it); a draft goes on in its set-up. */
export function Component() {
  const { accountId = '' } = useParams()
  const [isGone, setIsGone] = useState(false)
  // Once it is deleted there is nothing to read; the page stays for the moment until the next one is there.
  const account = useQuery({ ...accountQuery(accountId), enabled: !isGone })
  if (account.data?.state === 'draft')
    return <Navigate to={`/channels/accounts/${accountId}/setup`} replace />
  if (account.data) return <SavedAccount account={account.data} onDeleted={() => setIsGone(true)} />
  return (
    <Page>
      <Surface>
        {account.error ? (
          <ErrorState error={account.error} onRetry={() => void account.refetch()} headingLevel={1} />
        ) : (
          <LoadingState shape="form" />
        )}
      </Surface>
    </Page>
  )
}

function SavedAccount({ account, onDeleted }: { account: Account; onDeleted: () => void }) {
  const t = useChannelsText()
  const styles = useStyles()
  const format = useFormat()
  const [search, setSearch] = useSearchParams()
  const [open, setOpen] = useState<'rename' | 'deactivate' | 'delete' | null>(
    search.has('delete') ? 'delete' : null,
  )
  const toasts = useToasts()
  const turn = useTurnAccount(account)
  const wanted = search.get('tab')
  const tab = isTab(wanted) ? wanted : 'overview'
  const Panel = tabs[tab]
  return (
    <Page>
      <PageHeader
        title={account.name}
        badge={<AccountBadge state={account.state} />}
        description={t('account.created', { when: format.date(account.createdAt), who: account.createdBy })}
        breadcrumbs={[
          { label: t('channels.title'), to: '/channels' },
          { label: t('accounts.title'), to: '/channels/accounts' },
        ]}
        actions={
          <>
            <Button icon={<EditRegular />} onClick={() => setOpen('rename')}>
              {t('account.rename')}
            </Button>
            {account.state === 'active' && (
              <Button icon={<PauseRegular />} onClick={() => setOpen('deactivate')}>
                {t('life.deactivate')}
              </Button>
            )}
            <Button icon={<DeleteRegular />} onClick={() => setOpen('delete')}>
              {t('account.delete')}
            </Button>
          </>
        }
      />
      {account.state === 'inactive' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('life.inactiveTitle')}</MessageBarTitle> {t('life.inactiveText')}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void turn().catch(toasts.error)}>{t('life.activate')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <Tabs
        id="account"
        label={t('account.tabs')}
        tabs={tabNames.map((name) => ({ name, label: t(`account.tab.${name}`) }))}
        selected={tab}
        onSelect={(name) => setSearch(name === 'overview' ? {} : { tab: name }, { replace: true })}
      />
      <div {...tabPanel('account', tab)} className={styles.panel}>
        <Panel account={account} />
      </div>
      {open === 'rename' && <EditText account={account} field="name" onClose={() => setOpen(null)} />}
      {open === 'deactivate' && <DeactivateAccount account={account} onClose={() => setOpen(null)} />}
      {open === 'delete' && (
        <DeleteAccount account={account} onDeleted={onDeleted} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}
