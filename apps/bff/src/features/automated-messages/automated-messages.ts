import type {
  getAutomatedMessages,
  MessagingChannel,
  OrganisationMessage,
  setChannelMessage,
  setOrganisationMessage,
} from '@parley/contracts/automated-messages'
import { ProblemError } from '@parley/contracts/problem'
import type { AutomatedOverride } from '@parley/contracts/workstreams'
import type { Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as automatedMessages from '../../store/automated-messages.ts'
import * as channels from '../../store/channels.ts'
import type { Db } from '../../store/db.ts'

export const getAutomatedMessagesVerb: Verb<typeof getAutomatedMessages> = (ctx) =>
  automatedMessages.readAll(ctx.database.db)

/** Errors: `request/conflict` when somebody changed the message since it was read, or set it for the first time. */
export const setOrganisationMessageVerb: Verb<typeof setOrganisationMessage> = (
  ctx,
  { actor, params: { trigger, language }, body, audit },
) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const before = await automatedMessages.lock(tx, trigger, language)
    if ((before?.version ?? 0) !== body.version) throw new ProblemError('request/conflict')
    const { isOn, text } = body
    const to = { trigger, language, isOn, text }
    const by = { userId: actor.id, userName: actor.name, now: ctx.now() }
    const changed = await automatedMessages.write(tx, before, to, by)
    if (!changed) throw new ProblemError('request/conflict')
    await audit.record(tx, {
      verb: 'automatedMessage.changed',
      object: { type: 'automatedMessage', id: `${trigger}/${language}`, name: `${trigger} (${language})` },
      before: factsOf(before),
      after: factsOf(changed),
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'automatedMessage.changed',
      topics: ['workstreams'],
      subject: { trigger, language, isOn, isBuiltIn: text === null },
    })
    return changed
  })

const factsOf = (message: OrganisationMessage | null) => ({
  isOn: message?.isOn ?? false,
  text: message?.text ?? null,
})

/** Errors: `request/conflict` when anything about the channel changed since it was read. */
export const setChannelMessageVerb: Verb<typeof setChannelMessage> = (
  ctx,
  { actor, params: { channelId, trigger, language }, body, audit },
) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const locked = await channels.lock(tx, channelId)
    if (!locked) throw new ProblemError('request/not-found')
    if (locked.version !== body.version) throw new ProblemError('request/conflict')
    const before = await automatedMessages.overridesOf(tx, channelId)
    const others = before.filter((one) => one.trigger !== trigger || one.language !== language)
    const { choice } = body
    const own: AutomatedOverride[] =
      choice.kind === 'inherited'
        ? []
        : [{ trigger, language, text: choice.kind === 'own' ? choice.text : null }]
    await channels.change(tx, channelId, { automatedMessages: [...others, ...own] })
    await audit.record(tx, {
      verb: 'channel.messageChanged',
      object: { type: 'channel', id: channelId, name: locked.name },
      before: { automatedMessages: inWords(before, others) },
      after: { automatedMessages: inWords(own, []) },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'channel.messageChanged',
      topics: ['workstreams'],
      subject: { channelId, trigger, language, kind: choice.kind },
    })
    return readChannel(tx, channelId)
  })

const inWords = (all: readonly AutomatedOverride[], without: readonly AutomatedOverride[]) =>
  all
    .filter((one) => !without.includes(one))
    .map(({ trigger, language, text }) => `${trigger} (${language}): ${text ?? '–'}`)

async function readChannel(tx: Db, id: string): Promise<MessagingChannel> {
  const [found] = await automatedMessages.channels(tx, id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}
