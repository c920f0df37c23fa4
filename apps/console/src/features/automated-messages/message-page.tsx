import { ChatSparkleRegular } from '@fluentui/react-icons'
import type { AutomatedMessageSet } from '@parley/contracts/automated-messages'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader, type Breadcrumb } from '../../shared/ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { messagesQuery } from './queries.ts'
import { useAutomatedText } from './text.ts'

/** What a page below "Automated messages" shows, and where it stands. */
export interface MessageView {
  readonly title: string
  readonly description?: string
  /** Pages between "Automated messages" and this one. */
  readonly above?: readonly Breadcrumb[]
  readonly content: ReactNode
}

/** The frame of those pages: loading, failed, and the message or channel that is not there (`view` gives null). */
export function MessagePage({ view }: { view: (set: AutomatedMessageSet) => MessageView | null }) {
  const t = useAutomatedText()
  const messages = useQuery(messagesQuery)
  const shown = messages.data ? view(messages.data) : null
  const root = { label: t('title'), to: '/automated-messages' }
  return (
    <Page>
      <PageHeader
        title={shown?.title ?? (messages.data ? t('gone.title') : t('title'))}
        breadcrumbs={[root, ...(shown?.above ?? [])]}
        {...(shown?.description ? { description: shown.description } : {})}
      />
      {shown ? (
        shown.content
      ) : (
        <Surface>
          {messages.data ? (
            <EmptyState
              icon={<ChatSparkleRegular />}
              title={t('gone.title')}
              body={t('gone.text')}
              actions={<ButtonLink to="/automated-messages">{t('gone.back')}</ButtonLink>}
            />
          ) : messages.error ? (
            <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />
          ) : (
            <LoadingState shape="form" />
          )}
        </Surface>
      )}
    </Page>
  )
}
