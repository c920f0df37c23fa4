import { ProblemError } from '@parley/contracts/problem'
import type { Channel } from '@parley/contracts/workstreams'
import type { Db } from '../../store/db.ts'
import * as workstreams from '../../store/workstreams.ts'

/** A channel as administrators see it. Errors: `request/not-found`. */
export async function readChannel(db: Db, workstreamId: string, id: string) {
  const workstream = await workstreams.read(db, workstreamId)
  const found = workstream?.channels.find((one) => one.id === id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

/** A channel as the audit log names it: it has no name of its own and is known by its Google agent. */
export const objectOf = ({ id, googleAgent }: Channel) =>
  ({ type: 'channel', id, name: googleAgent.displayName }) as const

/** What the audit log tells of a channel. */
export const factsOf = (channel: Channel) => ({
  language: channel.language,
  automatedMessages: channel.automatedMessages.map(
    ({ trigger, language, text }) => `${trigger} (${language}): ${text ?? '–'}`,
  ),
  customerAttachments: channel.customerAttachments,
  agentAttachments: channel.agentAttachments,
})

/** Live topics of everything that changes a channel. */
export const topicsOf = (accountId: string) => ['workstreams', 'accounts', `account:${accountId}`] as const
