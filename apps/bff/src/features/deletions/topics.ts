import type { LiveTopic } from '@parley/contracts/live'
import type { Deletion } from '../../store/deletions.ts'

/** What was deleted, as the audit log names it. */
export const objectOf = ({ id, kind, name }: Deletion) => ({ type: kind, id, name }) as const

/** Live topics of what is brought back or goes for good. */
export function topicsOf({ kind }: Deletion, accountId: string | null): LiveTopic[] {
  const account: LiveTopic[] = accountId === null ? [] : ['accounts', `account:${accountId}`]
  switch (kind) {
    case 'channel':
    case 'account':
      return ['workstreams', 'inbox', ...account]
    case 'workstream':
      return ['workstreams', 'queues', 'inbox']
    case 'queue':
      // Who is in a queue decides which conversations people see.
      return ['queues', 'team', 'workstreams', 'inbox']
  }
}
