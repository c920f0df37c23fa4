import { Link, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  DismissCircleFilled,
  OpenRegular,
  PlugConnectedRegular,
} from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import type { ReactNode } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { useSession } from '../../../shared/session.ts'
import { CopyField } from '../../../shared/ui/copy.tsx'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '860px' },
  state: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  verified: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  refused: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  icon: { fontSize: '26px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  iconVerified: { color: tokens.colorStatusSuccessForeground1 },
  iconRefused: { color: tokens.colorStatusDangerForeground1 },
  pulse: {
    animationName: { '0%': { opacity: 1 }, '50%': { opacity: 0.35 }, '100%': { opacity: 1 } },
    animationDuration: '1.8s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  text: { display: 'block', color: tokens.colorNeutralForeground2, marginTop: '2px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  steps: {
    margin: 0,
    marginTop: tokens.spacingVerticalM,
    padding: 0,
    listStyleType: 'none',
    counterReset: 'do',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  step: {
    display: 'grid',
    gridTemplateColumns: '26px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    counterIncrement: 'do',
    '::before': {
      content: 'counter(do)',
      display: 'grid',
      placeItems: 'center',
      width: '24px',
      height: '24px',
      borderRadius: '50%',
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
    },
  },
  link: { display: 'inline-flex', alignItems: 'center', gap: '4px', marginTop: tokens.spacingVerticalM },
})

/** The webhook URL with its state, which changes by itself when Google calls, and what to do in Google's console. */
export function WebhookPanel({
  account,
  refusalAction,
  showSteps = true,
}: {
  account: Account
  /** Where a refused token can be mended from here. */
  refusalAction?: ReactNode
  showSteps?: boolean
}) {
  const t = useChannelsText()
  const styles = useStyles()
  const { emulatorUrl } = useSession()
  return (
    <div className={styles.root}>
      <CopyField label={t('webhook.url')} value={account.webhook.url} />
      <WebhookNews
        webhook={account.webhook}
        isDraft={account.state === 'draft'}
        refusalAction={refusalAction}
      />
      {showSteps && (
        <div>
          <h3 className={styles.heading}>{t('webhook.steps')}</h3>
          <ol className={styles.steps}>
            {([1, 2, 3, 4, 5] as const).map((number) => (
              <li key={number} className={styles.step}>
                <Text>{t(`webhook.do${number}`)}</Text>
              </li>
            ))}
          </ol>
          {emulatorUrl && (
            <Link
              href={`${emulatorUrl}/settings`}
              target="_blank"
              rel="noopener noreferrer"
              className={styles.link}
            >
              {t('webhook.openEmulator')} <OpenRegular aria-hidden />
            </Link>
          )}
        </div>
      )}
    </div>
  )
}

/** Whether Google has verified an address, the partner's or a Google agent's own, or why the last call was refused. */
export function WebhookNews({
  webhook,
  isDraft,
  refusalAction,
}: {
  webhook: Pick<Account['webhook'], 'state' | 'verifiedAt' | 'lastAttempt'>
  isDraft: boolean
  refusalAction?: ReactNode
}) {
  const t = useChannelsText()
  const format = useFormat()
  const styles = useStyles()
  const { state, verifiedAt, lastAttempt } = webhook
  const when = (at: Date | null | undefined) => (at ? format.dateTime(at) : '–')
  return (
    <div
      role="status"
      className={mergeClasses(
        styles.state,
        state === 'verified' && styles.verified,
        state === 'refused' && styles.refused,
      )}
    >
      {state === 'verified' ? (
        <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.icon, styles.iconVerified)} />
      ) : state === 'refused' ? (
        <DismissCircleFilled aria-hidden className={mergeClasses(styles.icon, styles.iconRefused)} />
      ) : (
        <PlugConnectedRegular aria-hidden className={mergeClasses(styles.icon, styles.pulse)} />
      )}
      <div>
        <Text weight="semibold">{t(`webhook.${state}`)}</Text>
        {state === 'waiting' && <Text className={styles.text}>{t('webhook.waitingHint')}</Text>}
        {state === 'verified' && (
          <Text className={styles.text}>
            {t(isDraft ? 'webhook.verifiedAt' : 'webhook.verifiedOn', {
              when: when(verifiedAt),
            })}
          </Text>
        )}
        {state === 'refused' && lastAttempt?.refusal && (
          <>
            <Text className={styles.text}>
              {t('webhook.refusedAt', { when: when(lastAttempt.at) })}{' '}
              {t(`webhook.refusal.${lastAttempt.refusal}`)}
            </Text>
            {lastAttempt.refusal !== 'malformed' && refusalAction}
          </>
        )}
      </div>
    </div>
  )
}
