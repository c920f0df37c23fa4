import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, DismissCircleFilled, InfoRegular, WarningFilled } from '@fluentui/react-icons'
import type { CapabilityHealth, ConnectionHealth, Evidence } from '@parley/contracts/health'
import type { ReactElement } from 'react'
import { Section } from '../ui/section.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { HealthBadge } from './health-badge.tsx'
import { remedyLinks } from './remedy-links.ts'
import { useEvidenceText, useHealthText } from './text.ts'
import { When } from './when.tsx'

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  item: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  icon: { fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  degraded: { color: tokens.colorStatusWarningForeground1 },
  blocked: { color: tokens.colorStatusDangerForeground1 },
  words: { display: 'flex', flexDirection: 'column', gap: '2px', overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  muted: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: '4px' },
})

const icons = {
  good: <CheckmarkCircleFilled />,
  note: <InfoRegular />,
  degraded: <WarningFilled />,
  blocked: <DismissCircleFilled />,
} as const satisfies Record<Evidence['weight'], ReactElement>

/** One capability: its state, what was seen, and what mends it with the way there. */
export function CapabilityCard({
  health,
  of: { capability, state, evidence },
}: {
  health: ConnectionHealth
  of: CapabilityHealth
}) {
  const t = useHealthText()
  const styles = useStyles()
  return (
    <Section
      title={t(`capability.${capability}`)}
      text={t(`capability.${capability}Text`)}
      actions={<HealthBadge state={state} />}
    >
      <ul className={styles.list} aria-label={t('capability.list')}>
        {evidence.map((one) => (
          <li key={`${one.code} ${one.params['name'] ?? ''}`} className={styles.item}>
            <span
              aria-hidden
              className={mergeClasses(styles.icon, one.weight !== 'note' && styles[one.weight])}
            >
              {icons[one.weight]}
            </span>
            <EvidenceWords health={health} evidence={one} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function EvidenceWords({ health, evidence }: { health: ConnectionHealth; evidence: Evidence }) {
  const t = useHealthText()
  const styles = useStyles()
  const text = useEvidenceText()
  const links = remedyLinks(evidence, health)
  const isBad = evidence.weight === 'degraded' || evidence.weight === 'blocked'
  return (
    <div className={styles.words}>
      <Text>
        <span {...(isBad ? { className: styles.strong } : {})}>{text(evidence)}</span>
        {evidence.at && (
          <span className={styles.muted}>
            {' · '}
            <When at={evidence.at} />
          </span>
        )}
      </Text>
      {evidence.remedy && <Text>{t(`remedy.${evidence.remedy}`)}</Text>}
      {links.length > 0 && (
        <span className={styles.links}>
          {links.map(({ to, label }) => (
            <TextLink key={label} to={to}>
              {t(label)}
            </TextLink>
          ))}
        </span>
      )}
    </div>
  )
}
