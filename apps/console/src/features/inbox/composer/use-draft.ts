import type { Conversation } from '@parley/contracts/conversations'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { commands, patchConversation } from '../queries.ts'
import { restoreDraft, storeDraft } from './outbox.ts'

const saveAfterMs = 500

/**
 * The unsent text of one conversation. Kept in the tab's storage with each key, on the server half a second after the
 * last one and when the text box is left; `isOnlyLocal` says that the server could not be reached. Mount it anew
 * (`key`) for another conversation.
 */
export function useDraft({ id, draft }: Pick<Conversation, 'id' | 'draft'>): {
  text: string
  setText: (text: string) => void
  /** Saves what is not saved yet, now. */
  flush: () => void
  isOnlyLocal: boolean
} {
  const client = useQueryClient()
  const [text, show] = useState(() => restoreDraft(id) ?? draft)
  const [isOnlyLocal, setOnlyLocal] = useState(false)
  const now = useRef({ text, saved: draft, isSaving: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const save = async () => {
      // One request at a time, or an older text could arrive after a newer one.
      while (now.current.text !== now.current.saved) {
        const sent = now.current.text
        await commands.draft(id, sent)
        now.current.saved = sent
        patchConversation(client, id, (known) => ({ ...known, draft: sent }))
      }
      storeDraft(id, null)
      setOnlyLocal(false)
    }
    if (now.current.isSaving) return
    now.current.isSaving = true
    save()
      .catch((error: unknown) => {
        // Nothing is lost, the tab's storage has it. The next key, leaving the box or the connection tries again.
        console.debug('draft is not saved on the server', error)
        setOnlyLocal(true)
      })
      .finally(() => {
        now.current.isSaving = false
      })
  }, [client, id])

  useEffect(() => {
    window.addEventListener('online', flush)
    // A draft that was restored from the tab's storage is newer than the server's.
    flush()
    return () => {
      window.removeEventListener('online', flush)
      flush()
    }
  }, [flush])

  return {
    text,
    setText: (next) => {
      show(next)
      now.current.text = next
      storeDraft(id, next)
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, saveAfterMs)
    },
    flush,
    isOnlyLocal,
  }
}
