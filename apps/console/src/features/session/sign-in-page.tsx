import {
  Button,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { signIn } from '@parley/contracts/session'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router'
import { ApiProblem, isProblem } from '../../shared/api.ts'
import { useZodForm } from '../../shared/forms.ts'
import { sessionQuery } from '../../shared/session.ts'
import { FormField } from '../../shared/ui/form-field.tsx'
import { PasswordInput } from '../../shared/ui/password-input.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { OutsideFrame } from './outside-frame.tsx'
import { useSignIn } from './queries.ts'
import { useSessionText } from './session-text.ts'
import { useCountdown } from './use-countdown.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  submit: { marginTop: tokens.spacingVerticalS },
})

/** Only places in this console: `//elsewhere` and `https:` would lead a person who just signed in to a stranger. */
function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/inbox'
}

interface HowOneCameHere {
  readonly isSignedOut?: boolean
  readonly isExpired?: boolean
}

/** Sign-in; leads back to where one was (`?next=`). */
export function Component() {
  const styles = useStyles()
  const t = useSessionText()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { isSignedOut = false, isExpired = false } = (useLocation().state ?? {}) as HowOneCameHere
  const session = useQuery(sessionQuery)
  const next = safeNext(search.get('next'))
  const submit = useSignIn()
  const form = useZodForm(signIn.body, { defaultValues: { email: '', password: '' } })
  const [waitSeconds, beginWaiting] = useCountdown()
  const isWaiting = waitSeconds > 0
  const { setFocus } = form
  useEffect(() => setFocus('email'), [setFocus])

  if (session.data?.me && !isSignedOut && !submit.isSuccess) return <Navigate to={next} replace />

  const onSubmit = form.handleSubmit((body) => {
    if (isWaiting) return
    submit.mutate(body, {
      onSuccess: () => void navigate(next, { replace: true }),
      onError: (error) => {
        if (error instanceof ApiProblem && error.retryAfterSeconds !== null)
          beginWaiting(error.retryAfterSeconds)
        if (isProblem(error, 'session/wrong-credentials')) form.setFocus('password', { shouldSelect: true })
      },
    })
  })

  return (
    <OutsideFrame title={t('signIn.title')} intro={t('signIn.intro')}>
      {isExpired && !submit.error && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('signIn.expired')}</MessageBarBody>
        </MessageBar>
      )}
      {isSignedOut && !submit.error && (
        <MessageBar intent="success">
          <MessageBarBody>{t('signIn.signedOut')}</MessageBarBody>
        </MessageBar>
      )}
      <form className={styles.form} noValidate onSubmit={onSubmit}>
        <FormField control={form.control} name="email" label={t('signIn.email')}>
          {(field) => (
            <Input {...field} type="email" size="large" autoComplete="username" inputMode="email" />
          )}
        </FormField>
        <FormField control={form.control} name="password" label={t('signIn.password')}>
          {(field) => <PasswordInput {...field} size="large" autoComplete="current-password" />}
        </FormField>
        <SignInProblem error={submit.error} waitSeconds={waitSeconds} />
        <Button
          type="submit"
          appearance="primary"
          size="large"
          className={styles.submit}
          disabledFocusable={submit.isPending || isWaiting}
        >
          {isWaiting
            ? t('signIn.wait', { seconds: waitSeconds })
            : submit.isPending
              ? t('signIn.submitting')
              : t('signIn.submit')}
        </Button>
      </form>
    </OutsideFrame>
  )
}

function SignInProblem({ error, waitSeconds }: { error: unknown; waitSeconds: number }) {
  const t = useSessionText()
  if (!error) return null
  if (isProblem(error, 'request/too-many'))
    return waitSeconds === 0 ? null : (
      // The seconds change without being read out each time.
      <MessageBar intent="warning" layout="multiline" politeness="polite">
        <MessageBarBody>
          <MessageBarTitle>{t('signIn.throttled.title')}</MessageBarTitle>{' '}
          <span aria-live="off">{t('signIn.throttled.body', { seconds: waitSeconds })}</span>
        </MessageBarBody>
      </MessageBar>
    )
  if (isProblem(error, 'session/wrong-credentials'))
    return (
      <MessageBar intent="error" layout="multiline" politeness="assertive">
        <MessageBarBody>
          <MessageBarTitle>{t('signIn.wrong.title')}</MessageBarTitle> {t('signIn.wrong.body')}
        </MessageBarBody>
      </MessageBar>
    )
  return <ProblemBar error={error} />
}
