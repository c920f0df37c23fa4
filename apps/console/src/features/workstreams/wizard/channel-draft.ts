import { channelLanguage, type ChannelLanguage } from '@parley/contracts/workstreams'
import { googleAgentId, type UiLocale } from '@parley/contracts/values'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import { emptyDraft, messageDraft } from '../parts/message-draft.ts'

/** The steps of the channel set-up; the address of each ends in its name. */
export const channelSteps = ['agent', 'language', 'behaviors', 'features', 'summary'] as const
export type ChannelStep = (typeof channelSteps)[number]
export const isChannelStep = (text: string | undefined): text is ChannelStep =>
  (channelSteps as readonly string[]).includes(text ?? '')

/** What was chosen so far. It lives in this tab until the channel is created, so that a reload loses nothing. */
const channelDraft = z.object({
  googleAgentId: googleAgentId.nullable(),
  language: channelLanguage,
  messages: messageDraft,
  customerAttachments: z.boolean(),
  agentAttachments: z.boolean(),
})
export type ChannelDraft = z.infer<typeof channelDraft>

const firstLanguage: Record<UiLocale, ChannelLanguage> = { en: 'en-US', de: 'de-DE' }

const keyOf = (workstreamId: string) => `parley.channel-draft.${workstreamId}`

function readDraft(workstreamId: string): ChannelDraft | null {
  try {
    const stored = sessionStorage.getItem(keyOf(workstreamId))
    return stored === null ? null : (channelDraft.safeParse(JSON.parse(stored)).data ?? null)
  } catch (error) {
    // Storage may be forbidden, or hold what an older version wrote: the set-up then starts anew.
    console.debug('channel draft is not readable', error)
    return null
  }
}

function storeDraft(workstreamId: string, draft: ChannelDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(workstreamId), JSON.stringify(draft))
    else sessionStorage.removeItem(keyOf(workstreamId))
  } catch (error) {
    console.debug('channel draft is not stored', error)
  }
}

/** The draft of a workstream's next channel. Attachments start switched off, as the documented product has it. */
export function useChannelDraft(workstreamId: string, locale: UiLocale) {
  const [draft, setDraft] = useState<ChannelDraft>(
    () =>
      readDraft(workstreamId) ?? {
        googleAgentId: null,
        language: firstLanguage[locale],
        messages: emptyDraft(),
        customerAttachments: false,
        agentAttachments: false,
      },
  )
  const change = useCallback(
    (part: Partial<ChannelDraft>) => {
      const next = { ...draft, ...part }
      setDraft(next)
      storeDraft(workstreamId, next)
    },
    [draft, workstreamId],
  )
  const forget = useCallback(() => storeDraft(workstreamId, null), [workstreamId])
  return { draft, change, forget }
}
