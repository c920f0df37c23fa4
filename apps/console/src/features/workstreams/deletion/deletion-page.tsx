import type { ChannelImpact, Workstream } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../../shared/ui/page.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { WizardFrame, type WizardNext, type WizardStep } from '../../../shared/ui/wizard-frame.tsx'
import { channelImpactQuery, workstreamQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'
import { DeletionConfirm } from './deletion-confirm.tsx'
import { choiceOf, faultOf, openCount, type Choice } from './deletion-choice.ts'
import { GoogleStep, type Outcome } from './google-step.tsx'
import { ImpactStep } from './impact-step.tsx'
import { PresentStep } from './present-step.tsx'

type Step = 'impact' | 'conversations'

/** Deletes a channel: what depends on it, what becomes of its conversations, and then what is left to do at Google. */
export function Component() {
  const { workstreamId = '', channelId = '' } = useParams()
  const workstream = useQuery(workstreamQuery(workstreamId))
  const [over, setOver] = useState<{ impact: ChannelImpact; outcome: Outcome } | null>(null)
  const impact = useQuery({ ...channelImpactQuery(workstreamId, channelId), enabled: over === null })
  const shown = over?.impact ?? impact.data
  const error = workstream.error ?? (shown ? null : impact.error)
  if (!workstream.data || !shown || error)
    return (
      <Page>
        <Surface>
          {error ? (
            <ErrorState
              error={error}
              onRetry={() => void Promise.all([workstream.refetch(), impact.refetch()])}
              headingLevel={1}
            />
          ) : (
            <LoadingState shape="form" />
          )}
        </Surface>
      </Page>
    )
  return (
    <Deletion
      workstream={workstream.data}
      channelId={channelId}
      impact={shown}
      outcome={over?.outcome ?? null}
      onOver={(outcome) => setOver({ impact: shown, outcome })}
    />
  )
}

function Deletion({
  workstream,
  channelId,
  impact,
  outcome,
  onOver,
}: {
  workstream: Workstream
  channelId: string
  impact: ChannelImpact
  outcome: Outcome | null
  onOver: (outcome: Outcome) => void
}) {
  const t = useWorkstreamsText()
  const [step, setStep] = useState<Step>('impact')
  const [choice, setChoice] = useState<Choice>(() => choiceOf(impact))
  const [hasTried, setHasTried] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const channel = workstream.channels.find((one) => one.id === channelId)
  // While the question is answered the channel may be gone a moment before its answer is here.
  if (!outcome && !channel && !isAsking) return <Navigate to={`/workstreams/${workstream.id}`} replace />

  const fault = faultOf(choice, impact)
  const ask = () => {
    setHasTried(true)
    if (!fault) setIsAsking(true)
  }
  const title = t('deletion.title', { name: impact.name })
  const frame = outcome
    ? {
        title: t('google.title'),
        description: t(outcome.state === 'deleted' ? 'google.leadDeleted' : 'google.leadDraining'),
      }
    : step === 'impact'
      ? {
          title: t('impact.title'),
          description: t('impact.lead'),
          next: { onClick: () => setStep('conversations') },
        }
      : {
          title: t('present.title'),
          description: t(openCount(impact) > 0 ? 'present.lead' : 'present.none'),
          back: { onClick: () => setStep('impact') },
          next: {
            label: t(
              choice.manner === 'drain' && openCount(impact) > 0 ? 'present.startDraining' : 'present.delete',
            ),
            onClick: ask,
          } satisfies WizardNext,
        }
  return (
    <Page width="wide">
      <PageHeader
        title={title}
        description={t('deletion.for', { name: workstream.name })}
        breadcrumbs={[
          { label: t('list.title'), to: '/workstreams' },
          { label: workstream.name, to: `/workstreams/${workstream.id}` },
        ]}
      />
      <WizardFrame
        wizardTitle={title}
        steps={stepsAt(outcome ? 'google' : step, (one) => t(`deletion.step.${one}`))}
        footer={
          <TextLink to={`/workstreams/${workstream.id}`}>
            {t(outcome ? 'google.back' : 'deletion.leave')}
          </TextLink>
        }
        {...frame}
      >
        {outcome ? (
          <GoogleStep impact={impact} outcome={outcome} />
        ) : step === 'impact' ? (
          <ImpactStep impact={impact} />
        ) : (
          <PresentStep impact={impact} choice={choice} onChange={setChoice} fault={hasTried ? fault : null} />
        )}
      </WizardFrame>
      {isAsking && (
        <DeletionConfirm
          place={{ workstreamId: workstream.id, channelId }}
          impact={impact}
          choice={choice}
          onDeleted={onOver}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Page>
  )
}

const all = ['impact', 'conversations', 'google'] as const

function stepsAt(current: (typeof all)[number], label: (step: (typeof all)[number]) => string): WizardStep[] {
  const at = all.indexOf(current)
  return all.map((id, index) => ({
    id,
    label: label(id),
    state: index === at ? 'current' : index < at ? 'done' : 'upcoming',
  }))
}
