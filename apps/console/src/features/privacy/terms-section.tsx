import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { useLocale } from '../../shared/i18n/index.ts'
import { Section } from '../../shared/ui/section.tsx'
import { usePrivacyText } from './text.ts'

const useStyles = makeStyles({
  terms: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '72ch' },
  paragraph: { margin: 0, lineHeight: tokens.lineHeightBase400 },
  version: { color: tokens.colorNeutralForeground3 },
})

/** The privacy terms in the reader's language. */
export function TermsSection() {
  const t = usePrivacyText()
  const styles = useStyles()
  return (
    <Section title={t('terms.title')} text={t('terms.text')}>
      <div className={styles.terms}>
        {privacyTerms.paragraphs[useLocale()].map((paragraph) => (
          <p key={paragraph} className={styles.paragraph}>
            {paragraph}
          </p>
        ))}
        <Text size={200} className={styles.version}>
          {t('terms.version', { version: privacyTerms.version })}
        </Text>
      </div>
    </Section>
  )
}
