import { partnerId, googleId } from '@parley/contracts/accounts'
import { hoursDefinition, openIntervals, type HoursDefinition } from '@parley/contracts/operating-hours'
import { replyTags, replyTexts, replyTextIn, shortCode } from '@parley/contracts/quick-replies'
import { channelKind, name } from '@parley/contracts/values'
import { automatedText, automatedTrigger, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import { channelLanguage, distributionMode, type ChannelLanguage } from '@parley/contracts/workstreams'
import { z } from 'zod'
import { intervalText, toInterval } from './hours-text.ts'

/** Days of the week as the file names them, Monday first as in `HoursDefinition.weekly`. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

const open = z
  .array(z.string().regex(intervalText, 'must look like 09:00-17:00'))
  .transform((texts) => texts.map(toInterval))
  .pipe(openIntervals)
const days = {
  name,
  from: z.iso.date(),
  to: z.iso.date().optional(),
  yearly: z.boolean().default(false),
}
const toDays = <Given extends { from: string; to?: string | undefined; yearly: boolean }>({
  to,
  yearly,
  ...rest
}: Given) => ({ ...rest, to: to ?? rest.from, isYearly: yearly })

/** A thing may be renamed: what it is called now, or what it was called before. */
const named = { name, formerly: name.optional() }

const hours = z
  .strictObject({
    ...named,
    timeZone: z.string(),
    week: z.strictObject(Object.fromEntries(weekdays.map((day) => [day, open.default([])]))),
    holidays: z.array(z.strictObject(days).transform(toDays)).default([]),
    exceptions: z
      .array(
        z
          .strictObject({ ...days, open: open.default([]) })
          .transform(({ open: intervals, ...rest }) => ({ ...toDays(rest), intervals })),
      )
      .default([]),
  })
  .transform(({ week, ...rest }) => ({ ...rest, weekly: weekdays.map((day) => week[day] ?? []) }))
  .refine((given) => hoursDefinition.safeParse(given).success, {
    error: 'time zone or days are not valid',
    abort: true,
  })

/** A secret is named, never written down: an environment variable, or a file beside this one. */
export const secretReference = z.union([
  z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/) }),
  z.strictObject({ file: z.string().min(1) }),
])
export type SecretReference = z.infer<typeof secretReference>

const queue = z.strictObject({
  ...named,
  default: z.literal(true).optional(),
  priority: z.number().int().min(1).max(100).default(1),
  operatingHours: name.nullable().default(null),
  active: z.boolean().default(true),
})

const account = z.strictObject({
  ...named,
  channel: channelKind,
  active: z.boolean().default(true),
  partnerId: partnerId.nullable().default(null),
  clientToken: secretReference.optional(),
  credentials: secretReference.optional(),
  privacyTerms: z.string().nullable().default(null),
  googleAgents: z.array(z.strictObject({ brandId: googleId, agentId: googleId })).default([]),
})

function byTriggerAndLanguage<Value extends z.ZodType>(value: Value) {
  return z.partialRecord(automatedTrigger, z.partialRecord(channelLanguage, value)).default({})
}

const channel = z.strictObject({
  googleAgent: z.string().regex(/^brands\/[\w.:@-]+\/agents\/[\w.:@-]+$/, 'must look like brands/…/agents/…'),
  language: channelLanguage,
  customerAttachments: z.boolean(),
  agentAttachments: z.boolean(),
  /** What the channel says itself, by trigger and language; null: nothing. What is not here is the organisation's. */
  messages: byTriggerAndLanguage(automatedText.nullable()),
})

const workstream = z.strictObject({
  ...named,
  channel: channelKind,
  distribution: distributionMode,
  fallbackQueue: name,
  active: z.boolean().default(true),
  channels: z.array(channel).default([]),
})

const quickReply = z.strictObject({
  code: shortCode,
  title: name,
  tags: replyTags.default([]),
  /** The first is used where no other fits. */
  texts: z
    .partialRecord(channelLanguage, replyTextIn.shape.text)
    .transform((given) =>
      Object.entries(given).map(([language, text]) => ({ language: language as ChannelLanguage, text })),
    )
    .pipe(replyTexts),
  onlyFor: z
    .strictObject({ queues: z.array(name).default([]), workstreams: z.array(name).default([]) })
    .nullable()
    .default(null),
})

/** The file: everything an administrator sets up, without people, conversations and secrets. */
export const setupDocument = z
  .strictObject({
    parley: z.literal(1),
    operatingHours: z.array(hours).default([]),
    queues: z.array(queue).default([]),
    /** What the organisation says on all channels; without a text it is the built-in one. */
    messages: byTriggerAndLanguage(
      z.strictObject({ on: z.boolean().default(true), text: automatedText.nullable().default(null) }),
    ),
    accounts: z.array(account).default([]),
    workstreams: z.array(workstream).default([]),
    /** Those that all share. */
    quickReplies: z.array(quickReply).default([]),
  })
  .superRefine(requireSense)
