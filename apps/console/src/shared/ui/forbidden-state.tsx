import { LockClosedRegular } from '@fluentui/react-icons'
import { useSharedText } from '../shared-text.ts'
import { ButtonLink } from './button-link.tsx'
import { StatePanel } from './state-panel.tsx'
import { usePageTitle } from './use-page-title.ts'

/** The page exists, but not for this person. */
export function ForbiddenState() {
  const t = useSharedText()
  usePageTitle(t('forbidden.title'))
  return (
    <StatePanel
      icon={<LockClosedRegular />}
      headingLevel={1}
      title={t('forbidden.title')}
      body={t('forbidden.body')}
      actions={
        <ButtonLink to="/inbox" appearance="primary">
          {t('forbidden.back')}
        </ButtonLink>
      }
    />
  )
}
