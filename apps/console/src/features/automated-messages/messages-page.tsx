import { useQuery } from '@tanstack/react-query'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { ChannelsSection } from './channels-section.tsx'
import { OrganisationSection } from './organisation-section.tsx'
import { messagesQuery } from './queries.ts'
import { useAutomatedText } from './text.ts'

/** What the organisation says by occasion and language, what is missing, and the channels that say something else. */
export function Component() {
  const t = useAutomatedText()
  const messages = useQuery(messagesQuery)
  return (
    <Page>
      <PageHeader title={t('title')} description={t('lead')} />
      {messages.data ? (
        <>
          <OrganisationSection set={messages.data} />
          <ChannelsSection channels={messages.data.channels} />
        </>
      ) : (
        <Surface>
          {messages.error ? (
            <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />
          ) : (
            <LoadingState />
          )}
        </Surface>
      )}
    </Page>
  )
}
