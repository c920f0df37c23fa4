import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { inboxView, type InboxView } from '@parley/contracts/conversations'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormat } from '../../../shared/format.ts'
import { useInboxText } from '../messages/index.ts'
import { countsQuery } from '../queries.ts'
import { inboxPath } from '../use-inbox-route.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    listStyleType: 'none',
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    columnGap: '2px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: { display: 'flex', minWidth: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: '5px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    marginBottom: '-1px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '2px solid transparent',
    borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
  count: {
    minWidth: '18px',
    padding: '0 5px',
    boxSizing: 'border-box',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '18px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  countCurrent: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
})

/** The four views of the inbox as links, with how many conversations lie in each. */
export function ViewTabs({ view }: { view: InboxView }) {
  const styles = useStyles()
  const t = useInboxText()
  const format = useFormat()
  const { data: counts } = useQuery(countsQuery)
  return (
    <nav aria-label={t('view.label')}>
      <ul className={styles.root}>
        {inboxView.options.map((one) => {
          const label = t(`view.${one}`)
          const count = one === 'closed' ? undefined : counts?.[one]
          const isCurrent = one === view
          return (
            <li key={one} className={styles.item}>
              <Link
                to={inboxPath(one)}
                className={mergeClasses(styles.link, isCurrent && styles.current)}
                aria-current={isCurrent ? 'page' : undefined}
              >
                {label}
                {count !== undefined && count > 0 && (
                  <span className={mergeClasses(styles.count, isCurrent && styles.countCurrent)}>
                    {format.number(count)}
                    <span className={styles.hidden}> {t('view.unit', { count })}</span>
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
