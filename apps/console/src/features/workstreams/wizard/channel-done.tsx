import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons'
import type { Workstream } from '@parley/contracts/workstreams'
import { Navigate } from 'react-router'
import { RoundTrip } from '../../../shared/round-trip/round-trip.tsx'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { TestLinks } from '../../../shared/ui/test-links.tsx'
import { useWorkstreamsText } from '../text.ts'

const useStyles = makeStyles({
  mark: { fontSize: '44px', color: tokens.colorStatusSuccessForeground1, lineHeight: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** After Create channel: test it as a customer, see it in the inbox. */
export function ChannelDone({ workstream, channelId }: { workstream: Workstream; channelId: string }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const channel = workstream.channels.find((one) => one.id === channelId)
  if (!channel) return <Navigate to={`/workstreams/${workstream.id}`} replace />
  return (
    <Page width="narrow">
      <div className={styles.mark} aria-hidden>
        <CheckmarkCircleFilled />
      </div>
      <PageHeader
        title={t('done.title')}
        description={t('done.text', { name: channel.googleAgent.displayName })}
      />
      <Section title={t('done.testTitle')}>
        <TestLinks urls={channel.googleAgent.testUrls} label={t('card.test')} size="large" isPrimary />
        {channel.googleAgent.testUrls.length === 0 && <Text>{t('done.noTests')}</Text>}
      </Section>
      <RoundTrip agents={[channel.googleAgent]} />
      <div className={styles.actions}>
        <ButtonLink to="/inbox">{t('done.inbox')}</ButtonLink>
        <ButtonLink to={`/workstreams/${workstream.id}`} appearance="subtle">
          {t('done.workstream')}
        </ButtonLink>
      </div>
    </Page>
  )
}
