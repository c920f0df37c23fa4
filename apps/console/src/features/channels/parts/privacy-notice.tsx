import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, WarningFilled } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { useFormat } from '../../../shared/format.ts'
import { useLocale } from '../../../shared/i18n/index.ts'
import { useChannelsText } from '../text.ts'

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    maxWidth: '72ch',
  },
  paragraph: { margin: 0, lineHeight: tokens.lineHeightBase400 },
  version: { color: tokens.colorNeutralForeground3 },
  state: { display: 'flex', flexDirection: 'column', gap: '2px' },
  row: { display: 'inline-flex', alignItems: 'start', gap: tokens.spacingHorizontalS },
  yes: { flexShrink: 0, marginTop: '1px', color: tokens.colorStatusSuccessForeground1, fontSize: '18px' },
  no: { flexShrink: 0, marginTop: '1px', color: tokens.colorStatusWarningForeground1, fontSize: '18px' },
})

/** The terms in the reader's language, with their version. */
export function PrivacyNotice() {
  const t = useChannelsText()
  const styles = useStyles()
  const locale = useLocale()
  return (
    <div className={styles.notice}>
      {privacyTerms.paragraphs[locale].map((paragraph) => (
        <p key={paragraph} className={styles.paragraph}>
          {paragraph}
        </p>
      ))}
      <Text size={200} className={styles.version}>
        {t('privacy.version', { version: privacyTerms.version })}
      </Text>
    </div>
  )
}

/** Who accepted which version when, in which language; says when it is not the current one. */
export function ConsentState({ consent }: { consent: Account['consent'] }) {
  const t = useChannelsText()
  const styles = useStyles()
  const format = useFormat()
  if (!consent) return <Text>{t('privacy.none')}</Text>
  const isCurrent = consent.termsVersion === privacyTerms.version
  return (
    <div className={styles.state}>
      <span className={styles.row}>
        {isCurrent ? (
          <CheckmarkCircleFilled aria-hidden className={styles.yes} />
        ) : (
          <WarningFilled aria-hidden className={styles.no} />
        )}
        <Text>
          {t('privacy.acceptedBy', {
            who: consent.acceptedBy,
            version: consent.termsVersion,
            when: format.dateTime(consent.acceptedAt),
          })}
        </Text>
      </span>
      <Text size={200}>{t('privacy.acceptedLanguage', { language: format.language(consent.locale) })}</Text>
      {!isCurrent && <Text size={200}>{t('privacy.outdated')}</Text>}
    </div>
  )
}
