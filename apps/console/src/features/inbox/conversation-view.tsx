import { OverlayDrawer, makeStyles, tokens } from '@fluentui/react-components'
import { ChatOffRegular } from '@fluentui/react-icons'
import type { ConversationAction } from '@parley/contracts/conversations'
import { useQuery } from '@tanstack/react-query'
import { useImperativeHandle, useRef, useState, type Ref } from 'react'
import { isProblem } from '../../shared/api.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { useConversationAction } from './actions/use-conversation-action.ts'
import { CustomerPane } from './customer/customer-pane.tsx'
import { useInboxText, useThreadText } from './messages/index.ts'
import { conversationQuery } from './queries.ts'
import { ThreadHeader } from './thread/thread-header.tsx'
import { ThreadPane } from './thread/thread-pane.tsx'
import { inboxPath, useInboxRoute } from './use-inbox-route.ts'
import { useMedia } from './use-media.ts'
import { useStoredFlag } from './use-stored-flag.ts'

const useStyles = makeStyles({
  root: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'flex' },
  thread: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' },
  pane: {
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '288px',
    overflowY: 'auto',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  drawer: { width: 'min(360px, 100vw)', overflowY: 'auto' },
  state: { flexGrow: 1, display: 'flex', flexDirection: 'column', justifyContent: 'center' },
})

/** What the page's shortcuts ask of the conversation that is open. Actions that are not allowed do nothing. */
export interface ConversationHandle {
  act(action: ConversationAction): void
  reply(): void
  togglePane(): void
}

/** One conversation: header, thread, composer and the customer pane beside or above them. Mount it anew by `key`. */
export function ConversationView({
  conversationId,
  onBack,
  handle,
}: {
  conversationId: string
  /** Given where the list is not in view. */
  onBack: (() => void) | null
  handle: Ref<ConversationHandle>
}) {
  const styles = useStyles()
  const t = useInboxText()
  const tThread = useThreadText()
  const { view } = useInboxRoute()
  const { data, error, refetch } = useQuery(conversationQuery(conversationId))
  const { act, isActing } = useConversationAction(conversationId)
  const isWide = useMedia('(min-width: 1240px)')
  const isCompact = useMedia('(max-width: 900px)')
  const [isPinned, setPinned] = useStoredFlag('inbox.customerPane', true)
  const [isDrawn, setDrawn] = useState(false)
  const isPaneOpen = isWide ? isPinned : isDrawn
  const setPane = isWide ? setPinned : setDrawn
  const thread = useRef<{ focusComposer(): void }>(null)

  useImperativeHandle(handle, () => ({
    act: (action) => {
      if (data?.allowed.actions.includes(action) && !isActing) act(action)
    },
    reply: () => thread.current?.focusComposer(),
    togglePane: () => setPane(!isPaneOpen),
  }))

  const headingLevel = onBack ? 1 : 2
  const isMissing = isProblem(error, 'request/not-found', 'session/forbidden')
  if (isMissing || !data)
    return (
      <div className={styles.state}>
        {isMissing ? (
          <EmptyState
            icon={<ChatOffRegular />}
            headingLevel={headingLevel}
            title={tThread('thread.missingTitle')}
            body={tThread('thread.missingText')}
            actions={<ButtonLink to={inboxPath(view)}>{tThread('thread.missingAction')}</ButtonLink>}
          />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} headingLevel={headingLevel} />
        ) : (
          <LoadingState rows={6} />
        )}
      </div>
    )
  const pane = <CustomerPane conversation={data} onClose={() => setPane(false)} />
  return (
    <div className={styles.root}>
      <div className={styles.thread}>
        <ThreadHeader
          conversation={data}
          isCompact={isCompact}
          isActing={isActing}
          isPaneOpen={isPaneOpen}
          onAct={act}
          onTogglePane={() => setPane(!isPaneOpen)}
          onBack={onBack}
        />
        <ThreadPane conversation={data} isActing={isActing} onAct={act} handle={thread} />
      </div>
      {isWide
        ? isPinned && (
            <aside className={styles.pane} aria-label={t('customer.title')}>
              {pane}
            </aside>
          )
        : isDrawn && (
            <OverlayDrawer
              open
              position="end"
              className={styles.drawer}
              aria-label={t('customer.title')}
              onOpenChange={(_, { open }) => setDrawn(open)}
            >
              {pane}
            </OverlayDrawer>
          )}
    </div>
  )
}
