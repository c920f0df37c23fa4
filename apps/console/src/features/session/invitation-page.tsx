import { Spinner, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { isProblem } from '../../shared/api.ts'
import { useFormat } from '../../shared/format.ts'
import { useLocale } from '../../shared/i18n/index.ts'
import { sessionQuery } from '../../shared/session.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { ErrorState } from '../../shared/ui/states.tsx'
import { AccountForm } from './account-form.tsx'
import { OutsideFrame } from './outside-frame.tsx'
import { invitationQuery, useAcceptInvitation } from './invitation-queries.ts'
import { useJoiningText } from './joining-text.ts'
import { useFragmentToken } from './use-fragment-token.ts'

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexDirection: 'column',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** Accepting an invitation: who invites, as what; then name and password. */
export function Component() {
  const t = useJoiningText()
  const token = useFragmentToken()
  const me = useQuery(sessionQuery).data?.me
  if (!token)
    return <OutsideFrame title={t('invitation.invalid.title')} intro={t('invitation.noToken.body')} />
  // Whoever accepts becomes signed in by that; nobody should lose the account they are using.
  if (me) return <SignedInAlready name={me.name} />
  return <Invitation key={token} token={token} />
}

function SignedInAlready({ name }: { name: string }) {
  const t = useJoiningText()
  return (
    <OutsideFrame title={t('invitation.signedIn.title')} intro={t('invitation.signedIn.body', { name })}>
      <ButtonLink to="/inbox" appearance="primary" size="large">
        {t('invitation.signedIn.back')}
      </ButtonLink>
    </OutsideFrame>
  )
}

function Invitation({ token }: { token: string }) {
  const styles = useStyles()
  const t = useJoiningText()
  const format = useFormat()
  const locale = useLocale()
  const navigate = useNavigate()
  const invitation = useQuery(invitationQuery(token))
  const accept = useAcceptInvitation()

  if (isProblem(invitation.error, 'invitation/invalid') || isProblem(accept.error, 'invitation/invalid'))
    return <OutsideFrame title={t('invitation.invalid.title')} intro={t('invitation.invalid.body')} />
  if (invitation.isPending)
    return (
      <OutsideFrame title={t('invitation.title')}>
        <Spinner label={t('loading.invitation')} />
      </OutsideFrame>
    )
  if (invitation.isError)
    return (
      <OutsideFrame title={t('invitation.title')}>
        <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />
      </OutsideFrame>
    )
  const { email, role, invitedBy, expiresAt } = invitation.data
  return (
    <OutsideFrame title={t('invitation.title')} intro={t('invitation.intro', { inviter: invitedBy, role })}>
      <div className={styles.facts}>
        <Text size={200} className={styles.quiet}>
          {t('invitation.email')}
        </Text>
        <Text weight="semibold">{email}</Text>
        <Text size={200} className={styles.quiet}>
          {t('invitation.until', { date: format.dateTime(expiresAt) })}
        </Text>
      </div>
      <AccountForm
        labels={{
          name: t('invitation.name'),
          password: t('invitation.password'),
          submit: t(accept.isPending ? 'invitation.submitting' : 'invitation.submit'),
        }}
        fixedEmail={email}
        isBusy={accept.isPending}
        error={accept.error}
        onSubmit={({ name, password }) =>
          accept.mutate(
            { token, name, password, locale },
            { onSuccess: () => void navigate('/inbox', { replace: true }) },
          )
        }
      />
    </OutsideFrame>
  )
}
