import { inboxView, type InboxView } from '@parley/contracts/conversations'
import { useNavigate, useParams } from 'react-router'

/** Address of a view, or of a conversation beside it. */
export const inboxPath = (view: InboxView, conversationId?: string): string =>
  conversationId ? `/inbox/${view}/${conversationId}` : `/inbox/${view}`

/** What the address says: which view is listed and which conversation is open beside it. */
export function useInboxRoute(): {
  view: InboxView
  /** False when the address names a view that does not exist. */
  isKnownView: boolean
  conversationId: string | null
  open: (conversationId: string) => void
  backToList: () => void
} {
  const params = useParams()
  const navigate = useNavigate()
  const parsed = inboxView.safeParse(params['view'] ?? 'mine')
  const view = parsed.success ? parsed.data : 'mine'
  return {
    view,
    isKnownView: parsed.success,
    conversationId: params['conversationId'] ?? null,
    open: (conversationId) => void navigate(inboxPath(view, conversationId)),
    backToList: () => void navigate(inboxPath(view)),
  }
}
