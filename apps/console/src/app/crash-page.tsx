import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular, BugRegular, CompassNorthwestRegular } from '@fluentui/react-icons'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { ButtonLink } from '../shared/ui/button-link.tsx'
import { StatePanel } from '../shared/ui/state-panel.tsx'
import { usePageTitle } from '../shared/ui/use-page-title.ts'
import { useAppText } from './app-text.ts'

/** Code of a page that is no longer on the server after an update; browsers word it differently. */
const missingCode = /dynamically imported module|module script failed|Failed to fetch/i

/** What is shown instead of a page that broke. The rest of the console goes on. */
export function CrashPage() {
  const t = useAppText()
  const error = useRouteError()
  const isMissingCode = error instanceof TypeError && missingCode.test(error.message)
  const isUnknownPage = isRouteErrorResponse(error) && error.status === 404
  const title = t(isUnknownPage ? 'notFound.title' : isMissingCode ? 'update.title' : 'crash.title')
  usePageTitle(title)
  return (
    <StatePanel
      role="alert"
      tone={isUnknownPage || isMissingCode ? 'brand' : 'danger'}
      icon={
        isUnknownPage ? (
          <CompassNorthwestRegular />
        ) : isMissingCode ? (
          <ArrowClockwiseRegular />
        ) : (
          <BugRegular />
        )
      }
      headingLevel={1}
      title={title}
      body={t(isUnknownPage ? 'notFound.body' : isMissingCode ? 'update.body' : 'crash.body')}
      actions={
        isUnknownPage ? (
          <ButtonLink to="/inbox" appearance="primary">
            {t('notFound.back')}
          </ButtonLink>
        ) : (
          <Button
            appearance="primary"
            icon={<ArrowClockwiseRegular />}
            onClick={() => window.location.reload()}
          >
            {t('crash.reload')}
          </Button>
        )
      }
    />
  )
}
