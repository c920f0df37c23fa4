import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate } from 'react-router'
import { isProblem } from '../../shared/api.ts'
import { useLocale } from '../../shared/i18n/index.ts'
import { sessionQuery } from '../../shared/session.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { AccountForm } from './account-form.tsx'
import { OutsideFrame } from './outside-frame.tsx'
import { useClaimSetup } from './queries.ts'
import { useJoiningText } from './joining-text.ts'
import { useFragmentToken } from './use-fragment-token.ts'

const useStyles = makeStyles({
  steps: {
    margin: 0,
    paddingInlineStart: '20px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    lineHeight: tokens.lineHeightBase300,
  },
  code: {
    display: 'block',
    marginTop: tokens.spacingVerticalXS,
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
})

/** First run: the holder of the server's one-time link becomes the first administrator. */
export function Component() {
  const token = useFragmentToken()
  return <Setup key={token} token={token} />
}

function Setup({ token }: { token: string | null }) {
  const t = useJoiningText()
  const locale = useLocale()
  const navigate = useNavigate()
  const session = useQuery(sessionQuery).data
  const claim = useClaimSetup()

  if (session?.me && !claim.isSuccess) return <Navigate to="/inbox" replace />
  if ((session && !session.setupRequired && !claim.isSuccess) || isProblem(claim.error, 'setup/already-done'))
    return (
      <OutsideFrame title={t('setup.done.title')} intro={t('setup.done.body')}>
        <ButtonLink to="/sign-in" appearance="primary" size="large">
          {t('setup.toSignIn')}
        </ButtonLink>
      </OutsideFrame>
    )
  if (isProblem(claim.error, 'setup/link-invalid'))
    return (
      <OutsideFrame title={t('setup.badLink.title')} intro={t('setup.badLink.body')}>
        <HowToGetTheLink />
      </OutsideFrame>
    )
  if (!token)
    return (
      <OutsideFrame title={t('setup.noLink.title')} intro={t('setup.noLink.body')}>
        <HowToGetTheLink />
      </OutsideFrame>
    )
  return (
    <OutsideFrame title={t('setup.title')} intro={t('setup.intro')}>
      <AccountForm
        labels={{
          name: t('setup.name'),
          nameHint: t('setup.nameHint'),
          email: t('setup.email'),
          emailHint: t('setup.emailHint'),
          password: t('setup.password'),
          submit: t(claim.isPending ? 'setup.submitting' : 'setup.submit'),
        }}
        isBusy={claim.isPending}
        error={claim.error}
        onSubmit={(values) =>
          claim.mutate(
            { ...values, token, locale },
            { onSuccess: () => void navigate('/channels', { replace: true }) },
          )
        }
      />
    </OutsideFrame>
  )
}

function HowToGetTheLink() {
  const styles = useStyles()
  const t = useJoiningText()
  return (
    <ol className={styles.steps}>
      <li>
        <Text>{t('setup.noLink.step1')}</Text>
      </li>
      <li>
        <Text>{t('setup.noLink.step2')}</Text>
        <code className={styles.code}>{`${window.location.origin}/setup#token=…`}</code>
      </li>
      <li>
        <Text>{t('setup.noLink.step3')}</Text>
      </li>
    </ol>
  )
}
