import { FlashOffRegular } from '@fluentui/react-icons'
import type { QuickReply, ReplyScope } from '@parley/contracts/quick-replies'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { isProblem } from '../../shared/api.ts'
import { useLocale } from '../../shared/i18n/index.ts'
import { useMay } from '../../shared/session.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { ForbiddenState } from '../../shared/ui/forbidden-state.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { replyFactsQuery, replyQuery } from './queries.ts'
import { copyOf, draftOf } from './reply-draft.ts'
import { ReplyForm } from './reply-form.tsx'
import { useRepliesText } from './text.ts'

/** Edits a quick reply, or makes a new one: `?scope=personal` one's own, `?from=<id>` begins with a copy. */
export function Component() {
  const { quickReplyId } = useParams()
  const [search] = useSearchParams()
  const readId = quickReplyId ?? search.get('from')
  return readId === null ? (
    <Form key="new" isNew reply={null} />
  ) : (
    <Existing key={readId} id={readId} isNew={quickReplyId === undefined} />
  )
}

function Existing({ id, isNew }: { id: string; isNew: boolean }) {
  const t = useRepliesText()
  const reply = useQuery(replyQuery(id))
  if (reply.data) return <Form isNew={isNew} reply={reply.data} />
  return (
    <Frame title={t('editTitle')}>
      <Surface>
        {isProblem(reply.error, 'request/not-found') ? (
          <EmptyState
            icon={<FlashOffRegular />}
            title={t('goneTitle')}
            body={t('goneText')}
            actions={<ButtonLink to="/quick-replies">{t('back')}</ButtonLink>}
          />
        ) : reply.error ? (
          <ErrorState error={reply.error} onRetry={() => void reply.refetch()} />
        ) : (
          <LoadingState shape="form" />
        )}
      </Surface>
    </Frame>
  )
}

function Form({ isNew, reply }: { isNew: boolean; reply: QuickReply | null }) {
  const t = useRepliesText()
  const locale = useLocale()
  const [search] = useSearchParams()
  const isSupervisor = useMay('superviseConversations')
  const wanted: ReplyScope = search.get('scope') === 'personal' ? 'personal' : 'shared'
  const scope = isNew ? wanted : (reply?.scope ?? 'shared')
  const facts = useQuery(replyFactsQuery(scope))
  const [takes, setTakes] = useState(0)
  if (scope === 'shared' && !isSupervisor) return <ForbiddenState />
  const title = isNew ? t(scope === 'shared' ? 'newShared' : 'newPersonal') : (reply?.title ?? t('editTitle'))
  const language = facts.data?.liveLanguages[0] ?? (locale === 'de' ? 'de-DE' : 'en-US')
  return (
    <Frame title={title}>
      {facts.data ? (
        <ReplyForm
          key={takes}
          onTakeNewest={() => setTakes(takes + 1)}
          scope={scope}
          edited={isNew ? null : reply}
          begin={
            isNew && reply ? copyOf(reply, t('copyOf', { name: reply.title })) : draftOf(reply, language)
          }
          facts={facts.data}
        />
      ) : (
        <Surface>
          {facts.error ? (
            <ErrorState error={facts.error} onRetry={() => void facts.refetch()} />
          ) : (
            <LoadingState shape="form" />
          )}
        </Surface>
      )}
    </Frame>
  )
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  const t = useRepliesText()
  return (
    <Page>
      <PageHeader title={title} breadcrumbs={[{ label: t('title'), to: '/quick-replies' }]} />
      {children}
    </Page>
  )
}
