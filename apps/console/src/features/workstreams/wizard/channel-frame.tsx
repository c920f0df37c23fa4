import type { Workstream } from '@parley/contracts/workstreams'
import type { ReactNode } from 'react'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useFormat } from '../../../shared/format.ts'
import { WizardFrame, type WizardNext, type WizardStep } from '../../../shared/ui/wizard-frame.tsx'
import { faultOf } from '../parts/message-draft.ts'
import { useWorkstreamsText } from '../text.ts'
import { channelSteps, type ChannelDraft, type ChannelStep } from './channel-draft.ts'

/** What each step of the channel set-up is given. */
export interface StepProps {
  readonly workstream: Workstream
  readonly draft: ChannelDraft
  readonly change: (part: Partial<ChannelDraft>) => void
  /** Goes to the next step. */
  readonly goOn: () => void
  /** After the channel exists: forgets the draft and shows what to do with it. */
  readonly finish: (channelId: string) => void
}

/** The address of a step. */
export function channelStepPath(workstreamId: string, step: ChannelStep): string {
  const base = `/workstreams/${workstreamId}/channels/new`
  return step === 'agent' ? base : `${base}/${step}`
}

/** One page of the channel set-up: list of steps, heading, body, Back and Next. */
export function ChannelFrame({
  step,
  workstream,
  draft,
  next,
  children,
}: Pick<StepProps, 'workstream' | 'draft'> & { step: ChannelStep; next: WizardNext; children: ReactNode }) {
  const t = useWorkstreamsText()
  const format = useFormat()
  const index = channelSteps.indexOf(step)
  const before = channelSteps[index - 1]

  function stateOf(one: ChannelStep): WizardStep['state'] {
    if (one === step) return 'current'
    if (one === 'behaviors' && faultOf(draft.messages, workstream.channel)) return 'attention'
    return channelSteps.indexOf(one) < index ? 'done' : 'upcoming'
  }
  function stepOf(one: ChannelStep): WizardStep {
    const isOpen = channelSteps.indexOf(one) < index || draft.googleAgentId !== null
    const to = isOpen ? { to: channelStepPath(workstream.id, one) } : {}
    return { id: one, label: t(`wizard.step.${one}`), state: stateOf(one), ...to }
  }
  return (
    <WizardFrame
      wizardTitle={t('wizard.title')}
      steps={channelSteps.map(stepOf)}
      title={t(`${step}.title`)}
      description={
        step === 'behaviors'
          ? t('behaviors.lead', { language: format.language(draft.language) })
          : t(`${step}.lead`)
      }
      {...(before ? { back: { to: channelStepPath(workstream.id, before) } } : {})}
      next={next}
      footer={<TextLink to={`/workstreams/${workstream.id}`}>{t('wizard.leave')}</TextLink>}
    >
      {children}
    </WizardFrame>
  )
}
