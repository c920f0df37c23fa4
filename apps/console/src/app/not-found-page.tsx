import { CompassNorthwestRegular } from '@fluentui/react-icons'
import { ButtonLink } from '../shared/ui/button-link.tsx'
import { StatePanel } from '../shared/ui/state-panel.tsx'
import { usePageTitle } from '../shared/ui/use-page-title.ts'
import { useAppText } from './app-text.ts'

/** An address that names no page. */
export function Component() {
  const t = useAppText()
  usePageTitle(t('notFound.title'))
  return (
    <StatePanel
      icon={<CompassNorthwestRegular />}
      headingLevel={1}
      title={t('notFound.title')}
      body={t('notFound.body')}
      actions={
        <ButtonLink to="/inbox" appearance="primary">
          {t('notFound.back')}
        </ButtonLink>
      }
    />
  )
}
