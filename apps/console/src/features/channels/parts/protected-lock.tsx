import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { LockClosedRegular } from '@fluentui/react-icons'
import type { FieldRight } from '@parley/contracts/protected-fields'
import { useHolders } from '../../../shared/field-rights.ts'
import { useFormat } from '../../../shared/format.ts'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorNeutralForeground3 },
  text: { display: 'block', color: tokens.colorNeutralForeground2 },
})

/** Instead of what one may not do with a protected field: which right is missing, who has it, where it is given. */
export function ProtectedLock({ right }: { right: FieldRight }) {
  const styles = useStyles()
  const t = useChannelsText()
  const format = useFormat()
  const holders = useHolders(right)
  const names = holders && format.list(holders.map(({ name }) => name))
  return (
    <div className={styles.root}>
      <LockClosedRegular aria-hidden className={styles.icon} />
      <div>
        <Text weight="semibold">{t(`lock.${right}`)}</Text>
        <Text className={styles.text}>
          {names !== undefined && (names === '' ? t('lock.nobody') : t('lock.holders', { names }))}{' '}
          <TextLink to="/protected-fields">{t('lock.where')}</TextLink>
        </Text>
      </div>
    </div>
  )
}
