import type { ConversationState } from '@parley/contracts/conversations'
import { lifetimeOf } from '@parley/domain/conversation'
import type { Db } from '../store/db.ts'
import { setTimer } from '../store/lanes.ts'

/** When a state that begins or goes on now ends by itself; null: never. */
export function lifetimeEnd(state: ConversationState, now: Date): Date | null {
  const lifetime = lifetimeOf(state)
  return lifetime ? new Date(now.getTime() + lifetime.ms) : null
}

/** Sets the timer that ends a conversation's state when nothing happens any more; a closed one has none. */
export async function scheduleLifetime(
  tx: Db,
  conversationId: string,
  state: ConversationState,
  now: Date,
): Promise<void> {
  await setTimer(tx, conversationId, lifetimeEnd(state, now))
}
