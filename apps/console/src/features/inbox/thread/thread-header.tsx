import { Button, Tooltip, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular, PanelRightContractRegular, PanelRightExpandRegular } from '@fluentui/react-icons'
import type { Conversation, ConversationAction } from '@parley/contracts/conversations'
import { useSession } from '../../../shared/session.ts'
import { useFocusOnNavigation } from '../../../shared/ui/use-focus-on-navigation.ts'
import { ActionBar } from '../actions/action-bar.tsx'
import { useCustomerName } from '../conversation-words.ts'
import { useInboxText, useThreadText } from '../messages/index.ts'
import { StateLabel } from '../state-label.tsx'
import { useMedia } from '../use-media.ts'
import { HoursFact } from './hours-fact.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    minHeight: '64px',
    padding: `8px ${tokens.spacingHorizontalL} 8px ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 720px)': { padding: '8px', gap: '4px' },
  },
  words: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  facts: {
    display: 'flex',
    gap: '10px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  fact: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
})

/** Who one talks to, how the conversation stands, and what can be done. `onBack` is given where the list is not in view. */
export function ThreadHeader({
  conversation,
  isCompact,
  isActing,
  isPaneOpen,
  onAct,
  onTogglePane,
  onBack,
}: {
  conversation: Conversation
  isCompact: boolean
  isActing: boolean
  isPaneOpen: boolean
  onAct: (action: ConversationAction) => void
  onTogglePane: () => void
  onBack: (() => void) | null
}) {
  const styles = useStyles()
  const t = useInboxText()
  const tThread = useThreadText()
  const name = useCustomerName()(conversation)
  const heading = useFocusOnNavigation<HTMLHeadingElement>(conversation.id)
  const { assignee, queue } = conversation
  const { me } = useSession()
  // Without the list beside it, this is the page's own heading.
  const Heading = onBack ? 'h1' : 'h2'
  const isRoomy = useMedia('(min-width: 1680px)')
  return (
    <header className={styles.root}>
      {onBack && (
        <Tooltip content={tThread('thread.back')} relationship="label">
          <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack} />
        </Tooltip>
      )}
      <div className={styles.words}>
        <Heading ref={heading} tabIndex={-1} className={styles.name}>
          {name}
        </Heading>
        <div className={styles.facts}>
          <StateLabel state={conversation.state} isExplained />
          <HoursFact hours={conversation.hours} />
          {assignee && assignee.id !== me.id && <span className={styles.fact}>{assignee.name}</span>}
          {queue && !isPaneOpen && <span className={styles.fact}>{queue.name}</span>}
        </div>
      </div>
      <ActionBar
        conversation={conversation}
        isCompact={isCompact}
        isTight={isPaneOpen && !isRoomy}
        isActing={isActing}
        onAct={onAct}
      />
      <Tooltip content={t(isPaneOpen ? 'customer.close' : 'customer.open')} relationship="label">
        <Button
          appearance="subtle"
          icon={isPaneOpen ? <PanelRightContractRegular /> : <PanelRightExpandRegular />}
          aria-pressed={isPaneOpen}
          onClick={onTogglePane}
        />
      </Tooltip>
    </header>
  )
}
