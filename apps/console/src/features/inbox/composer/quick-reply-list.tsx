import { Badge, Button, Spinner, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useQuickText } from '../messages/index.ts'
import type { FilledReply, QuickReplies } from './use-quick-replies.ts'

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    insetInline: 0,
    bottom: 'calc(100% + 6px)',
    zIndex: 2,
    display: 'flex',
    flexDirection: 'column',
    maxHeight: 'min(380px, 46vh)',
    overflow: 'hidden',
    borderRadius: '14px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  list: {
    padding: '6px',
    overflowY: 'auto',
    minHeight: 0,
    scrollPadding: '6px',
  },
  stale: { opacity: 0.6 },
  option: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  title: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  code: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  marks: { display: 'flex', gap: tokens.spacingHorizontalXS, marginInlineStart: 'auto', flexShrink: 0 },
  text: {
    display: '-webkit-box',
    '-webkit-line-clamp': '2',
    '-webkit-box-orient': 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
  },
  stateTitle: { fontWeight: tokens.fontWeightSemibold, flexBasis: '100%', overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalL}`,
    padding: `6px ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  keys: { '@media (pointer: coarse)': { display: 'none' } },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** The list over the text box. The box keeps the focus: the pointer must not take it. */
export function QuickReplyList({ quick }: { quick: QuickReplies }) {
  const styles = useStyles()
  const t = useQuickText()
  const { options, index, isFresh, error, hasMore, listId, optionId } = quick
  return (
    <div role="presentation" className={styles.root} onMouseDown={(event) => event.preventDefault()}>
      {options.length > 0 && (!error || isFresh) ? (
        <div
          id={listId}
          role="listbox"
          aria-label={t('list')}
          className={mergeClasses(styles.list, !isFresh && styles.stale)}
        >
          {options.map((option, at) => (
            <Option
              key={option.reply.id}
              id={optionId(at)}
              option={option}
              isActive={at === index}
              onChoose={() => quick.insert(option)}
            />
          ))}
        </div>
      ) : (
        <NoOptions quick={quick} />
      )}
      <div className={styles.foot}>
        <span className={styles.keys}>{hasMore && isFresh ? t('more') : t('keys')}</span>
        <TextLink to="/quick-replies">{t('manage')}</TextLink>
      </div>
      <span role="status" className={styles.hidden}>
        {isFresh && t('count', { count: options.length })}
      </span>
    </div>
  )
}

function NoOptions({ quick: { error, isFresh, search, retry } }: { quick: QuickReplies }) {
  const styles = useStyles()
  const t = useQuickText()
  if (error)
    return (
      <div role="alert" className={styles.state}>
        <span>{t('failed')}</span>
        <Button size="small" onClick={retry}>
          {t('tryAgain')}
        </Button>
      </div>
    )
  if (!isFresh)
    return (
      <div className={styles.state}>
        <Spinner size="extra-tiny" label={t('loading')} />
      </div>
    )
  return (
    <div className={styles.state}>
      <span className={styles.stateTitle}>
        {search === '' ? t('emptyTitle') : t('noneTitle', { search })}
      </span>
      <span className={styles.muted}>{t('noneText')}</span>
    </div>
  )
}

function Option({
  id,
  option: { reply, text },
  isActive,
  onChoose,
}: {
  id: string
  option: FilledReply
  isActive: boolean
  onChoose: () => void
}) {
  const styles = useStyles()
  const t = useQuickText()
  const format = useFormat()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // The keys are the text box's, which names this option as its active descendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={mergeClasses(styles.option, isActive && styles.active)}
      onClick={onChoose}
    >
      <span className={styles.head}>
        <span className={styles.title}>{reply.title}</span>
        <span className={styles.code}>/{reply.shortCode}</span>
        <span className={styles.marks}>
          {reply.scope === 'personal' && (
            <Badge appearance="tint" color="informative">
              {t('own')}
            </Badge>
          )}
          {reply.isOtherLanguage && (
            <Badge appearance="tint" color="warning">
              {format.language(reply.language)}
            </Badge>
          )}
        </span>
      </span>
      <span className={styles.text}>{text}</span>
    </div>
  )
}
