import { Link, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  BuildingRegular,
  CheckmarkCircleFilled,
  KeyRegular,
  LockClosedRegular,
  OpenRegular,
  PersonChatRegular,
  WarningFilled,
} from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import type { ReactElement, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useMayField, useSession } from '../../../shared/session.ts'
import { EmulatorNote } from '../parts/emulator-note.tsx'
import { useChannelsText } from '../text.ts'
import { StepFrame } from './step-frame.tsx'
import { stepPath } from './steps.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  item: {
    display: 'grid',
    gridTemplateColumns: '44px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalL,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  icon: {
    display: 'grid',
    placeItems: 'center',
    width: '44px',
    height: '44px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: '22px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { display: 'block', color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
  hint: { display: 'block', marginTop: tokens.spacingVerticalXS },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    marginInlineEnd: tokens.spacingHorizontalS,
  },
  state: { display: 'inline-flex', alignItems: 'center', gap: '6px', marginTop: tokens.spacingVerticalXS },
  yes: { color: tokens.colorStatusSuccessForeground1 },
  no: { color: tokens.colorStatusWarningForeground1 },
})

/** Step 0: what must be at hand at Google, and the one thing that can be checked here, the protected-field right. */
export function PrerequisitesStep({ account }: { account: Account | null }) {
  const t = useChannelsText()
  const styles = useStyles()
  const navigate = useNavigate()
  const { emulatorUrl } = useSession()
  const maySetToken = useMayField('clientToken', 'set')
  const maySetFile = useMayField('credentials', 'set')
  const mayProtect = maySetToken && maySetFile
  const atEmulator = (path: string, label: string, hint: string) =>
    emulatorUrl && (
      <Text size={200} className={styles.hint}>
        <Link
          href={`${emulatorUrl}${path}`}
          target="_blank"
          rel="noopener noreferrer"
          className={styles.link}
        >
          {label} <OpenRegular aria-hidden />
        </Link>
        {hint}
      </Text>
    )
  return (
    <StepFrame
      account={account}
      step="prerequisites"
      next={{
        ...(account ? {} : { label: t('prerequisites.start') }),
        onClick: () => void navigate(stepPath(account, 'name')),
      }}
    >
      {emulatorUrl && <EmulatorNote />}
      <ul className={styles.list}>
        <Item
          icon={<BuildingRegular />}
          title={t('prerequisites.partner.title')}
          text={t('prerequisites.partner.text')}
        >
          {atEmulator(
            '/settings',
            t('prerequisites.emulator.settings'),
            t('prerequisites.emulator.settingsHint'),
          )}
        </Item>
        <Item icon={<KeyRegular />} title={t('prerequisites.key.title')} text={t('prerequisites.key.text')}>
          {atEmulator('/settings', t('prerequisites.emulator.settings'), t('prerequisites.emulator.keyHint'))}
        </Item>
        <Item
          icon={<PersonChatRegular />}
          title={t('prerequisites.agent.title')}
          text={t('prerequisites.agent.text')}
        >
          {atEmulator('/brands', t('prerequisites.emulator.brands'), t('prerequisites.emulator.agentHint'))}
        </Item>
        <Item
          icon={<LockClosedRegular />}
          title={t('prerequisites.right.title')}
          text={mayProtect ? t('prerequisites.right.yes') : t('prerequisites.right.no')}
        >
          <Text
            size={200}
            weight="semibold"
            className={mergeClasses(styles.state, mayProtect ? styles.yes : styles.no)}
          >
            {mayProtect ? <CheckmarkCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}
            {mayProtect ? t('prerequisites.ready') : t('prerequisites.missing')}
          </Text>
        </Item>
      </ul>
    </StepFrame>
  )
}

function Item({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactElement
  title: string
  text: string
  children?: ReactNode
}) {
  const styles = useStyles()
  return (
    <li className={styles.item}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <div>
        <h3 className={styles.title}>{title}</h3>
        <Text className={styles.text}>{text}</Text>
        {children}
      </div>
    </li>
  )
}
