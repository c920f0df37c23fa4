import { MessageBar, MessageBarBody, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ChannelImpact } from '@parley/contracts/workstreams'
import type { ReactNode } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { CopyField } from '../../../shared/ui/copy.tsx'
import { surfaceName } from '../../../shared/ui/test-links.tsx'
import { useWorkstreamsText } from '../text.ts'

/** How deleting a channel ended; `goneAt` is null while it drains. */
export interface Outcome {
  readonly state: 'draining' | 'deleted'
  readonly goneAt: Date | null
}

const useStyles = makeStyles({
  steps: {
    listStyleType: 'none',
    counterReset: 'step',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
  },
  step: {
    counterIncrement: 'step',
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    '::before': {
      content: 'counter(step)',
      display: 'grid',
      placeItems: 'center',
      width: '28px',
      height: '28px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '72ch' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '28px',
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { color: tokens.colorNeutralForeground2 },
  action: { alignSelf: 'flex-start' },
})

/** What stands at Google yet, step by step with what has to be found there, and then the account. */
export function GoogleStep({ impact, outcome }: { impact: ChannelImpact; outcome: Outcome }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const { google, account } = impact
  return (
    <>
      <MessageBar intent={outcome.goneAt ? 'success' : 'info'} layout="multiline">
        <MessageBarBody>
          {outcome.goneAt
            ? t('google.done', { date: format.date(outcome.goneAt) })
            : t('deletion.drainingBody')}
        </MessageBarBody>
      </MessageBar>
      <ol className={styles.steps}>
        <Step
          title={t('google.launch')}
          text={t(google.isLaunched ? 'google.launchText' : 'google.notLaunched')}
        >
          {google.isLaunched && (
            <>
              <CopyField label={t('google.brandId')} value={google.brandId} />
              <CopyField label={t('google.agentId')} value={google.agentId} />
            </>
          )}
        </Step>
        {google.testUrls.length > 0 && (
          <Step title={t('google.tests')} text={t('google.testsText')}>
            {google.testUrls.map(({ surface, url }) => (
              <CopyField
                key={`${surface} ${url}`}
                label={t('google.testUrl', { surface: surfaceName(surface) })}
                value={url}
              />
            ))}
          </Step>
        )}
        <Step
          title={t('google.webhook')}
          text={
            account.otherChannels > 0
              ? t('google.webhookKeep', { count: account.otherChannels })
              : t('google.webhookText')
          }
        >
          <CopyField label={t('google.webhookUrl')} value={google.webhookUrl} />
          {google.partnerId && <CopyField label={t('google.partnerId')} value={google.partnerId} />}
        </Step>
        {account.otherChannels === 0 && outcome.state === 'deleted' && (
          <Step title={t('google.account')} text={t('google.accountText', { name: account.name })}>
            <ButtonLink className={styles.action} to={`/channels/accounts/${account.id}?delete`}>
              {t('google.accountDelete')}
            </ButtonLink>
          </Step>
        )}
      </ol>
    </>
  )
}

function Step({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const styles = useStyles()
  return (
    <li className={styles.step}>
      <div className={styles.body}>
        <h3 className={styles.title}>{title}</h3>
        <Text className={styles.text}>{text}</Text>
        {children}
      </div>
    </li>
  )
}
