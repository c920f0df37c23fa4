import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { useChannelsText } from '../text.ts'
import { DeliveryList } from './delivery-list.tsx'
import { RetentionSection } from './retention-section.tsx'
import { useDeliveriesText } from './text.ts'

/** The deliveries of all accounts, and how long their bodies are kept. */
export function Component() {
  const t = useDeliveriesText()
  const channels = useChannelsText()
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        breadcrumbs={[{ label: channels('channels.title'), to: '/channels' }]}
      />
      <DeliveryList />
      <RetentionSection />
    </Page>
  )
}
