import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../../shared/api.ts'
import { useTextsText } from '../../../shared/automated-messages/text.ts'
import { useFormat } from '../../../shared/format.ts'
import { Facts, type Fact } from '../../../shared/ui/facts.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { VisuallyHidden } from '../../../shared/ui/visually-hidden.tsx'
import { channelFacts } from '../parts/channel-facts.ts'
import { faultOf, messagesOf } from '../parts/message-draft.ts'
import { freeAgentsQuery, useWorkstreamMutations } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'
import type { ChannelStep } from './channel-draft.ts'
import { ChannelFrame, channelStepPath, type StepProps } from './channel-frame.tsx'

const stepOfFact: Readonly<Record<string, ChannelStep>> = {
  language: 'language',
  messages: 'behaviors',
  attachments: 'features',
}

/** Everything at a glance, and Create channel. */
export function SummaryStep({ workstream, draft, finish }: StepProps) {
  const t = useWorkstreamsText()
  const format = useFormat()
  const agents = useQuery(freeAgentsQuery)
  const { createChannel } = useWorkstreamMutations()
  const [problem, setProblem] = useState<unknown>(null)
  const agent = agents.data?.free.find((one) => one.id === draft.googleAgentId)
  // While it is being created the live feed may tell already that the agent is taken: by us.
  const isGone = agents.data !== undefined && !agent && !createChannel.isPending && !createChannel.isSuccess
  const hasFault = faultOf(draft.messages, workstream.channel) !== null

  async function create() {
    setProblem(null)
    if (draft.googleAgentId === null) return
    try {
      const created = await createChannel.mutateAsync({
        params: { workstreamId: workstream.id },
        body: {
          googleAgentId: draft.googleAgentId,
          language: draft.language,
          automatedMessages: messagesOf(draft.messages),
          customerAttachments: draft.customerAttachments,
          agentAttachments: draft.agentAttachments,
        },
      })
      finish(created.id)
    } catch (error) {
      setProblem(error)
      if (isProblem(error, 'channel/agent-bound', 'channel/account-inactive')) await agents.refetch()
    }
  }

  const change = (step: ChannelStep) => (
    <TextLink to={channelStepPath(workstream.id, step)}>
      {t('summary.change')}
      <VisuallyHidden>{`: ${t(`wizard.step.${step}`)}`}</VisuallyHidden>
    </TextLink>
  )
  const texts = useTextsText()
  const own = messagesOf(draft.messages).map(({ trigger, text }) => ({
    trigger,
    text,
    language: draft.language,
  }))
  const settings = channelFacts({ ...draft, automatedMessages: own }, { t, texts, format })
  const withChange = (fact: Fact): Fact => {
    const step = stepOfFact[fact.id]
    return step ? { ...fact, action: change(step) } : fact
  }
  return (
    <ChannelFrame
      step="summary"
      workstream={workstream}
      draft={draft}
      next={{
        label: t('wizard.create'),
        onClick: () => void create(),
        isBusy: createChannel.isPending,
        isDisabled: hasFault || !agent,
      }}
    >
      <Facts
        items={[
          {
            id: 'agent',
            label: t('wizard.step.agent'),
            value: agent ? `${agent.displayName} (${agent.brandName})` : '–',
            action: change('agent'),
          },
          ...settings.map(withChange),
        ]}
      />
      {isGone && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('summary.agentGone')}</MessageBarBody>
        </MessageBar>
      )}
      {!isGone && <ProblemBar error={problem} />}
    </ChannelFrame>
  )
}
