import type {
  AccountItem,
  ChannelItem,
  HoursItem,
  QueueItem,
  ReplyItem,
  SetupDocument,
  WorkstreamItem,
} from './document.ts'
import { agentName, definitionOf, listOf, type MessageItem } from './document.ts'

/** One thing that is to be made or changed. `before`: as it is now, null when there is none. */
export type Change =
  | { kind: 'operatingHours'; before: HoursItem | null; after: HoursItem }
  | { kind: 'queue'; before: QueueItem | null; after: QueueItem }
  | { kind: 'message'; before: MessageItem | null; after: MessageItem }
  | { kind: 'account'; before: AccountItem | null; after: AccountItem }
  | { kind: 'workstream'; before: WorkstreamItem | null; after: WorkstreamItem }
  | { kind: 'reply'; before: ReplyItem | null; after: ReplyItem }
  | { kind: 'channel'; workstream: string; before: ChannelItem | null; after: ChannelItem }

/** What the file asks for, in the order in which it can be done, and what it does not name. */
export interface Comparison {
  readonly changes: readonly Change[]
  /** Things of this installation that the file does not name: they are left as they are. */
  readonly leftAlone: readonly string[]
  /** What cannot be changed by a file, with what to do instead. Nothing is done while there is one. */
  readonly obstacles: readonly string[]
}

/** Compares what is set up with what the file wants. Secrets are not looked at here. */
export function compareSetups(present: SetupDocument, wanted: SetupDocument): Comparison {
  const obstacles: string[] = []
  const matched = {
    operatingHours: match('operating hours', present.operatingHours, wanted.operatingHours, obstacles),
    queues: match('queue', present.queues, wanted.queues, obstacles, (one) => one.default === true),
    accounts: match('account', present.accounts, wanted.accounts, obstacles),
    workstreams: match('workstream', present.workstreams, wanted.workstreams, obstacles),
  }
  for (const { before, after } of matched.queues.pairs)
    if (after.default && !before?.default)
      obstacles.push(
        `queue "${after.name}": the default queue is made at first start and stays the one it is`,
      )
  for (const { before, after } of matched.accounts.pairs)
    if (before && before.channel !== after.channel)
      obstacles.push(`account "${after.name}": its channel cannot be changed; set up another account`)
  for (const { before, after } of matched.workstreams.pairs)
    if (before && (before.distribution !== after.distribution || before.channel !== after.channel))
      obstacles.push(
        `workstream "${after.name}": channel and distribution cannot be changed; set up another workstream`,
      )
  const channels = compareChannels(matched.workstreams.pairs, present, obstacles)
  const replies = compareReplies(present, wanted)
  const changes: Change[] = [
    ...matched.operatingHours.pairs
      .filter(({ before, after }) => !before || !isSame(plainHours(before), plainHours(after)))
      .map((pair) => Object.assign(pair, { kind: 'operatingHours' as const })),
    ...matched.queues.pairs
      .filter(({ before, after }) => !before || !isSame(plainQueue(before), plainQueue(after)))
      .map((pair) => Object.assign(pair, { kind: 'queue' as const })),
    ...compareMessages(present, wanted),
    // Its secrets may differ where nothing else does: who knows them leaves out the accounts that stay as they are.
    ...matched.accounts.pairs.map((pair) => Object.assign(pair, { kind: 'account' as const })),
    ...matched.workstreams.pairs
      .filter(({ before, after }) => !before || !isSame(plainWorkstream(before), plainWorkstream(after)))
      .map((pair) => Object.assign(pair, { kind: 'workstream' as const })),
    ...channels,
    ...replies,
  ]
  const parts = [
    ...present.quickReplies
      .filter((one) => !wanted.quickReplies.some((other) => isSameCode(one, other)))
      .map((one) => `quick reply "${one.code}"`),
    ...matched.accounts.pairs.flatMap(({ before, after }) =>
      (before?.googleAgents ?? [])
        .map(agentName)
        .filter((one) => !after.googleAgents.map(agentName).includes(one))
        .map((one) => `Google agent ${one} of account "${after.name}"`),
    ),
    ...matched.workstreams.pairs.flatMap(({ before, after }) =>
      (before?.channels ?? [])
        .filter((one) => !after.channels.some((other) => other.googleAgent === one.googleAgent))
        .map((one) => `channel ${one.googleAgent} of workstream "${after.name}"`),
    ),
  ]
  const leftAlone = [...Object.values(matched).flatMap((one) => one.leftAlone), ...parts]
  return { changes, leftAlone, obstacles }
}

