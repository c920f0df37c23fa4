import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRightRegular, BranchForkRegular, PlugConnectedRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { LoadingState } from '../../shared/ui/states.tsx'
import { StateBadge } from '../../shared/ui/state-badge.tsx'
import { Capabilities } from './capabilities.tsx'
import { accountsQuery } from './queries.ts'
import { useChannelsText } from './text.ts'

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))',
    gap: tokens.spacingHorizontalXL,
  },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, height: '100%' },
  icon: {
    display: 'grid',
    placeItems: 'center',
    width: '48px',
    height: '48px',
    borderRadius: '14px',
    fontSize: '24px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: 600,
  },
  text: { color: tokens.colorNeutralForeground2 },
  foot: {
    marginTop: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalS,
  },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, minHeight: '24px' },
  table: { display: 'flex', flexDirection: 'column' },
  tableTitle: {
    margin: 0,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 720px)': { paddingInline: tokens.spacingHorizontalL },
  },
  notes: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 720px)': { paddingInline: tokens.spacingHorizontalL },
  },
})

/** The site-map page "Channels": messaging accounts › Manage, and what the channel can do. */
export function Component() {
  const t = useChannelsText()
  const styles = useStyles()
  const accounts = useQuery(accountsQuery)
  const all = accounts.data ?? []
  const drafts = all.filter((account) => account.state === 'draft').length
  const parked = all.reduce((sum, account) => sum + account.webhook.parkedDeliveries, 0)
  return (
    <Page>
      <PageHeader title={t('channels.title')} description={t('channels.lead')} />
      <div className={styles.cards}>
        <Card
          icon={<PlugConnectedRegular />}
          title={t('channels.accounts')}
          text={t('channels.accountsText')}
          news={
            accounts.isPending ? (
              <LoadingState shape="line" />
            ) : (
              accounts.data && (
                <>
                  <StateBadge tone={all.length > 0 ? 'success' : 'neutral'} icon={null}>
                    {t('channels.accountCount', { count: all.length })}
                  </StateBadge>
                  {drafts > 0 && (
                    <StateBadge tone="info">{t('channels.draftCount', { count: drafts })}</StateBadge>
                  )}
                  {parked > 0 && (
                    <StateBadge tone="warning">{t('channels.parkedCount', { count: parked })}</StateBadge>
                  )}
                </>
              )
            )
          }
        >
          <ButtonLink to="/channels/accounts" appearance="primary">
            {t('channels.manage')}
          </ButtonLink>
          {all.length > 0 && <ButtonLink to="/channels/deliveries">{t('account.tab.deliveries')}</ButtonLink>}
        </Card>
        <Card icon={<BranchForkRegular />} title={t('channels.next')} text={t('channels.nextText')}>
          <ButtonLink to="/workstreams" icon={<ArrowRightRegular />} iconPosition="after">
            {t('channels.toWorkstreams')}
          </ButtonLink>
        </Card>
      </div>
      <ProblemBar error={accounts.error} onRetry={() => void accounts.refetch()} />
      <Surface flush>
        <div className={styles.table}>
          <h2 className={styles.tableTitle}>{t('channels.capabilities')}</h2>
          <Capabilities />
          <div className={styles.notes}>
            <Text size={200}>{t('channels.cap.async')}</Text>
            <Text size={200}>{t('channels.cap.window')}</Text>
            <Text size={200}>{t('channels.closed')}</Text>
          </div>
        </div>
      </Surface>
    </Page>
  )
}

function Card({
  icon,
  title,
  text,
  news,
  children,
}: {
  icon: ReactElement
  title: string
  text: string
  news?: ReactNode
  children: ReactNode
}) {
  const styles = useStyles()
  return (
    <Surface>
      <section className={styles.card}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        <h2 className={styles.title}>{title}</h2>
        <Text className={styles.text}>{text}</Text>
        {news && <div className={styles.badges}>{news}</div>}
        <div className={styles.foot}>{children}</div>
      </section>
    </Surface>
  )
}
