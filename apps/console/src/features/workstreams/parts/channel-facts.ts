import type { Channel } from '@parley/contracts/workstreams'
import type { useTextsText } from '../../../shared/automated-messages/text.ts'
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
export function channelFacts(
  settings: Settings,
  { t, texts, format }: { t: Text; texts: ReturnType<typeof useTextsText>; format: Format },
): Fact[] {
  const { language, automatedMessages } = settings
  return [
    { id: 'language', label: t('card.language'), value: format.language(language) },
    {
      id: 'messages',
      label: t('card.messages'),
      value:
        automatedMessages.length > 0
          ? [...new Set(automatedMessages.map(({ trigger }) => texts(`trigger.${trigger}`)))].join(', ')
          : t('card.noMessages'),
    },
    { id: 'attachments', label: t('card.attachments'), value: attachmentWords(settings, t) },
  ]
}
