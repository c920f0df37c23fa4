import type { ConversationState } from '@parley/contracts/conversations'
import { lifetimeOf } from '@parley/domain/conversation'
import type { Db } from '../store/db.ts'
import { setTimer } from '../store/lanes.ts'

/** Sets the timer that ends a conversation's state when nothing happens any more; a closed one has none. */
export async function scheduleLifetime(
  tx: Db,
  conversationId: string,
  state: ConversationState,
  now: Date,
): Promise<void> {
  const lifetime = lifetimeOf(state)
  await setTimer(tx, conversationId, lifetime ? new Date(now.getTime() + lifetime.ms) : null)
}
