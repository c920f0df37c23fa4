import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { Conversation, ConversationAction } from '@parley/contracts/conversations'
import type { Me } from '@parley/contracts/session'
import { useFormat, type Format } from '../../../shared/format.ts'
import { useSession } from '../../../shared/session.ts'
import { useActionWords } from '../actions/action-words.ts'
import { useThreadText } from '../messages/index.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: '14px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 720px)': { margin: tokens.spacingHorizontalS },
  },
  words: { flexGrow: 1, flexBasis: '240px' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  text: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface Reason {
  readonly title: string
  readonly text: string
  readonly action: ConversationAction | null
}

/** Stands in the composer's place while nothing can be written: why, and what to do about it. */
export function ComposerNotice({
  conversation,
  isActing,
  onAct,
}: {
  conversation: Conversation
  isActing: boolean
  onAct: (action: ConversationAction) => void
}) {
  const styles = useStyles()
  const t = useThreadText()
  const format = useFormat()
  const words = useActionWords()
  const { me } = useSession()
  const { title, text, action } = reasonOf(conversation, me, t, format)
  return (
    <div className={styles.root}>
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.text}>{text}</span>
      </div>
      {action && (
        <Button appearance="primary" disabledFocusable={isActing} onClick={() => onAct(action)}>
          {words(action, conversation.assignee).label}
        </Button>
      )}
    </div>
  )
}

/** The first obstacle that nobody here can remove comes first; then the ones that a button removes. */
function reasonOf(
  { replyWindowEndsAt, state, assignee, allowed }: Conversation,
  me: Me,
  t: ReturnType<typeof useThreadText>,
  format: Format,
): Reason {
  const offer = (action: ConversationAction) => (allowed.actions.includes(action) ? action : null)
  if (replyWindowEndsAt.getTime() <= Date.now())
    return {
      title: t('composer.windowClosed', { at: format.dateTime(replyWindowEndsAt) }),
      text: t('composer.windowClosedText'),
      action: null,
    }
  if (state === 'closed')
    return { title: t('composer.closed'), text: t('composer.closedText'), action: offer('reopen') }
  if (!assignee) return { title: t('composer.free'), text: t('composer.freeText'), action: offer('take') }
  if (assignee.id !== me.id) {
    const action = offer('take')
    return {
      title: t('composer.theirs', { name: assignee.name }),
      text: t(action ? 'composer.theirsTake' : 'composer.theirsText'),
      action,
    }
  }
  if (state === 'active' || state === 'waiting' || state === 'wrapUp')
    return { title: t('composer.noChannel'), text: t('composer.noChannelText'), action: null }
  return { title: t('composer.readOnly'), text: t('composer.readOnlyText'), action: null }
}
