import {
  Avatar,
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { DeleteRegular, EditRegular, HeartPulseRegular } from '@fluentui/react-icons'
import type { Channel } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/format.ts'
import { HealthSummaryBadge } from '../../../shared/health/health-badge.tsx'
import { healthListQuery } from '../../../shared/health/queries.ts'
import { useHealthText } from '../../../shared/health/text.ts'
import { useTextsText } from '../../../shared/automated-messages/text.ts'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { Facts, type Fact } from '../../../shared/ui/facts.tsx'
import { TestLinks } from '../../../shared/ui/test-links.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { VisuallyHidden } from '../../../shared/ui/visually-hidden.tsx'
import { channelFacts } from '../parts/channel-facts.ts'
import { useWorkstreamMutations } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  head: {
    display: 'grid',
    gridTemplateColumns: '48px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    '@media (max-width: 640px)': {
      gridTemplateColumns: '48px minmax(0, 1fr)',
      rowGap: tokens.spacingVerticalM,
    },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  health: { marginTop: tokens.spacingVerticalXS },
  muted: { color: tokens.colorNeutralForeground3, display: 'block' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 640px)': { gridColumn: '1 / -1' },
  },
})

/** A channel of a workstream: the Google agent, what is set, its tests, edit and delete. */
export function ChannelCard({ channel, onEdit }: { channel: Channel; onEdit: () => void }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const health = useHealthText()
  const { displayName, brandName, testUrls } = channel.googleAgent
  const summary = useQuery(healthListQuery).data?.channels.find((one) => one.id === channel.id)
  const texts = useTextsText()
  const withLink = (fact: Fact): Fact =>
    fact.id === 'messages'
      ? {
          ...fact,
          action: (
            <TextLink to={`/automated-messages/channels/${channel.id}`}>
              {t('card.messagesLink')}
              <VisuallyHidden>{`: ${displayName}`}</VisuallyHidden>
            </TextLink>
          ),
        }
      : fact
  return (
    <article className={styles.card} aria-label={displayName}>
      <div className={styles.head}>
        <Avatar aria-hidden name={displayName} color="brand" shape="square" size={48} />
        <div>
          <h3 className={styles.title}>{displayName}</h3>
          <Text size={200} className={styles.muted}>
            {t('card.brand', { brand: brandName })} ·{' '}
            {t('card.since', { when: format.date(channel.createdAt) })}
          </Text>
          {summary && (
            <div className={styles.health}>
              <HealthSummaryBadge summary={summary} />
            </div>
          )}
        </div>
        <div className={styles.actions}>
          <ButtonLink
            to={`/workstreams/${channel.workstreamId}/channels/${channel.id}/health`}
            icon={<HeartPulseRegular />}
            label={health('channel.openNamed', { name: displayName })}
          >
            {health('channel.open')}
          </ButtonLink>
          <Button
            icon={<EditRegular />}
            aria-label={t('card.editNamed', { name: displayName })}
            onClick={onEdit}
          >
            {t('card.edit')}
          </Button>
          <ButtonLink
            to={`/workstreams/${channel.workstreamId}/channels/${channel.id}/delete`}
            appearance="subtle"
            icon={<DeleteRegular />}
            label={t('card.deleteNamed', { name: displayName })}
          />
        </div>
      </div>
      {channel.draining && <Draining channel={channel} since={channel.draining.since} />}
      <Facts items={channelFacts(channel, { t, texts, format }).map(withLink)} />
      <TestLinks urls={testUrls} label={t('card.test')} size="small" />
    </article>
  )
}

/** A channel that only waits for its last conversation, and the way back. */
function Draining({ channel, since }: { channel: Channel; since: Date }) {
  const t = useWorkstreamsText()
  const format = useFormat()
  const toasts = useToasts()
  const { keepChannel } = useWorkstreamMutations()
  const { displayName: name } = channel.googleAgent

  async function keep() {
    try {
      await keepChannel.mutateAsync({
        params: { workstreamId: channel.workstreamId, channelId: channel.id },
      })
      toasts.success(t('card.kept', { name }))
    } catch (error) {
      toasts.error(error)
    }
  }

  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {t('card.draining', { count: channel.draining?.openConversations ?? 0 })}
        </MessageBarTitle>{' '}
        {t('card.drainingText', { when: format.dateTime(since) })}
      </MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={keepChannel.isPending} onClick={() => void keep()}>
          {t('card.keep')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
