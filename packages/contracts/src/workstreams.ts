import { z } from 'zod'
import { automatedText, automatedTrigger } from './automated-texts.ts'
import { replyText } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import {
  accountId,
  channelId,
  channelKind,
  googleAgentId,
  instant,
  name,
  queueId,
  userId,
  workstreamId,
} from './values.ts'

/** Push: Parley offers work to agents; pick: agents take it from the queue. Cannot be changed afterwards. */
export const distributionMode = z.enum(['push', 'pick'])

/** The 45 languages of the documented Language page, as BCP 47 tags. */
export const channelLanguages = [
  'ar-SA', 'eu-ES', 'bg-BG', 'ca-ES', 'zh-CN', 'zh-HK', 'zh-TW', 'hr-HR', 'cs-CZ', 'da-DK', 'nl-NL', 'en-US',
  'et-EE', 'fi-FI', 'fr-FR', 'gl-ES', 'de-DE', 'el-GR', 'he-IL', 'hi-IN', 'hu-HU', 'id-ID', 'it-IT', 'ja-JP',
  'kk-KZ', 'ko-KR', 'lv-LV', 'lt-LT', 'ms-MY', 'nb-NO', 'pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'ru-RU', 'sr-Cyrl-CS',
  'sr-Latn-CS', 'sk-SK', 'sl-SI', 'es-ES', 'sv-SE', 'th-TH', 'tr-TR', 'uk-UA', 'vi-VN',
] as const // prettier-ignore
export const channelLanguage = z.enum(channelLanguages)
export type ChannelLanguage = z.infer<typeof channelLanguage>

/** A text of a channel for one occasion, in its language. */
const automatedMessage = z.object({ trigger: automatedTrigger, text: automatedText })

/** At most one message for each trigger. */
const automatedMessages = z
  .array(automatedMessage)
  .max(automatedTrigger.options.length)
  .refine((all) => new Set(all.map((one) => one.trigger)).size === all.length, { error: 'duplicateTrigger' })

/**
 * What a channel says instead of the organisation, to customers of this language. Null: it says nothing there. Texts
 * from before placeholders were checked may contain `{Words}` that are sent as they stand.
 */
export const automatedOverride = z.object({
  trigger: automatedTrigger,
  language: channelLanguage,
  text: z.string().nullable(),
})
export type AutomatedOverride = z.infer<typeof automatedOverride>

const channelFacts = {
  language: channelLanguage,
  customerAttachments: z.boolean(),
  agentAttachments: z.boolean(),
}
/** `automatedMessages`: what the channel itself says in its language; those that are left out are inherited. */
const channelSettings = { ...channelFacts, automatedMessages }

/** A channel: one Google agent bound to one workstream. */
export const channel = z.object({
  id: channelId,
  workstreamId,
  kind: channelKind,
  googleAgent: z.object({
    id: googleAgentId,
    displayName: z.string(),
    brandName: z.string(),
    testUrls: z.array(z.object({ surface: z.string(), url: z.string() })),
  }),
  ...channelFacts,
  automatedMessages: z.array(automatedOverride),
  /** Being deleted: no new conversations; it goes by itself once the present ones are closed. Null: it is not. */
  draining: z.object({ since: instant, openConversations: z.number().int() }).nullable(),
  createdAt: instant,
  version: z.number().int(),
})
export type Channel = z.infer<typeof channel>

export const workstream = z.object({
  id: workstreamId,
  name,
  type: z.literal('messaging'),
  channel: channelKind,
  distributionMode,
  fallbackQueue: z.object({ id: queueId, name: z.string() }),
  channels: z.array(channel),
  /** An inactive one begins no conversation; present ones go on. */
  isActive: z.boolean(),
  createdAt: instant,
  version: z.number().int(),
})
export type Workstream = z.infer<typeof workstream>

