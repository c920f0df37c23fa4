import type { Conversation, ConversationAction } from '@parley/contracts/conversations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { isProblem } from '../../../shared/api.ts'
import { useSession } from '../../../shared/session.ts'
import { useActionToast } from '../../../shared/ui/action-toast.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { useStateWords } from '../conversation-words.ts'
import { useInboxText } from '../messages/index.ts'
import { commands, conversationQuery, patchConversation, refreshConversation } from '../queries.ts'
import { inboxPath, useInboxRoute } from '../use-inbox-route.ts'
import { afterAction } from './optimistic.ts'

/** What takes an action back; only where nothing is lost by it. */
const undoOf: Partial<Record<ConversationAction, ConversationAction>> = {
  wait: 'reopen',
  end: 'reopen',
  close: 'reopen',
  release: 'take',
}

/**
 * Does an action: shown at once, corrected by the server's answer, taken back when refused. Tells what happened, offers
 * to undo it, and names the colleague who was faster.
 */
export function useConversationAction(conversationId: string): {
  act: (action: ConversationAction) => void
  isActing: boolean
} {
  const client = useQueryClient()
  const t = useInboxText()
  const { me } = useSession()
  const navigate = useNavigate()
  const { view } = useInboxRoute()
  const toasts = useToasts()
  const showToast = useActionToast()
  const stateWords = useStateWords()

  const tellConflict = (now: Conversation) => {
    const other = now.assignee && now.assignee.id !== me.id ? now.assignee.name : null
    if (other)
      showToast({
        intent: 'warning',
        title: t('conflict.taken', { name: other }),
        body: t('conflict.takenHint', { name: other }),
      })
    else
      showToast({
        intent: 'warning',
        title: t('conflict.state', { state: stateWords(now.state).word }),
        body: t('conflict.stateHint'),
      })
  }

  const { mutate, isPending } = useMutation({
    mutationKey: ['act', conversationId],
    scope: { id: `act:${conversationId}` },
    mutationFn: ({ action }: { action: ConversationAction; isUndo: boolean }) =>
      commands.act(conversationId, action),
    onMutate: async ({ action }) => {
      const key = conversationQuery(conversationId).queryKey
      // A read that is under way would bring the state before the action back.
      await client.cancelQueries({ queryKey: key })
      const before = client.getQueryData(key)
      patchConversation(client, conversationId, (known) => afterAction(known, action, me, new Date()))
      return { before }
    },
    onSuccess: (fresh, { action, isUndo }) => {
      patchConversation(client, conversationId, () => fresh)
      const undo = undoOf[action]
      showToast({
        title: t(`done.${action}`),
        ...(undo && !isUndo && fresh.allowed.actions.includes(undo)
          ? { action: { label: t('done.undo'), run: () => mutate({ action: undo, isUndo: true }) } }
          : {}),
      })
      // It has left this view for mine; the list should show it where it is now.
      if (action === 'take' && view === 'unassigned')
        void navigate(inboxPath('mine', conversationId), { replace: true })
    },
    onError: async (error, _variables, context) => {
      const { before } = context ?? {}
      if (before) patchConversation(client, conversationId, () => before)
      if (!isProblem(error, 'conversation/not-yours', 'conversation/wrong-state')) {
        toasts.error(error)
        return
      }
      try {
        tellConflict(await client.fetchQuery({ ...conversationQuery(conversationId), staleTime: 0 }))
      } catch (reason) {
        // It is out of sight now, or the connection went: the first problem still says the most.
        console.debug('conversation cannot be read after a conflict', reason)
        toasts.error(error)
      }
    },
    onSettled: () => refreshConversation(client, conversationId),
  })
  return { act: (action) => mutate({ action, isUndo: false }), isActing: isPending }
}