interface Pair<Item> {
  readonly before: Item | null
  readonly after: Item
}

/** Finds for each wanted item what it is now: by name, by its former name, or by what only one can be. */
function match<Item extends { name: string; formerly?: string | undefined }>(
  what: string,
  present: readonly Item[],
  wanted: readonly Item[],
  obstacles: string[],
  isTheOne: (item: Item) => boolean = () => false,
): { pairs: Pair<Item>[]; leftAlone: string[] } {
  const called = (name: string | undefined) =>
    name === undefined ? [] : present.filter((one) => one.name.toLowerCase() === name.toLowerCase())
  const used = new Set<Item>()
  const pairs = wanted.map((after) => {
    const special = isTheOne(after) ? present.filter(isTheOne) : []
    const found = [special, called(after.name), called(after.formerly)].find((some) => some.length > 0) ?? []
    if (found.length > 1)
      obstacles.push(`${what} "${after.name}": there are ${found.length} with this name; rename one first`)
    const before = found[0] ?? null
    if (before && used.has(before))
      obstacles.push(`${what} "${after.name}": another entry of the file already means the same one`)
    if (before) used.add(before)
    return { before, after }
  })
  return {
    pairs,
    leftAlone: present.filter((one) => !used.has(one)).map((one) => `${what} "${one.name}"`),
  }
}

function compareChannels(
  pairs: readonly Pair<WorkstreamItem>[],
  present: SetupDocument,
  obstacles: string[],
): Change[] {
  return pairs.flatMap(({ before, after }) =>
    after.channels.flatMap((channel): Change[] => {
      const holder = present.workstreams.find((one) =>
        one.channels.some((each) => each.googleAgent === channel.googleAgent),
      )
      if (holder && holder !== before) {
        obstacles.push(
          `workstream "${after.name}": ${channel.googleAgent} is a channel of "${holder.name}"; delete it there first`,
        )
        return []
      }
      const now = before?.channels.find((each) => each.googleAgent === channel.googleAgent) ?? null
      if (now && isSame(now, channel)) return []
      return [{ kind: 'channel', workstream: after.name, before: now, after: channel }]
    }),
  )
}

const isSameCode = (one: ReplyItem, other: ReplyItem) => one.code.toLowerCase() === other.code.toLowerCase()

function compareReplies(present: SetupDocument, wanted: SetupDocument): Change[] {
  return wanted.quickReplies.flatMap((after) => {
    const before = present.quickReplies.find((one) => isSameCode(one, after)) ?? null
    return before && isSame(before, after) ? [] : [{ kind: 'reply', before, after }]
  })
}

function compareMessages(present: SetupDocument, wanted: SetupDocument): Change[] {
  const itemsOf = ({ messages }: SetupDocument): MessageItem[] =>
    listOf(messages).map(({ trigger, language, value: { on, text } }) => ({ trigger, language, on, text }))
  const known = itemsOf(present)
  return itemsOf(wanted).flatMap((after) => {
    const before =
      known.find((one) => one.trigger === after.trigger && one.language === after.language) ?? null
    return before && isSame(before, after) ? [] : [{ kind: 'message', before, after }]
  })
}

/** What an account lacks of what the file says; its secrets aside. What the file does not say stays as it is. */
export function needsOf(before: AccountItem | null, after: AccountItem) {
  const known = new Set((before?.googleAgents ?? []).map(agentName))
  return {
    name: before !== null && before.name !== after.name,
    partnerId: after.partnerId !== null && after.partnerId !== before?.partnerId,
    terms: after.privacyTerms !== null && after.privacyTerms !== before?.privacyTerms,
    active: (before?.active ?? true) !== after.active,
    googleAgents: after.googleAgents.filter((one) => !known.has(agentName(one))),
  }
}

const plainHours = (one: HoursItem) => ({ name: one.name, ...definitionOf(one) })
const plainQueue = ({ name, priority, operatingHours, active }: QueueItem) => ({
  name,
  priority,
  operatingHours,
  active,
})
const plainWorkstream = ({ name, fallbackQueue, active }: WorkstreamItem) => ({ name, fallbackQueue, active })

/** Same values, whatever the order of their fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}
