import type { Channel } from '@parley/contracts/workstreams'
import type { Format } from '../../../shared/format.ts'
import type { Fact } from '../../../shared/ui/facts.tsx'
import type { useWorkstreamsText } from '../text.ts'

type Settings = Pick<Channel, 'language' | 'automatedMessages' | 'customerAttachments' | 'agentAttachments'>
type Text = ReturnType<typeof useWorkstreamsText>

/** File attachments in words. */
export function attachmentWords(
  settings: Pick<Settings, 'customerAttachments' | 'agentAttachments'>,
  t: Text,
): string {
  const { customerAttachments, agentAttachments } = settings
  if (customerAttachments && agentAttachments) return t('card.attachmentsBoth')
  if (customerAttachments) return t('card.attachmentsCustomers')
  return agentAttachments ? t('card.attachmentsAgents') : t('card.attachmentsNone')
}

/** The settings of a channel as facts. */
export function channelFacts(settings: Settings, t: Text, format: Format): Fact[] {
  const { language, automatedMessages } = settings
  return [
    { id: 'language', label: t('card.language'), value: format.language(language) },
    {
      id: 'messages',
      label: t('card.messages'),
      value:
        automatedMessages.length > 0
          ? automatedMessages.map(({ trigger }) => t(`behaviors.trigger.${trigger}`)).join(', ')
          : t('card.noMessages'),
    },
    { id: 'attachments', label: t('card.attachments'), value: attachmentWords(settings, t) },
  ]
}
