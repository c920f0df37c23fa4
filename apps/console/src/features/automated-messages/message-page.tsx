import { ChatSparkleRegular } from '@fluentui/react-icons'
import type { AutomatedMessageSet } from '@parley/contracts/automated-messages'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader, type Breadcrumb } from '../../shared/ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { useAutomatedText } from './text.ts'

/** What a page below "Automated messages" shows, and where it stands. */
export interface MessageView {
  readonly title: string
  readonly description?: string
  /** Pages between "Automated messages" and this one. */
  readonly above?: readonly Breadcrumb[]
  readonly content: ReactNode
}

/** The frame of those pages: loading, failed, and what is not there (`shown` null although the messages were read). */
export function MessagePage({
  messages,
  shown,
}: {
  messages: UseQueryResult<AutomatedMessageSet>
  shown: MessageView | null
}) {
  const t = useAutomatedText()
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