export type SetupDocument = z.output<typeof setupDocument>
export type HoursItem = SetupDocument['operatingHours'][number]
export type QueueItem = SetupDocument['queues'][number]
export type AccountItem = SetupDocument['accounts'][number]
export type WorkstreamItem = SetupDocument['workstreams'][number]
export type ReplyItem = SetupDocument['quickReplies'][number]
export type ChannelItem = WorkstreamItem['channels'][number]

/** A message of the organisation. */
export interface MessageItem {
  readonly trigger: AutomatedTrigger
  readonly language: ChannelLanguage
  readonly on: boolean
  readonly text: string | null
}

/** What stands by trigger and language, as a list. */
export const listOf = <Value>(
  messages: Partial<Record<AutomatedTrigger, Partial<Record<ChannelLanguage, Value>>>>,
) =>
  automatedTrigger.options.flatMap((trigger) =>
    Object.entries(messages[trigger] ?? {}).map(([language, value]) => ({
      trigger,
      language: language as ChannelLanguage,
      value: value as Value,
    })),
  )

/** The same list by trigger and language, in one order whatever the list's. */
export function byTrigger<Value>(
  list: readonly { trigger: AutomatedTrigger; language: ChannelLanguage; value: Value }[],
): Partial<Record<AutomatedTrigger, Partial<Record<ChannelLanguage, Value>>>> {
  const entries = automatedTrigger.options.flatMap((trigger) => {
    const own = list.filter((one) => one.trigger === trigger)
    const sorted = own.toSorted((a, b) => (a.language < b.language ? -1 : 1))
    return sorted.length === 0
      ? []
      : [[trigger, Object.fromEntries(sorted.map(({ language, value }) => [language, value]))]]
  })
  return Object.fromEntries(entries) as Partial<
    Record<AutomatedTrigger, Partial<Record<ChannelLanguage, Value>>>
  >
}

/** Google's own name of an agent. */
export const agentName = ({ brandId, agentId }: { brandId: string; agentId: string }) =>
  `brands/${brandId}/agents/${agentId}`

/** The hours of an item as the server keeps them. */
export const definitionOf = ({ timeZone, weekly, holidays, exceptions }: HoursItem): HoursDefinition => ({
  timeZone,
  weekly,
  holidays,
  exceptions,
})

/** Names occur once, and what is referred to is in the file. */
function requireSense(given: Omit<SetupDocument, never>, ctx: z.RefinementCtx): void {
  const complain = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message })
  const once = (section: string, names: readonly string[], path: (index: number) => (string | number)[]) => {
    for (const [index, one] of names.entries())
      if (names.findIndex((other) => other.toLowerCase() === one.toLowerCase()) < index)
        complain(path(index), `${section} "${one}" is there twice`)
  }
  const plain = (section: string) => (index: number) => [section, index, 'name']
  for (const [section, items] of [
    ['operatingHours', given.operatingHours],
    ['queues', given.queues],
    ['accounts', given.accounts],
    ['workstreams', given.workstreams],
  ] as const)
    once(
      section,
      items.map((one) => one.name),
      plain(section),
    )
  const agents = given.accounts.flatMap((one) => one.googleAgents.map(agentName))
  once('accounts', agents, () => ['accounts'])
  const bound = given.workstreams.flatMap((one) => one.channels.map((each) => each.googleAgent))
  once('channels', bound, () => ['workstreams'])
  if (given.queues.filter((one) => one.default).length > 1)
    complain(['queues'], 'only one queue is the default queue')

  once(
    'quickReplies',
    given.quickReplies.map((one) => one.code),
    (index) => ['quickReplies', index, 'code'],
  )
  given.quickReplies.forEach(({ onlyFor }, index) => {
    for (const [section, known] of [
      ['queues', given.queues],
      ['workstreams', given.workstreams],
    ] as const)
      for (const wanted of onlyFor?.[section] ?? [])
        if (!known.some((one) => one.name === wanted))
          complain(['quickReplies', index, 'onlyFor'], `there is no "${wanted}" among the ${section}`)
  })
  given.queues.forEach(({ operatingHours }, index) => {
    if (operatingHours !== null && !given.operatingHours.some((one) => one.name === operatingHours))
      complain(['queues', index, 'operatingHours'], `there are no operating hours "${operatingHours}"`)
  })
  given.queues.forEach((queue, index) => {
    if (queue.default && !queue.active)
      complain(['queues', index, 'active'], 'the default queue is always active')
  })
  given.workstreams.forEach(({ fallbackQueue, channels }, index) => {
    const queue = given.queues.find((one) => one.name === fallbackQueue)
    if (!queue) complain(['workstreams', index, 'fallbackQueue'], `there is no queue "${fallbackQueue}"`)
    else if (!queue.active)
      complain(['workstreams', index, 'fallbackQueue'], `the queue "${fallbackQueue}" is not active`)
    channels.forEach(({ googleAgent }, at) => {
      if (!agents.includes(googleAgent))
        complain(
          ['workstreams', index, 'channels', at, 'googleAgent'],
          `no account has the Google agent ${googleAgent}`,
        )
    })
  })
}
