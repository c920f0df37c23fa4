import { needsOf } from './compare.ts'
import { agentName, listOf, weekdays, type HoursItem } from './document.ts'
import { toText } from './hours-text.ts'
import type { Plan, Secrets, Step } from './plan.ts'

/** The plan in words: one line for each thing, indented ones for its parts. Never a secret, only where it comes from. */
export function describePlan({ steps, termsFor, leftAlone, obstacles }: Plan): string[] {
  return [
    ...steps.flatMap(describeStep),
    ...(steps.length === 0 && obstacles.length === 0 ? ['Everything is as the file says.'] : []),
    ...(termsFor.length === 0
      ? []
      : [`Privacy terms are accepted in your name for ${termsFor.map((one) => `"${one}"`).join(', ')}.`]),
    ...(leftAlone.length === 0
      ? []
      : ['Not in the file, left as it is:', ...leftAlone.map((one) => `  ${one}`)]),
    ...(obstacles.length === 0 ? [] : ['In the way:', ...obstacles.map((one) => `  ${one}`)]),
  ]
}

function describeStep(step: Step): string[] {
  const { before, after } = step
  const what = kinds[step.kind]
  const called =
    step.kind === 'channel'
      ? `${step.after.googleAgent} of workstream "${step.workstream}"`
      : step.kind === 'reply'
        ? `"${step.after.code}"`
        : step.kind === 'message'
          ? `${step.after.trigger} (${step.after.language})`
          : `"${nameOf(after)}"`
  const facts = factsOf(step)
  const lines = Object.entries(facts).flatMap(([field, [was, is]]) => {
    if (before === null) return is === none || field === 'name' ? [] : [`  ${field}: ${is}`]
    return was === is ? [] : [`  ${field}: ${was} → ${is}`]
  })
  return [`${before === null ? 'Create' : 'Change'} ${what} ${called}`, ...lines]
}

const kinds = {
  operatingHours: 'operating hours',
  queue: 'queue',
  message: 'message',
  account: 'account',
  workstream: 'workstream',
  channel: 'channel',
  reply: 'quick reply',
} as const satisfies Record<Step['kind'], string>
const none = 'none'
const nameOf = (item: object) => ('name' in item ? String(item.name) : '')
type Facts = Record<string, readonly [string, string]>

/** Each field as it is and as it will be. */
function factsOf(step: Step): Facts {
  switch (step.kind) {
    case 'operatingHours':
      return both(step.before, step.after, (one) => ({ name: one.name, ...hoursInWords(one) }))
    case 'queue':
      return both(step.before, step.after, ({ name, priority, operatingHours, active }) => ({
        name,
        priority: `${priority}`,
        'operating hours': operatingHours ?? none,
        active: yesNo(active),
      }))
    case 'workstream':
      return both(step.before, step.after, ({ name, distribution, fallbackQueue, active }) => ({
        name,
        distribution,
        'fallback queue': fallbackQueue,
        active: yesNo(active),
      }))
    case 'channel':
      return both(
        step.before,
        step.after,
        ({ language, customerAttachments, agentAttachments, messages }) => ({
          language,
          'attachments of customers': yesNo(customerAttachments),
          'attachments of agents': yesNo(agentAttachments),
          ...Object.fromEntries(
            listOf(messages).map(({ trigger, language: tongue, value }) => [
              `message ${trigger} (${tongue})`,
              value === null ? 'nothing is said' : JSON.stringify(value),
            ]),
          ),
        }),
      )
    case 'reply':
      return both(step.before, step.after, ({ title, tags, texts, onlyFor }) => ({
        title,
        tags: tags.join(', ') || none,
        ...Object.fromEntries(
          texts.map(({ language, text }, index) => [
            `text (${language})${index === 0 ? ', the first' : ''}`,
            JSON.stringify(text),
          ]),
        ),
        'only for': onlyFor === null ? none : [...onlyFor.queues, ...onlyFor.workstreams].join(', '),
      }))
    case 'message':
      return both(step.before, step.after, ({ on, text }) => ({
        on: yesNo(on),
        text: text === null ? 'the built-in one' : JSON.stringify(text),
      }))
    case 'account':
      return {
        ...both(step.before, step.after, ({ name, active }) => ({ name, active: yesNo(active) })),
        ...accountInWords(step),
      }
  }
}

function accountInWords({ before, after, secrets, isUnfinished }: Extract<Step, { kind: 'account' }>): Facts {
  const needs = needsOf(before, after)
  return {
    ...(needs.partnerId
      ? { 'partner ID': [before?.partnerId ?? none, after.partnerId ?? none] as const }
      : {}),
    ...(isUnfinished ? { 'set-up': ['draft', 'finished'] as const } : {}),
    ...secretInWords('client token', secrets.clientToken),
    ...secretInWords('credentials', secrets.credentials),
    ...(needs.terms
      ? { 'privacy terms': [before?.privacyTerms ?? none, after.privacyTerms ?? none] as const }
      : {}),
    ...Object.fromEntries(
      needs.googleAgents.map((one) => [`Google agent ${agentName(one)}`, ['not there', 'added'] as const]),
    ),
  }
}

function secretInWords(field: string, state: Secrets['clientToken']): Facts {
  if (state.outcome === 'set') return { [field]: [none, `set from ${state.from}`] }
  return state.outcome === 'replace'
    ? { [field]: ['another one', `${state.from}, and the old one is accepted a while where it is in use`] }
    : {}
}

function hoursInWords({ timeZone, weekly, holidays, exceptions }: HoursItem): Record<string, string> {
  const span = ({ name, from, to, isYearly }: HoursItem['holidays'][number]) =>
    `${name} ${from}${to === from ? '' : ` to ${to}`}${isYearly ? ', every year' : ''}`
  return {
    'time zone': timeZone,
    ...Object.fromEntries(
      weekdays.map((day, index) => [day, (weekly[index] ?? []).map(toText).join(', ') || 'closed']),
    ),
    holidays: holidays.map(span).join('; ') || none,
    exceptions:
      exceptions
        .map((one) => `${span(one)}: ${one.intervals.map(toText).join(', ') || 'closed'}`)
        .join('; ') || none,
  }
}

function both<Item>(before: Item | null, after: Item, facts: (item: Item) => Record<string, string>): Facts {
  const [was, is] = [before === null ? {} : facts(before), facts(after)]
  return Object.fromEntries(
    [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => [
      field,
      [was[field] ?? none, is[field] ?? none] as const,
    ]),
  )
}

const yesNo = (is: boolean) => (is ? 'yes' : 'no')
