import type { QuickReply } from '@parley/contracts/quick-replies'
import type { Context } from '../context.ts'
import { readAccounts } from '../features/accounts/read-account.ts'
import * as automatedMessages from '../store/automated-messages.ts'
import type { Db } from '../store/db.ts'
import * as hours from '../store/operating-hours.ts'
import * as queues from '../store/queues.ts'
import * as replyStore from '../store/quick-replies.ts'
import * as workstreams from '../store/workstreams.ts'
import { agentName, byTrigger, type AccountItem, type ReplyItem, type SetupDocument } from './document.ts'

/** Everything that is set up, as the file says it: by name, in the order of names. */
export async function readSetup(ctx: Context, db: Db): Promise<SetupDocument> {
  const allHours = await hours.list(db)
  const allQueues = await queues.list(db)
  const accounts = byName(await readAccounts(ctx, db))
  const all = await workstreams.list(db)
  const { organisation: said } = await automatedMessages.readAll(db)
  const agents = new Map(
    accounts.flatMap((one) => one.googleAgents.map((agent) => [agent.id, agent] as const)),
  )
  const replies = await replyStore.page(db, everyShared, Number.MAX_SAFE_INTEGER - 1, null)
  const variables = variableNames(accounts.map((one) => one.name))
  return {
    parley: 1,
    operatingHours: byName(allHours).map(({ name, timeZone, weekly, holidays, exceptions }) => ({
      name,
      timeZone,
      weekly,
      holidays,
      exceptions,
    })),
    queues: byName(allQueues).map(({ name, isDefault, priority, operatingHours, isActive }) => ({
      name,
      default: isDefault ? true : undefined,
      priority,
      operatingHours: operatingHours?.name ?? null,
      active: isActive,
    })),
    messages: byTrigger(
      said.map(({ trigger, language, isOn, text }) => ({ trigger, language, value: { on: isOn, text } })),
    ),
    accounts: accounts.map((one, index): AccountItem => ({
      name: one.name,
      channel: one.channel,
      active: one.state !== 'inactive',
      partnerId: one.partnerId,
      clientToken: one.clientToken.isSet ? { env: `${variables[index]}_CLIENT_TOKEN` } : undefined,
      credentials: one.credentials.isSet ? { env: `${variables[index]}_CREDENTIALS` } : undefined,
      privacyTerms: one.consent?.termsVersion ?? null,
      googleAgents: one.googleAgents
        .map(({ brandId, agentId }) => ({ brandId, agentId }))
        .sort((a, b) => compareText(agentName(a), agentName(b))),
    })),
    workstreams: byName(all).map((one) => ({
      name: one.name,
      channel: one.channel,
      distribution: one.distributionMode,
      fallbackQueue: one.fallbackQueue.name,
      active: one.isActive,
      channels: one.channels
        // One that is being deleted is set up no more.
        .filter((channel) => channel.draining === null)
        .flatMap((channel) => {
          const agent = agents.get(channel.googleAgent.id)
          if (!agent) return []
          return {
            googleAgent: agentName(agent),
            language: channel.language,
            customerAttachments: channel.customerAttachments,
            agentAttachments: channel.agentAttachments,
            messages: byTrigger(
              channel.automatedMessages.map(({ text: value, ...one }) => ({ ...one, value })),
            ),
          }
        })
        .sort((a, b) => compareText(a.googleAgent, b.googleAgent)),
    })),
    quickReplies: replies.items
      .map(replyOf)
      .sort((a, b) => compareText(a.code.toLowerCase(), b.code.toLowerCase())),
  }
}

const everyShared = { owner: null, search: '', tag: null, language: null, lacks: null } as const

const replyOf = (one: QuickReply): ReplyItem => ({
  code: one.shortCode,
  title: one.title,
  tags: one.tags,
  texts: one.texts,
  onlyFor: one.isLimited
    ? {
        queues: one.queues.map((queue) => queue.name).toSorted(compareText),
        workstreams: one.workstreams.map((workstream) => workstream.name).toSorted(compareText),
      }
    : null,
})

/** The same order on every machine, whatever its language. */
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byName = <One extends { name: string }>(all: readonly One[]) =>
  [...all].sort(
    (a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.name, b.name),
  )

/** One variable's beginning for each account: `PARLEY_HARBOUR_LANE`; alike ones are numbered. */
function variableNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^A-Za-z0-9]+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
      .toUpperCase()
    const base = `PARLEY_${plain === '' ? 'ACCOUNT' : plain}`
    let variable = base
    for (let number = 2; taken.has(variable); number++) variable = `${base}_${number}`
    taken.add(variable)
    return variable
  })
}
