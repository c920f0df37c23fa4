import { Avatar, Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular, EditRegular } from '@fluentui/react-icons'
import type { Channel } from '@parley/contracts/workstreams'
import { useFormat } from '../../../shared/format.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { TestLinks } from '../../../shared/ui/test-links.tsx'
import { channelFacts } from '../parts/channel-facts.ts'
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
  muted: { color: tokens.colorNeutralForeground3, display: 'block' },
  actions: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    '@media (max-width: 640px)': { gridColumn: '1 / -1' },
  },
})

/** A channel of a workstream: the Google agent, what is set, its tests, edit and delete. */
export function ChannelCard({
  channel,
  onEdit,
  onDelete,
}: {
  channel: Channel
  onEdit: () => void
  onDelete: () => void
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const { displayName, brandName, testUrls } = channel.googleAgent
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
        </div>
        <div className={styles.actions}>
          <Button
            icon={<EditRegular />}
            aria-label={t('card.editNamed', { name: displayName })}
            onClick={onEdit}
          >
            {t('card.edit')}
          </Button>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('card.deleteNamed', { name: displayName })}
            onClick={onDelete}
          />
        </div>
      </div>
      <Facts items={channelFacts(channel, t, format)} />
      <TestLinks urls={testUrls} label={t('card.test')} size="small" />
    </article>
  )
}
