import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Toolbar,
  Tooltip,
  makeStyles,
} from '@fluentui/react-components'
import {
  ArchiveRegular,
  ArrowUndoRegular,
  CheckmarkCircleRegular,
  HandRightRegular,
  HourglassRegular,
  MoreHorizontalRegular,
  PersonArrowLeftRegular,
  type FluentIcon,
} from '@fluentui/react-icons'
import type { Conversation, ConversationAction, ConversationState } from '@parley/contracts/conversations'
import { useInboxText } from '../messages/index.ts'
import { actionKeys, shownKey, useActionWords } from './action-words.ts'

const icons = {
  take: HandRightRegular,
  release: PersonArrowLeftRegular,
  end: CheckmarkCircleRegular,
  wait: HourglassRegular,
  reopen: ArrowUndoRegular,
  close: ArchiveRegular,
} as const satisfies Record<ConversationAction, FluentIcon>

/** What one usually wants next in each state; everything else goes into the menu. */
const mainActions = {
  open: ['take'],
  active: ['take', 'wait', 'end'],
  waiting: ['take', 'reopen', 'end'],
  wrapUp: ['take', 'reopen', 'close'],
  closed: ['reopen'],
} as const satisfies Record<ConversationState, readonly ConversationAction[]>

const useStyles = makeStyles({
  root: { padding: 0, columnGap: '6px', flexShrink: 0 },
  key: { whiteSpace: 'nowrap' },
  button: { minWidth: 'auto', whiteSpace: 'nowrap' },
})

/**
 * The actions the server allows now. `isCompact` puts all of them into the menu; where it `isTight`, only the last of
 * the main ones shows its words, so that the customer's name has room.
 */
export function ActionBar({
  conversation,
  isCompact,
  isTight,
  isActing,
  onAct,
}: {
  conversation: Pick<Conversation, 'state' | 'assignee' | 'allowed'>
  isCompact: boolean
  isTight: boolean
  isActing: boolean
  onAct: (action: ConversationAction) => void
}) {
  const styles = useStyles()
  const t = useInboxText()
  const words = useActionWords()
  const { state, assignee, allowed } = conversation
  const mine: readonly ConversationAction[] = mainActions[state]
  // Taking over what is a colleague's is not the usual next step, so it does not get the first place.
  const isMain = (action: ConversationAction) =>
    !isCompact && mine.includes(action) && !(action === 'take' && assignee !== null)
  const main = mine.filter((action) => isMain(action) && allowed.actions.includes(action))
  const rest = allowed.actions.filter((action) => !main.includes(action))
  if (allowed.actions.length === 0) return null
  return (
    <Toolbar aria-label={t('action.label')} className={styles.root}>
      {main.map((action, index) => {
        const Icon = icons[action]
        const { label, hint } = words(action, assignee)
        const isIconOnly = isTight && index < main.length - 1
        return (
          <Tooltip
            key={action}
            content={t('action.shortcut', {
              text: isIconOnly ? `${label}: ${hint}` : hint,
              key: shownKey(actionKeys[action]),
            })}
            relationship="description"
          >
            <Button
              className={styles.button}
              icon={<Icon />}
              {...(isIconOnly ? { 'aria-label': label } : {})}
              disabledFocusable={isActing}
              onClick={() => onAct(action)}
            >
              {isIconOnly ? null : label}
            </Button>
          </Tooltip>
        )
      })}
      {rest.length > 0 && (
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Tooltip content={t('action.more')} relationship="label">
              <Button appearance="subtle" icon={<MoreHorizontalRegular />} disabledFocusable={isActing} />
            </Tooltip>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {rest.map((action) => {
                const Icon = icons[action]
                const { label, hint } = words(action, assignee)
                return (
                  <MenuItem
                    key={action}
                    icon={<Icon />}
                    subText={hint}
                    secondaryContent={{ children: shownKey(actionKeys[action]), className: styles.key }}
                    onClick={() => onAct(action)}
                  >
                    {label}
                  </MenuItem>
                )
              })}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </Toolbar>
  )
}
