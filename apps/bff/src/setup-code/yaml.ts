import { LineCounter, parseDocument, stringify, type Document } from 'yaml'
import type { z } from 'zod'
import { byTrigger, listOf, setupDocument, weekdays, type HoursItem, type SetupDocument } from './document.ts'
import { toText } from './hours-text.ts'

/** The file cannot be used; `message` has one line for each mistake, with where it is. */
export class SetupFileError extends Error {
  override readonly name = 'SetupFileError'
}

/** Reads the file's text. Errors: `SetupFileError` with all mistakes at once. */
export function parseSetup(text: string): SetupDocument {
  const lines = new LineCounter()
  const parsed = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false })
  if (parsed.errors.length > 0)
    throw new SetupFileError(
      parsed.errors.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`).join('\n'),
    )
  const read = setupDocument.safeParse(parsed.toJS({ maxAliasCount: 50 }))
  if (read.success) return read.data
  throw new SetupFileError(read.error.issues.map((issue) => describe(issue, parsed, lines)).join('\n'))
}

function describe({ path, message }: z.core.$ZodIssue, parsed: Document, lines: LineCounter): string {
  const where = path.map(String).join('.')
  return `${lineOf(path, parsed, lines)}${where === '' ? '' : `${where}: `}${message}`
}

/** The line of the nearest thing that is there: what is missing has none of its own. */
function lineOf(path: PropertyKey[], parsed: Document, lines: LineCounter): string {
  for (let length = path.length; length > 0; length--) {
    const node = parsed.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return `line ${lines.linePos(node.range[0]).line}: `
  }
  return ''
}

const heading = ` Parley, set-up as code. Secrets are not in here: each is named as an environment variable (env)
 or a file (file). People and conversations are no set-up. "npm run setup -- plan FILE" says what would change.`

/** The document as text: the same document always gives the same bytes. What is as by default is left out. */
export function formatSetup(document: SetupDocument): string {
  const plain = {
    parley: document.parley,
    operatingHours: document.operatingHours.map(hoursToFile),
    queues: document.queues.map(({ name, default: isDefault, priority, operatingHours, active }) => ({
      name,
      ...(isDefault ? { default: true } : {}),
      priority,
      ...(operatingHours === null ? {} : { operatingHours }),
      ...(active ? {} : { active: false }),
    })),
    messages: byTrigger(
      listOf(document.messages).map(({ trigger, language, value: { on, text } }) => ({
        trigger,
        language,
        value: { ...(on ? {} : { on }), ...(text === null ? {} : { text }) },
      })),
    ),
    accounts: document.accounts.map((one) => ({
      name: one.name,
      channel: one.channel,
      ...(one.active ? {} : { active: false }),
      ...(one.partnerId === null ? {} : { partnerId: one.partnerId }),
      ...(one.clientToken ? { clientToken: one.clientToken } : {}),
      ...(one.credentials ? { credentials: one.credentials } : {}),
      ...(one.privacyTerms === null ? {} : { privacyTerms: one.privacyTerms }),
      ...(one.googleAgents.length === 0 ? {} : { googleAgents: one.googleAgents }),
    })),
    workstreams: document.workstreams.map((one) => ({
      name: one.name,
      channel: one.channel,
      distribution: one.distribution,
      fallbackQueue: one.fallbackQueue,
      ...(one.active ? {} : { active: false }),
      channels: one.channels.map(({ messages, ...channel }) => ({
        ...channel,
        ...(Object.keys(messages).length === 0 ? {} : { messages }),
      })),
    })),
  }
  const replies = document.quickReplies.map(({ code, title, tags, texts, onlyFor }) => ({
    code,
    title,
    ...(tags.length === 0 ? {} : { tags }),
    texts: Object.fromEntries(texts.map(({ language, text }) => [language, text])),
    ...(onlyFor === null ? {} : { onlyFor }),
  }))
  const text = stringify(
    { ...plain, quickReplies: replies },
    { lineWidth: 100, blockQuote: 'literal', aliasDuplicateObjects: false },
  )
  return `${heading
    .split('\n')
    .map((line) => `#${line}`)
    .join('\n')}\n${text}`
}

function hoursToFile({ name, timeZone, weekly, holidays, exceptions }: HoursItem) {
  const span = ({ name: day, from, to, isYearly }: HoursItem['holidays'][number]) => ({
    name: day,
    from,
    ...(to === from ? {} : { to }),
    ...(isYearly ? { yearly: true } : {}),
  })
  return {
    name,
    timeZone,
    week: Object.fromEntries(
      weekdays.flatMap((day, index) => {
        const intervals = weekly[index] ?? []
        return intervals.length === 0 ? [] : [[day, intervals.map(toText)]]
      }),
    ),
    ...(holidays.length === 0 ? {} : { holidays: holidays.map(span) }),
    ...(exceptions.length === 0
      ? {}
      : {
          exceptions: exceptions.map(({ intervals, ...days }) => ({
            ...span(days),
            ...(intervals.length === 0 ? {} : { open: intervals.map(toText) }),
          })),
        }),
  }
}
