import type { OfferedReply, PlaceholderValues } from '@parley/contracts/quick-replies'
import { renderPlaceholders } from '@parley/domain/placeholders'
import { replyPlaceholders } from '@parley/domain/quick-replies'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { useQuickText } from '../messages/index.ts'
import { commands, offersQuery } from '../queries.ts'
import { slashWordAt } from './slash-word.ts'

/** A reply as it would stand in the text, with what nobody knows marked for a person. */
export interface FilledReply {
  readonly reply: OfferedReply
  readonly text: string
  readonly unfilled: readonly { start: number; end: number }[]
}

/**
 * Quick replies in a text box: a word that begins with `/` opens a list for it. The box keeps the focus; give it `box`,
 * call `noteCaret` for every change of its selection, and `onKeyDown` before its own keys (true: it was for the list).
 * Nothing is sent while the list is open: Enter inserts, or closes it.
 */
export function useQuickReplies({
  conversationId,
  box,
  text,
  setText,
}: {
  conversationId: string
  box: RefObject<HTMLTextAreaElement | null>
  text: string
  setText: (text: string) => void
}) {
  const client = useQueryClient()
  const fill = useFill()
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  /** Beginning of the word whose list was closed. */
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const [chosen, setChosen] = useState({ search: '', index: 0 })
  /** Enter came before the list did: the first of this search is inserted when it is there. */
  const [awaited, setAwaited] = useState<string | null>(null)
  const byButton = useRef<{ start: number; added: string } | null>(null)
  const selection = useRef<{ start: number; end: number } | null>(null)

  const found = caret === null ? null : slashWordAt(text, caret)
  const word = found && found.start !== closedAt ? found : null
  const search = word?.search ?? ''
  const query = useQuery({
    ...offersQuery(conversationId, search),
    enabled: word !== null,
    placeholderData: keepPreviousData,
  })
  const isFresh = query.data !== undefined && !query.isPlaceholderData
  const options = query.data?.items.map((reply) => fill(reply, query.data.values)) ?? []
  const index = chosen.search === search ? Math.min(chosen.index, Math.max(0, options.length - 1)) : 0

  const noteCaret = useCallback((value: string, at: number | null) => {
    setCaret(at)
    setAwaited(null)
    // Once the word is left it may ask again.
    if (at === null || slashWordAt(value, at) === null) setClosedAt(null)
  }, [])

  const place = (next: string, from: number, to: number) => {
    selection.current = { start: from, end: to }
    setText(next)
    setCaret(to)
    setClosedAt(slashWordAt(next, to)?.start ?? null)
    setAwaited(null)
  }
  const insert = ({ reply, text: filled, unfilled }: FilledReply) => {
    if (!word) return
    const [blank] = unfilled
    const next = text.slice(0, word.start) + filled + text.slice(word.end)
    const [from, to] = blank ? [blank.start, blank.end] : [filled.length, filled.length]
    place(next, word.start + from, word.start + to)
    commands
      .noteReplyUse(reply.id)
      .then(() => client.invalidateQueries({ queryKey: ['replies', 'offers'], refetchType: 'none' }))
      .catch((error: unknown) => {
        // Only the order of the next list depends on it; no agent should be disturbed.
        console.debug('use of a quick reply is not noted', error)
      })
  }
  useLayoutEffect(() => {
    if (!selection.current || !box.current) return
    const { start, end } = selection.current
    selection.current = null
    box.current.focus()
    box.current.setSelectionRange(start, end)
  }, [text, caret, box])

  const [first] = options
  const isAwaited = awaited !== null && awaited === search && isFresh
  useEffect(() => {
    if (!isAwaited) return
    if (first) insert(first)
    else setAwaited(null)
    // Decided by the answer that was waited for; `insert` is new with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isAwaited])

  const close = () => {
    if (!word) return
    const added = byButton.current
    byButton.current = null
    // What only the button wrote is no text of the agent's.
    if (added && word.search === '' && word.end === added.start + added.added.length)
      return place(text.slice(0, added.start) + text.slice(word.end), added.start, added.start)
    setClosedAt(word.start)
    setAwaited(null)
  }

  const toggle = () => {
    if (word) return close()
    const at = box.current?.selectionEnd ?? text.length
    const before = text.slice(0, at)
    const added = before === '' || /\s$/u.test(before) ? '/' : ' /'
    byButton.current = { start: at, added }
    place(before + added + text.slice(at), at + added.length, at + added.length)
    setClosedAt(null)
  }

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!word || event.nativeEvent.isComposing || event.keyCode === 229) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const isAccepting = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey
    if (step !== undefined && options.length > 0)
      setChosen({ search, index: (index + step + options.length) % options.length })
    else if (event.key === 'Escape') close()
    else if (isAccepting) {
      const option = options[index]
      if (isFresh && option) insert(option)
      else if (query.isFetching) setAwaited(search)
      else if (event.key === 'Enter') close()
      else return false
    } else return false
    event.preventDefault()
    return true
  }

  return {
    isOpen: word !== null,
    search,
    listId,
    optionId: (at: number) => `${listId}-${at}`,
    options,
    index,
    hasMore: query.data?.hasMore ?? false,
    isFresh,
    error: query.isFetching ? null : query.error,
    retry: () => void query.refetch(),
    insert,
    noteCaret,
    onKeyDown,
    toggle,
  }
}
export type QuickReplies = ReturnType<typeof useQuickReplies>

/** Fills a reply in; what is not known becomes words in brackets. */
function useFill() {
  const t = useQuickText()
  return (reply: OfferedReply, values: PlaceholderValues): FilledReply => ({
    reply,
    ...renderPlaceholders(reply.text, values, {
      names: replyPlaceholders,
      blank: (name) => `[${t(`blank.${name}`)}]`,
    }),
  })
}
