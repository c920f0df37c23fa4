import { Button, Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChatRegular, KeyboardRegular } from '@fluentui/react-icons'
import { conversationAction, inboxView } from '@parley/contracts/conversations'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { StatePanel } from '../../shared/ui/state-panel.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { actionKeys } from './actions/action-words.ts'
import { CheatSheet } from './actions/cheat-sheet.tsx'
import { pageKeys, useShortcuts } from './actions/shortcuts.ts'
import { ConversationView, type ConversationHandle } from './conversation-view.tsx'
import { ConversationList, type ListHandle } from './list/conversation-list.tsx'
import { ViewTabs } from './list/view-tabs.tsx'
import { useInboxText } from './messages/index.ts'
import { listQuery } from './queries.ts'
import { inboxPath, useInboxRoute } from './use-inbox-route.ts'
import { useMedia } from './use-media.ts'
import { useStoredFlag } from './use-stored-flag.ts'

const useStyles = makeStyles({
  root: { display: 'flex', height: '100%', minHeight: 0, minWidth: 0 },
  list: {
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '328px',
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  listAlone: { width: '100%', borderRightWidth: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    boxSizing: 'border-box',
    minHeight: '56px',
    padding: `8px ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalL}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  nothing: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
  },
})

/** List, conversation and customer side by side; on a phone one after the other. */
export function InboxPage() {
  const styles = useStyles()
  const t = useInboxText()
  const navigate = useNavigate()
  const { view, isKnownView, conversationId, backToList } = useInboxRoute()
  const isNarrow = useMedia('(max-width: 720px)')
  const [areKeysOn, setKeysOn] = useStoredFlag('inbox.shortcuts', true)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const list = useRef<ListHandle>(null)
  const conversation = useRef<ConversationHandle>(null)

  const { data: mine } = useInfiniteQuery(listQuery('mine'))
  const unread = (mine?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((item) => item.unreadCount > 0).length
  usePageTitle(unread > 0 ? t('page.titleUnread', { count: unread }) : t('page.title'))

  useShortcuts(
    {
      [pageKeys.next]: () => list.current?.move(1),
      [pageKeys.previous]: () => list.current?.move(-1),
      [pageKeys.reply]: () => conversation.current?.reply(),
      [pageKeys.pane]: () => conversation.current?.togglePane(),
      [pageKeys.back]: () => (isNarrow ? backToList() : list.current?.focus()),
      [pageKeys.help]: () => setHelpOpen(true),
      ...Object.fromEntries(
        pageKeys.views.map((key, index) => [
          key,
          () => void navigate(inboxPath(inboxView.options[index] ?? 'mine')),
        ]),
      ),
      ...Object.fromEntries(
        conversationAction.options.map((action) => [
          actionKeys[action],
          () => conversation.current?.act(action),
        ]),
      ),
    },
    areKeysOn,
  )

  // An empty, failed or coming list says so itself: there is nothing to choose yet.
  const hasChoice = (useInfiniteQuery(listQuery(view)).data?.pages[0]?.items.length ?? 0) > 0

  if (!isKnownView) return <Navigate to={inboxPath('mine')} replace />
  const showsList = !isNarrow || conversationId === null
  return (
    <div className={styles.root}>
      {showsList && (
        <section
          className={mergeClasses(styles.list, isNarrow && styles.listAlone)}
          aria-label={t('page.title')}
        >
          <div className={styles.bar}>
            <h1 className={styles.title}>{t('page.title')}</h1>
            {!isNarrow && (
              <Tooltip content={t('page.shortcuts')} relationship="label">
                <Button appearance="subtle" icon={<KeyboardRegular />} onClick={() => setHelpOpen(true)} />
              </Tooltip>
            )}
          </div>
          <ViewTabs view={view} />
          <ConversationList key={view} view={view} openId={conversationId} handle={list} />
        </section>
      )}
      {conversationId === null ? (
        !isNarrow && (
          <div className={styles.nothing}>
            {hasChoice && (
              <StatePanel icon={<ChatRegular />} title={t('page.chooseTitle')} body={t('page.chooseText')} />
            )}
          </div>
        )
      ) : (
        <ConversationView
          key={conversationId}
          conversationId={conversationId}
          onBack={isNarrow ? backToList : null}
          handle={conversation}
        />
      )}
      {isHelpOpen && <CheatSheet isOn={areKeysOn} onSwitch={setKeysOn} onClose={() => setHelpOpen(false)} />}
    </div>
  )
}
