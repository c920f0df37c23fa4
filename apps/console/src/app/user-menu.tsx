import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { ChevronUpDownRegular, KeyRegular, SignOutRegular } from '@fluentui/react-icons'
import { uiLocale } from '@parley/contracts/values'
import { Suspense, lazy, useState } from 'react'
import { useLocale } from '../shared/i18n/index.ts'
import { useSession } from '../shared/session.ts'
import { useAppText } from './app-text.ts'
import { useChooseLocale, useSignOut } from './account-actions.ts'
import { setThemeChoice, themeChoices, useThemeChoice } from './theme.ts'

const useStyles = makeStyles({
  trigger: {
    justifyContent: 'flex-start',
    padding: '8px',
    minWidth: 0,
    maxWidth: '100%',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
  },
  triggerNarrow: { justifyContent: 'center', padding: '4px', minWidth: '40px' },
  person: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  role: { color: tokens.colorNeutralForeground3 },
  row: { display: 'flex', alignItems: 'center', gap: '10px', width: '100%', minWidth: 0 },
  head: { display: 'flex', flexDirection: 'column', padding: '8px 10px' },
  chevron: { fontSize: '18px', color: tokens.colorNeutralForeground3, flexShrink: 0 },
  popover: { minWidth: '248px', maxHeight: 'calc(100vh - 24px)' },
  layer: { position: 'relative', zIndex: 10 },
  foot: { padding: '6px 10px', color: tokens.colorNeutralForeground3 },
})

const ChangePasswordDialog = lazy(async () => ({
  default: (await import('./change-password-dialog.tsx')).ChangePasswordDialog,
}))

/** Languages name themselves in their own language, so that everybody finds theirs. */
const localeNames = { en: 'English', de: 'Deutsch' } as const

const positions = {
  sidebar: 'above-start',
  narrowSidebar: 'after-bottom',
  topBar: 'below-end',
} as const

/** Who one is, and what concerns only oneself: language, appearance, password, signing out. */
export function UserMenu({ place }: { place: 'sidebar' | 'narrowSidebar' | 'topBar' }) {
  const styles = useStyles()
  const isNarrow = place !== 'sidebar'
  const t = useAppText()
  const { me, version } = useSession()
  const locale = useLocale()
  const theme = useThemeChoice()
  const chooseLocale = useChooseLocale()
  const signOut = useSignOut()
  // The menu opens within the header's landmark, not at the end of the page.
  const [mountNode, setMountNode] = useState<HTMLDivElement | null>(null)
  const [isChangingPassword, setIsChangingPassword] = useState(false)
  const role = t(`user.role.${me.role}`)
  return (
    <>
      <Menu
        {...(mountNode ? { mountNode } : {})}
        checkedValues={{ locale: [locale], theme: [theme] }}
        onCheckedValueChange={(_, { name, checkedItems }) => {
          const chosen = checkedItems[0]
          if (name === 'locale') chooseLocale(uiLocale.parse(chosen))
          else setThemeChoice(themeChoices.find((one) => one === chosen) ?? 'system')
        }}
        positioning={positions[place]}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            className={mergeClasses(styles.trigger, isNarrow && styles.triggerNarrow)}
            {...(isNarrow ? { 'aria-label': t('user.menu', { name: me.name }) } : {})}
          >
            {isNarrow ? (
              // Initials would be text that the button's name does not contain.
              <Avatar size={32} color="brand" aria-hidden />
            ) : (
              <span className={styles.row}>
                <Avatar name={me.name} size={32} color="brand" aria-hidden />
                <span className={styles.person}>
                  <Text weight="semibold" className={styles.line}>
                    {me.name}
                  </Text>
                  <Text size={200} className={mergeClasses(styles.line, styles.role)}>
                    {role}
                  </Text>
                </span>
                <ChevronUpDownRegular className={styles.chevron} />
              </span>
            )}
          </Button>
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <div className={styles.head}>
            <Text weight="semibold">{me.name}</Text>
            <Text size={200} className={styles.role}>
              {me.email} · {role}
            </Text>
          </div>
          <MenuDivider />
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{t('user.language')}</MenuGroupHeader>
              {uiLocale.options.map((one) => (
                <MenuItemRadio key={one} name="locale" value={one} lang={one}>
                  {localeNames[one]}
                </MenuItemRadio>
              ))}
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>{t('user.theme')}</MenuGroupHeader>
              {themeChoices.map((one) => (
                <MenuItemRadio key={one} name="theme" value={one}>
                  {t(`user.theme.${one}`)}
                </MenuItemRadio>
              ))}
            </MenuGroup>
            <MenuDivider />
            <MenuItem icon={<KeyRegular />} onClick={() => setIsChangingPassword(true)}>
              {t('user.changePassword')}
            </MenuItem>
            <MenuItem icon={<SignOutRegular />} onClick={() => void signOut()}>
              {t('user.signOut')}
            </MenuItem>
          </MenuList>
          <MenuDivider />
          <Text size={200} block className={styles.foot}>
            Parley · {t('user.version', { version })}
          </Text>
        </MenuPopover>
      </Menu>
      <div ref={setMountNode} className={styles.layer} />
      {isChangingPassword && (
        <Suspense>
          <ChangePasswordDialog onClose={() => setIsChangingPassword(false)} />
        </Suspense>
      )}
    </>
  )
}
