import type { Workstream } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import { useLocale } from '../../../shared/i18n/index.ts'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../../shared/ui/page.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { workstreamQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'
import { AgentStep } from './agent-step.tsx'
import { BehaviorsStep } from './behaviors-step.tsx'
import { ChannelDone } from './channel-done.tsx'
import { channelSteps, isChannelStep, useChannelDraft, type ChannelStep } from './channel-draft.ts'
import { channelStepPath, type StepProps } from './channel-frame.tsx'
import { FeaturesStep } from './features-step.tsx'
import { LanguageStep } from './language-step.tsx'
import { SummaryStep } from './summary-step.tsx'

const pages = {
  agent: AgentStep,
  language: LanguageStep,
  behaviors: BehaviorsStep,
  features: FeaturesStep,
  summary: SummaryStep,
} as const satisfies Record<ChannelStep, (props: StepProps) => ReactElement>

/** "Set up Google's Business Messages": one step a page, and after Create channel the tests (`…/new/done?channel=`). */
export function Component() {
  const { workstreamId = '', step = 'agent' } = useParams()
  const [search] = useSearchParams()
  const workstream = useQuery(workstreamQuery(workstreamId))
  if (!workstream.data)
    return (
      <Page>
        <Surface>
          {workstream.error ? (
            <ErrorState error={workstream.error} onRetry={() => void workstream.refetch()} headingLevel={1} />
          ) : (
            <LoadingState shape="form" />
          )}
        </Surface>
      </Page>
    )
  if (step === 'done')
    return <ChannelDone workstream={workstream.data} channelId={search.get('channel') ?? ''} />
  if (isChannelStep(step)) return <Wizard workstream={workstream.data} step={step} />
  return <Navigate to={channelStepPath(workstreamId, 'agent')} replace />
}

function Wizard({ workstream, step }: { workstream: Workstream; step: ChannelStep }) {
  const t = useWorkstreamsText()
  const locale = useLocale()
  const navigate = useNavigate()
  const { draft, change, forget } = useChannelDraft(workstream.id, locale)
  // The address of a later step, opened without a choice made in this tab.
  if (step !== 'agent' && draft.googleAgentId === null)
    return <Navigate to={channelStepPath(workstream.id, 'agent')} replace />

  const after = channelSteps[channelSteps.indexOf(step) + 1]
  const Step = pages[step]
  return (
    <Page width="wide">
      <PageHeader
        title={t('wizard.title')}
        description={t('wizard.for', { name: workstream.name })}
        breadcrumbs={[
          { label: t('list.title'), to: '/workstreams' },
          { label: workstream.name, to: `/workstreams/${workstream.id}` },
        ]}
      />
      <Step
        workstream={workstream}
        draft={draft}
        change={change}
        goOn={() => after && void navigate(channelStepPath(workstream.id, after))}
        finish={(channelId) => {
          forget()
          void navigate(`/workstreams/${workstream.id}/channels/new/done?channel=${channelId}`, {
            replace: true,
          })
        }}
      />
    </Page>
  )
}
