import type { OperatingHours } from '@parley/contracts/operating-hours'
import { useQuery } from '@tanstack/react-query'
import { ClockRegular } from '@fluentui/react-icons'
import { useParams, useSearchParams } from 'react-router'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { HoursForm } from './hours-form.tsx'
import { hoursQuery } from './queries.ts'
import { useHoursText } from './text.ts'

/** Edits operating hours, or makes new ones; `?from=<id>` begins with a copy. */
export function Component() {
  const t = useHoursText()
  const { operatingHoursId } = useParams()
  const [search] = useSearchParams()
  const hours = useQuery(hoursQuery)
  const find = (id: string | null | undefined): OperatingHours | null =>
    hours.data?.find((one) => one.id === id) ?? null
  const edited = find(operatingHoursId)
  const model = find(search.get('from'))
  const title = operatingHoursId === undefined ? t('new') : (edited?.name ?? t('editTitle'))
  return (
    <Page>
      <PageHeader title={title} breadcrumbs={[{ label: t('title'), to: '/operating-hours' }]} />
      {hours.data ? (
        operatingHoursId !== undefined && !edited ? (
          <Surface>
            <EmptyState
              icon={<ClockRegular />}
              title={t('goneTitle')}
              body={t('goneText')}
              actions={<ButtonLink to="/operating-hours">{t('back')}</ButtonLink>}
            />
          </Surface>
        ) : (
          <HoursForm key={operatingHoursId ?? search.get('from') ?? 'new'} edited={edited} model={model} />
        )
      ) : (
        <Surface>
          {hours.error ? (
            <ErrorState error={hours.error} onRetry={() => void hours.refetch()} />
          ) : (
            <LoadingState shape="form" />
          )}
        </Surface>
      )}
    </Page>
  )
}