const tag = 'Workstreams'
const byId = z.object({ workstreamId })
export const listWorkstreams = endpoint({
  name: 'listWorkstreams',
  method: 'GET',
  path: '/api/workstreams',
  summary: 'All workstreams with their channels',
  tag,
  access: 'administrator',
  response: z.object({ items: z.array(workstream) }),
})
export const createWorkstream = endpoint({
  name: 'createWorkstream',
  method: 'POST',
  path: '/api/workstreams',
  summary: 'Create a workstream; the fallback queue is an existing one or made along with it',
  tag,
  access: 'administrator',
  body: z.object({
    name,
    type: z.literal('messaging'),
    channel: channelKind,
    distributionMode,
    fallbackQueue: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('existing'), queueId }),
      z.object({ kind: z.literal('new'), name }),
    ]),
  }),
  response: workstream,
  status: 201,
  problems: ['workstream/name-taken', 'queue/name-taken'],
})
export const getWorkstream = endpoint({
  name: 'getWorkstream',
  method: 'GET',
  path: '/api/workstreams/:workstreamId',
  summary: 'One workstream',
  tag,
  access: 'administrator',
  params: byId,
  response: workstream,
})
export const updateWorkstream = endpoint({
  name: 'updateWorkstream',
  method: 'PATCH',
  path: '/api/workstreams/:workstreamId',
  summary: 'Rename a workstream, choose another fallback queue, deactivate or activate it',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({
    name: name.optional(),
    fallbackQueueId: queueId.optional(),
    isActive: z.boolean().optional(),
    version: z.number().int(),
  }),
  response: workstream,
  problems: ['workstream/name-taken', 'request/conflict'],
})
export const copyWorkstream = endpoint({
  name: 'copyWorkstream',
  method: 'POST',
  path: '/api/workstreams/:workstreamId/copy',
  summary:
    'Create a workstream like this one, but for its channels; active, with a distribution mode of its own',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ name, distributionMode }),
  response: workstream,
  status: 201,
  problems: ['workstream/name-taken'],
})
/** What deleting a workstream touches. Channels must go first; conversations stay, without it once it is gone for good. */
export const workstreamImpact = z.object({
  channels: z.array(z.object({ id: channelId, name: z.string(), isDraining: z.boolean() })),
  openConversations: z.number().int(),
  keptConversations: z.number().int(),
  goneAt: instant,
})
export type WorkstreamImpact = z.infer<typeof workstreamImpact>
export const getWorkstreamImpact = endpoint({
  name: 'getWorkstreamImpact',
  method: 'GET',
  path: '/api/workstreams/:workstreamId/impact',
  summary: 'What deleting the workstream would touch, and what must go first',
  tag,
  access: 'administrator',
  params: byId,
  response: workstreamImpact,
})
export const deleteWorkstream = endpoint({
  name: 'deleteWorkstream',
  method: 'DELETE',
  path: '/api/workstreams/:workstreamId',
  summary: 'Delete a workstream without channels; it can be brought back',
  tag,
  access: 'administrator',
  params: byId,
  problems: ['workstream/in-use'],
})
export const createChannel = endpoint({
  name: 'createChannel',
  method: 'POST',
  path: '/api/workstreams/:workstreamId/channels',
  summary: 'Bind a Google agent to the workstream; live at once',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ googleAgentId, ...channelSettings }),
  response: channel,
  status: 201,
  problems: ['channel/agent-bound', 'channel/account-inactive'],
})
export const updateChannel = endpoint({
  name: 'updateChannel',
  method: 'PATCH',
  path: '/api/workstreams/:workstreamId/channels/:channelId',
  summary: 'Change language, automated messages or attachments of a channel',
  tag,
  access: 'administrator',
  params: z.object({ workstreamId, channelId }),
  body: z.object(channelSettings).partial(),
  response: channel,
})
const count = z.number().int()
const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() })

/** What deleting a channel touches, shown before it is done, with all that the choice needs. */
export const channelImpact = z.object({
  /** Of the reading; a deletion that rests on an older one is a conflict. */
  version: count,
  name: z.string(),
  language: channelLanguage,
  conversations: z.object({ open: count, active: count, waiting: count, wrapUp: count }),
  /** Who has the conversations that are not closed, most first. */
  people: z.array(z.object({ id: userId, name: z.string(), conversations: count })),
  /** Not closed, but Google lets nobody write to them any more. */
  beyondWindow: count,
  undeliveredReplies: count,
  keptConversations: count,
  keptMessages: count,
  automatedMessages: count,
  /** Channels that may take the present conversations over. */
  targets: z.array(
    z.object({ id: channelId, name: z.string(), workstream: named(workstreamId), queue: named(queueId) }),
  ),
  /** What stands at Google and is not touched by Parley. */
  google: z.object({
    brandId: z.string(),
    agentId: z.string(),
    partnerId: z.string().nullable(),
    webhookUrl: z.string(),
    isLaunched: z.boolean(),
    testUrls: z.array(z.object({ surface: z.string(), url: z.string() })),
  }),
  account: z.object({ id: accountId, name: z.string(), otherChannels: count }),
  /** Until when it could be undone if it were deleted now. */
  goneAt: instant,
})
export type ChannelImpact = z.infer<typeof channelImpact>

/**
 * What happens to the conversations that are not closed: they go on until they are closed (`drain`), they are closed,
 * with a message to each customer or without, or another channel's workstream takes them over. `queueId`: another
 * queue than that workstream's fallback queue.
 */
export const presentConversations = z.discriminatedUnion('manner', [
  z.object({ manner: z.literal('drain') }),
  z.object({ manner: z.literal('close'), text: replyText.nullable() }),
  z.object({ manner: z.literal('handOver'), channelId, queueId: queueId.optional() }),
])
export type PresentConversations = z.infer<typeof presentConversations>

const oneChannel = z.object({ workstreamId, channelId })
export const getChannelImpact = endpoint({
  name: 'getChannelImpact',
  method: 'GET',
  path: '/api/workstreams/:workstreamId/channels/:channelId/impact',
  summary: 'What deleting the channel would touch',
  tag,
  access: 'administrator',
  params: oneChannel,
  response: channelImpact,
})
export const deleteChannel = endpoint({
  name: 'deleteChannel',
  method: 'POST',
  path: '/api/workstreams/:workstreamId/channels/:channelId/deletion',
  summary: 'Delete a channel, now or once its present conversations are closed; it can be brought back',
  tag,
  access: 'administrator',
  params: oneChannel,
  body: z.object({ version: count, conversations: presentConversations }),
  response: z.object({ state: z.enum(['draining', 'deleted']), goneAt: instant.nullable() }),
  problems: ['request/conflict', 'channel/target-unfit'],
})
export const keepChannel = endpoint({
  name: 'keepChannel',
  method: 'POST',
  path: '/api/workstreams/:workstreamId/channels/:channelId/keep',
  summary: 'Keep a channel that is being drained; what was parked meanwhile is processed',
  tag,
  access: 'administrator',
  params: oneChannel,
  response: channel,
})
