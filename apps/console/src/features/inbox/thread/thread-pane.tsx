import { makeStyles, tokens } from '@fluentui/react-components'
import { ChatRegular, ImageAddRegular } from '@fluentui/react-icons'
import type { Conversation, ConversationAction } from '@parley/contracts/conversations'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import { useSession } from '../../../shared/session.ts'
import { EmptyState, ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { ComposerNotice } from '../composer/composer-notice.tsx'
import { Composer, type ComposerHandle } from '../composer/composer.tsx'
import { useChosenPictures } from '../composer/use-chosen-pictures.ts'
import { useFileDrop } from '../composer/use-file-drop.ts'
import { useOutbox } from '../composer/use-outbox.ts'
import { useCustomerName } from '../conversation-words.ts'
import { useThreadText } from '../messages/index.ts'
import { commands, messagesQuery, putMessage } from '../queries.ts'
import { firstUnreadId } from './thread-items.ts'
import type { RowActions } from './thread-row.tsx'
import { Thread } from './thread.tsx'

const useStyles = makeStyles({
  root: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  drop: {
    position: 'absolute',
    inset: tokens.spacingHorizontalS,
    zIndex: 1,
    display: 'grid',
    placeItems: 'center',
    alignContent: 'center',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    pointerEvents: 'none',
  },
  dropIcon: { fontSize: '32px' },
  middle: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column', justifyContent: 'center' },
})

/** Thread and composer of a conversation that is known. Mount it anew (`key`) for another one. */
export function ThreadPane({
  conversation,
  isActing,
  onAct,
  handle,
}: {
  conversation: Conversation
  isActing: boolean
  onAct: (action: ConversationAction) => void
  handle: Ref<{ focusComposer(): void }>
}) {
  const styles = useStyles()
  const t = useThreadText()
  const { me } = useSession()
  const client = useQueryClient()
  const toasts = useToasts()
  const customerName = useCustomerName()(conversation)
  const composer = useRef<ComposerHandle>(null)
  const { id } = conversation
  const outbox = useOutbox(id)
  const chosen = useChosenPictures(conversation)
  const { isOver, handlers } = useFileDrop(conversation.allowed.reply, chosen.add)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    useInfiniteQuery(messagesQuery(id))
  const retryReply = useMutation({
    mutationFn: (messageId: string) => commands.retry(id, messageId),
    onSuccess: (message) => putMessage(client, id, message),
    onError: (problem) => toasts.error(problem),
  })

  // Decided once, when the thread is first seen: the line must stay while reading makes the count zero.
  const [unreadFromId, setUnreadFromId] = useState<string | null | undefined>(undefined)
  if (data && unreadFromId === undefined) setUnreadFromId(firstUnreadId(data, conversation.unreadCount))

  // What got through although its answer was lost is in the thread by now.
  const { entries, remove } = outbox
  const arrived = entries.find(
    (entry) => entry.state !== 'sending' && data?.some((message) => message.id === entry.id),
  )
  useEffect(() => {
    if (arrived) remove(arrived.id)
  }, [arrived, remove])

  useImperativeHandle(handle, () => ({ focusComposer: () => composer.current?.focus() }))
  const { retry } = outbox
  const { mutate: retryStored } = retryReply
  const actions = useMemo<RowActions>(
    () => ({
      retryReply: retryStored,
      retryEntry: retry,
      removeEntry: remove,
      reuse: (text) => composer.current?.add(text),
    }),
    [retryStored, retry, remove],
  )

  return (
    // A shortcut with the mouse for what the composer's button does.
    <div className={styles.root} {...handlers}>
      {isOver && (
        <div className={styles.drop} aria-hidden>
          <ImageAddRegular className={styles.dropIcon} />
          {t(conversation.pictures === 'allowed' ? 'attach.drop' : 'attach.offShort')}
        </div>
      )}
      {data && data.length + entries.length > 0 ? (
        <Thread
          {...{ conversation, customerName, messages: data, outbox: entries, actions }}
          myId={me.id}
          unreadFromId={unreadFromId ?? null}
          older={{
            hasMore: hasNextPage,
            isLoading: isFetchingNextPage,
            hasFailed: isFetchNextPageError,
            load: () => void fetchNextPage(),
          }}
          retryingId={retryReply.isPending ? retryReply.variables : null}
        />
      ) : (
        <div className={styles.middle}>
          {data ? (
            <EmptyState icon={<ChatRegular />} title={t('thread.empty')} headingLevel={3} />
          ) : error ? (
            <ErrorState error={error} onRetry={() => void refetch()} headingLevel={3} />
          ) : (
            <LoadingState rows={5} />
          )}
        </div>
      )}
      {conversation.allowed.reply ? (
        <Composer
          conversation={conversation}
          customerName={customerName}
          chosen={chosen}
          onSend={outbox.send}
          handle={composer}
        />
      ) : (
        <ComposerNotice conversation={conversation} isActing={isActing} onAct={onAct} />
      )}
    </div>
  )
}
