import { ArrowRightRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { HealthView } from '../../../shared/health/health-view.tsx'
import { channelHealthQuery } from '../../../shared/health/queries.ts'
import { useHealthText } from '../../../shared/health/text.ts'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../../shared/ui/page.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { useWorkstreamsText } from '../text.ts'

/** How one channel does. */
export function Component() {
  const { workstreamId = '', channelId = '' } = useParams()
  const t = useHealthText()
  const words = useWorkstreamsText()
  const query = useQuery(channelHealthQuery(workstreamId, channelId))
  const channel = query.data?.channel
  if (!query.data || !channel)
    return (
      <Page>
        <Surface>
          {query.error ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} headingLevel={1} />
          ) : (
            <LoadingState shape="form" />
          )}
        </Surface>
      </Page>
    )
  const { account } = query.data
  return (
    <Page>
      <PageHeader
        title={t('channel.title', { name: channel.name })}
        description={t('channel.lead')}
        breadcrumbs={[
          { label: words('list.title'), to: '/workstreams' },
          { label: channel.workstream.name, to: `/workstreams/${channel.workstream.id}` },
        ]}
        actions={
          <ButtonLink
            to={`/channels/accounts/${account.id}?tab=health`}
            icon={<ArrowRightRegular />}
            iconPosition="after"
          >
            {t('channel.ofAccount', { name: account.name })}
          </ButtonLink>
        }
      />
      <HealthView query={query} />
    </Page>
  )
}
