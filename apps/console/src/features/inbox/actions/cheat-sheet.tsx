import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Switch,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { conversationAction } from '@parley/contracts/conversations'
import { useInboxText } from '../messages/index.ts'
import { actionKeys, shownKey } from './action-words.ts'
import { pageKeys } from './shortcuts.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    columnGap: '40px',
    rowGap: tokens.spacingVerticalL,
  },
  heading: { margin: '0 0 6px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  entry: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '16px' },
  keys: { margin: 0, display: 'flex', alignItems: 'baseline', gap: '6px', whiteSpace: 'nowrap' },
  key: {
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    padding: '1px 7px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomWidth: '2px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  or: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  choice: { marginTop: tokens.spacingVerticalL, display: 'block' },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** All keys of the inbox, and the switch for those who do not want single keys to do things. */
export function CheatSheet({
  isOn,
  onSwitch,
  onClose,
}: {
  isOn: boolean
  onSwitch: (isOn: boolean) => void
  onClose: () => void
}) {
  const styles = useStyles()
  const t = useInboxText()
  const groups: { title: string; entries: { text: string; keys: readonly string[] }[] }[] = [
    {
      title: t('keys.list'),
      entries: [
        { text: t('keys.next'), keys: [shownKey(pageKeys.next), '↓'] },
        { text: t('keys.previous'), keys: [shownKey(pageKeys.previous), '↑'] },
        { text: t('keys.openRow'), keys: [t('keys.enter')] },
        { text: t('keys.views'), keys: [`${pageKeys.views[0]} – ${pageKeys.views[3]}`] },
        { text: t('keys.help'), keys: [pageKeys.help] },
      ],
    },
    {
      title: t('keys.conversation'),
      entries: [
        { text: t('keys.reply'), keys: [shownKey(pageKeys.reply)] },
        ...conversationAction.options.map((action) => ({
          text: t(`action.${action}`),
          keys: [shownKey(actionKeys[action])],
        })),
        { text: t('keys.pane'), keys: [shownKey(pageKeys.pane)] },
        { text: t('keys.back'), keys: [shownKey(pageKeys.back)] },
      ],
    },
    {
      title: t('keys.writing'),
      entries: [
        { text: t('keys.send'), keys: [t('keys.enter')] },
        { text: t('keys.newline'), keys: [t('keys.shiftEnter')] },
        { text: t('keys.quickReply'), keys: ['/'] },
        { text: t('keys.leave'), keys: [t('keys.escape')] },
      ],
    },
  ]
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('keys.title')}</DialogTitle>
          <DialogContent>
            <div className={styles.groups}>
              {groups.map(({ title, entries }) => (
                <section key={title}>
                  <h3 className={styles.heading}>{title}</h3>
                  <dl className={styles.list}>
                    {entries.map(({ text, keys }) => (
                      <div key={text} className={styles.entry}>
                        <dt>{text}</dt>
                        <dd className={styles.keys}>
                          {keys.map((key, index) => [
                            index > 0 && (
                              <span key={`${key}:or`} className={styles.or}>
                                {t('keys.or')}
                              </span>
                            ),
                            <kbd key={key} className={styles.key}>
                              {key}
                            </kbd>,
                          ])}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
            <div className={styles.choice}>
              <Switch
                checked={isOn}
                onChange={(_, { checked }) => onSwitch(checked)}
                label={
                  <>
                    {t('keys.single')}
                    <span className={styles.hint}>{t('keys.singleHint')}</span>
                  </>
                }
              />
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('keys.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
