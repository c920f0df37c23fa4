import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons'
import { useSharedText } from '../shared-text.ts'

const lengthMin = 12

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalS} 0`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  rule: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  met: { color: tokens.colorStatusSuccessForeground1 },
  icon: { fontSize: '16px' },
  advice: { color: tokens.colorNeutralForeground3 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** The rules for a new password, ticked while it is typed. The server also refuses the most common ones. */
export function PasswordRules({ password, email }: { password: string; email: string }) {
  const styles = useStyles()
  const t = useSharedText()
  const localPart = email.trim().toLowerCase().split('@')[0] ?? ''
  const containsEmail = localPart.length >= 3 && password.toLowerCase().includes(localPart)
  const rules = [
    { text: t('password.rule.length', { minimum: lengthMin }), isMet: password.length >= lengthMin },
    { text: t('password.rule.email'), isMet: password.length > 0 && !containsEmail },
  ]
  return (
    <div>
      <ul className={styles.list} aria-label={t('password.rules')}>
        {rules.map(({ text, isMet }) => (
          <li key={text} className={mergeClasses(styles.rule, isMet && styles.met)}>
            {isMet ? (
              <CheckmarkCircleFilled className={styles.icon} />
            ) : (
              <CircleRegular className={styles.icon} />
            )}
            {text}
            <span className={styles.hidden}> ({t(isMet ? 'password.rule.met' : 'password.rule.open')})</span>
          </li>
        ))}
      </ul>
      <Text size={200} block className={styles.advice}>
        {t('password.advice')}
      </Text>
    </div>
  )
}
