import {
  ArchiveRegular,
  ChatMultipleRegular,
  CheckmarkCircleRegular,
  MailInboxRegular,
  PlugConnectedRegular,
} from '@fluentui/react-icons'
import { Link } from '@fluentui/react-components'
import type { InboxView } from '@parley/contracts/conversations'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { EmptyState } from '../../../shared/ui/states.tsx'
import { useMay, useSession } from '../../../shared/session.ts'
import { useInboxText } from '../messages/index.ts'
import { isSetUpQuery } from '../queries.ts'
import { inboxPath } from '../use-inbox-route.ts'

/** An empty view says why it is empty and what to do next; administrators of an empty house are led to the set-up. */
export function ListEmpty({ view }: { view: InboxView }) {
  const t = useInboxText()
  const { emulatorUrl } = useSession()
  const isAdministrator = useMay('administer')
  const { data: isSetUp } = useQuery({ ...isSetUpQuery, enabled: isAdministrator })
  const phone = emulatorUrl && (
    <Link href={new URL('phone', `${emulatorUrl}/`).href} target="_blank" rel="noopener noreferrer">
      {t('empty.phone')}
    </Link>
  )
  if (isAdministrator && isSetUp === false)
    return (
      <EmptyState
        icon={<PlugConnectedRegular />}
        title={t('empty.setupTitle')}
        body={t('empty.setupText')}
        actions={
          <ButtonLink to="/channels" appearance="primary">
            {t('empty.setupAction')}
          </ButtonLink>
        }
      />
    )
  switch (view) {
    case 'mine':
      return (
        <EmptyState
          icon={<MailInboxRegular />}
          title={t('empty.mineTitle')}
          body={t('empty.mineText')}
          actions={<ButtonLink to={inboxPath('unassigned')}>{t('empty.mineAction')}</ButtonLink>}
        />
      )
    case 'unassigned':
      return (
        <EmptyState
          icon={<CheckmarkCircleRegular />}
          title={t('empty.unassignedTitle')}
          body={t('empty.unassignedText')}
          actions={phone}
        />
      )
    case 'all':
      return (
        <EmptyState
          icon={<ChatMultipleRegular />}
          title={t('empty.allTitle')}
          body={t('empty.allText')}
          actions={
            <>
              <ButtonLink to={inboxPath('closed')}>{t('empty.allAction')}</ButtonLink>
              {phone}
            </>
          }
        />
      )
    case 'closed':
      return (
        <EmptyState icon={<ArchiveRegular />} title={t('empty.closedTitle')} body={t('empty.closedText')} />
      )
  }
}
