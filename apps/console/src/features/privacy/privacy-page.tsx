import { useQuery } from '@tanstack/react-query'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { ConsentsSection } from './consents-section.tsx'
import { NoticeSection } from './notice-section.tsx'
import { noticeQuery } from './queries.ts'
import { TermsSection } from './terms-section.tsx'
import { usePrivacyText } from './text.ts'

/** The recording notice, all consents, and the terms they are about. */
export function Component() {
  const t = usePrivacyText()
  const notice = useQuery(noticeQuery)
  return (
    <Page>
      <PageHeader title={t('title')} description={t('lead')} />
      {notice.data ? (
        <NoticeSection notice={notice.data} />
      ) : (
        <Surface>
          {notice.error ? (
            <ErrorState error={notice.error} onRetry={() => void notice.refetch()} />
          ) : (
            <LoadingState shape="form" />
          )}
        </Surface>
      )}
      <ConsentsSection />
      <TermsSection />
    </Page>
  )
}
