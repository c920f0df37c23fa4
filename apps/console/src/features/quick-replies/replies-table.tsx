import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { CopyRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons'
import type { QuickReply } from '@parley/contracts/quick-replies'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { bestText } from '@parley/domain/quick-replies'
import { useNavigate } from 'react-router'
import { useFormat } from '../../shared/format.ts'
import { useLocale } from '../../shared/i18n/index.ts'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { PlaceholderText } from './placeholder-text.tsx'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  name: { display: 'flex', flexDirection: 'column', gap: '2px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  code: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: {
    display: '-webkit-box',
    '-webkit-line-clamp': '2',
    '-webkit-box-orient': 'vertical',
    overflow: 'hidden',
    maxWidth: '52ch',
  },
  many: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  actions: {
    display: 'inline-flex',
    gap: tokens.spacingHorizontalXS,
    '@media (max-width: 720px)': { justifyContent: 'start' },
  },
})

/** Quick replies with one line each. `mayEdit`: else they can only be copied to one's own. */
export function RepliesTable({
  replies,
  liveLanguages,
  mayEdit,
  onDelete,
}: {
  replies: readonly QuickReply[]
  liveLanguages: readonly ChannelLanguage[]
  mayEdit: boolean
  onDelete: (reply: QuickReply) => void
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const locale = useLocale()
  return (
    <RecordTable
      label={t('title')}
      rows={replies}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', label: t('name'), render: (reply) => <Name reply={reply} isLink={mayEdit} /> },
        {
          id: 'text',
          label: t('text'),
          render: ({ texts }) => (
            <span className={styles.text}>
              <PlaceholderText text={bestText(texts, [locale])?.text.text ?? ''} />
            </span>
          ),
        },
        {
          id: 'tags',
          label: t('tags'),
          render: ({ tags }) => (
            <span className={styles.many}>
              {tags.length === 0 && <span className={styles.code}>{t('noTags')}</span>}
              {tags.map((tag) => (
                <Badge key={tag} appearance="outline" color="informative">
                  {tag}
                </Badge>
              ))}
            </span>
          ),
        },
        {
          id: 'languages',
          label: t('languages'),
          render: (reply) => <Languages reply={reply} liveLanguages={liveLanguages} />,
        },
        {
          id: 'actions',
          label: t('actions'),
          isLabelHidden: true,
          align: 'end',
          render: (reply) => <Actions {...{ reply, mayEdit, onDelete }} />,
        },
      ]}
    />
  )
}

function Name({
  reply: { id, title, shortCode, isLimited, queues, workstreams },
  isLink,
}: {
  reply: QuickReply
  isLink: boolean
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const format = useFormat()
  const places = [...queues, ...workstreams].map(({ name }) => name)
  return (
    <span className={styles.name}>
      {isLink ? (
        <TextLink className={styles.title} to={`/quick-replies/${id}`}>
          {title}
        </TextLink>
      ) : (
        <span className={styles.title}>{title}</span>
      )}
      <span className={styles.code}>/{shortCode}</span>
      {isLimited &&
        (places.length > 0 ? (
          <span className={styles.code}>{t('limited', { places: format.list(places) })}</span>
        ) : (
          <span>
            <Badge appearance="tint" color="warning">
              {t('nowhere')}
            </Badge>
          </span>
        ))}
    </span>
  )
}

function Languages({
  reply: { texts },
  liveLanguages,
}: {
  reply: QuickReply
  liveLanguages: readonly ChannelLanguage[]
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const format = useFormat()
  const missing = liveLanguages.filter((one) => texts.every(({ language }) => language !== one))
  return (
    <span className={styles.many}>
      {texts.map(({ language }) => (
        <Badge key={language} appearance="tint" color="informative">
          {format.language(language)}
        </Badge>
      ))}
      {missing.length > 0 && (
        <Badge
          appearance="tint"
          color="warning"
          title={t('missingOf', { languages: format.list(missing.map(format.language)) })}
        >
          {t('missing', { count: missing.length })}
        </Badge>
      )}
    </span>
  )
}

function Actions({
  reply,
  mayEdit,
  onDelete,
}: {
  reply: QuickReply
  mayEdit: boolean
  onDelete: (reply: QuickReply) => void
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const navigate = useNavigate()
  const { id, title: name, scope } = reply
  const copyTo = (to: string) => void navigate(`/quick-replies/new?scope=${to}&from=${id}`)
  const icon = (label: string, element: React.ReactElement, onClick: () => void) => (
    <Button appearance="subtle" icon={element} aria-label={label} title={label} onClick={onClick} />
  )
  if (!mayEdit)
    return (
      <span className={styles.actions}>
        {icon(t('copyToMine', { name }), <CopyRegular />, () => copyTo('personal'))}
      </span>
    )
  return (
    <span className={styles.actions}>
      {icon(t('edit', { name }), <EditRegular />, () => void navigate(`/quick-replies/${id}`))}
      {icon(t('copy', { name }), <CopyRegular />, () => copyTo(scope))}
      {icon(t('delete', { name }), <DeleteRegular />, () => onDelete(reply))}
    </span>
  )
}
