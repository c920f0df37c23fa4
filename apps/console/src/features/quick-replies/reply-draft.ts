import {
  shortCode,
  type QuickReply,
  type QuickReplyDraft,
  type ReplyTextIn,
} from '@parley/contracts/quick-replies'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { replyTextFault, type ReplyTextFault } from '@parley/domain/quick-replies'

const codeMax = 30

/** A quick reply while it is edited. */
export interface ReplyDraft {
  readonly title: string
  readonly shortCode: string
  /** Until somebody writes one, the short code follows the title. */
  readonly isCodeOwn: boolean
  readonly tags: readonly string[]
  readonly texts: readonly ReplyTextIn[]
  readonly isLimited: boolean
  readonly queueIds: readonly string[]
  readonly workstreamIds: readonly string[]
}

/** A draft of a reply that exists, or an empty one with a text in this language. */
export function draftOf(reply: QuickReply | null, language: ChannelLanguage): ReplyDraft {
  return {
    title: reply?.title ?? '',
    shortCode: reply?.shortCode ?? '',
    isCodeOwn: reply !== null,
    tags: reply?.tags ?? [],
    texts: reply?.texts ?? [{ language, text: '' }],
    isLimited: reply?.isLimited ?? false,
    queueIds: reply?.queues.map(({ id }) => id) ?? [],
    workstreamIds: reply?.workstreams.map(({ id }) => id) ?? [],
  }
}

/** A copy: under another title, with a short code made from it. */
export function copyOf(reply: QuickReply, title: string): ReplyDraft {
  const { language } = reply.texts[0] ?? { language: 'en-US' }
  return { ...draftOf(reply, language), title, shortCode: codeFrom(title), isCodeOwn: false }
}

/** A short code made from a title: its words, in lower case, with - between them. */
export function codeFrom(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, codeMax)
    .replaceAll(/^-+|-+$/g, '')
}

/** What is wrong with a text; null: nothing. */
export type TextFault = ReplyTextFault | { code: 'required' }
export const textFaultOf = (text: string, lengthMax: number): TextFault | null =>
  text.trim() === '' ? { code: 'required' } : replyTextFault(text, lengthMax)

/** What is wrong with a draft, field by field. */
export function faultsOf(draft: ReplyDraft, lengthMax: number) {
  const code = draft.shortCode.trim()
  return {
    title: draft.title.trim() === '',
    shortCode: code === '' ? 'required' : shortCode.safeParse(code).success ? null : 'invalid',
    /** The first text that cannot be saved. */
    text: draft.texts.find(({ text }) => textFaultOf(text, lengthMax) !== null) ?? null,
    limits: draft.isLimited && draft.queueIds.length + draft.workstreamIds.length === 0,
  } as const
}

/** As the server takes it. Call it on a draft without faults. */
export const bodyOf = ({ title, tags, texts, isLimited, ...draft }: ReplyDraft): QuickReplyDraft => ({
  title: title.trim(),
  shortCode: draft.shortCode.trim(),
  tags: [...tags],
  texts: [...texts],
  limits: isLimited
    ? ({
        queueIds: [...draft.queueIds],
        workstreamIds: [...draft.workstreamIds],
      } as QuickReplyDraft['limits'])
    : null,
})
