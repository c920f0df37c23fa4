import type { Account } from '@parley/contracts/accounts'
import type { ReactNode } from 'react'
import { Page } from '../../../shared/ui/page.tsx'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { WizardFrame, type WizardNext } from '../../../shared/ui/wizard-frame.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useChannelsText } from '../text.ts'
import { frameSteps, neighbour, stepPath, type SetupStep } from './steps.ts'

/** One page of the account set-up: header, list of steps, the step's heading, body, Back and Next. */
export function StepFrame({
  account,
  step,
  next,
  children,
}: {
  /** Null while the draft does not exist yet. */
  account: Account | null
  step: SetupStep
  next: WizardNext
  children: ReactNode
}) {
  const t = useChannelsText()
  const title = account ? t('setup.titleNamed', { name: account.name }) : t('setup.title')
  const before = neighbour(step, -1)
  return (
    <Page width="wide">
      <PageHeader
        title={title}
        breadcrumbs={[
          { label: t('channels.title'), to: '/channels' },
          { label: t('accounts.title'), to: '/channels/accounts' },
        ]}
        {...(account ? { description: t('setup.draftKept') } : {})}
      />
      <WizardFrame
        wizardTitle={title}
        steps={frameSteps(account, step, (one) => t(`setup.step.${one}`))}
        title={t(`${step}.title`)}
        description={t(`${step}.lead`)}
        {...(before ? { back: { to: stepPath(account, before) } } : {})}
        next={next}
        {...(account ? { footer: <TextLink to="/channels/accounts">{t('setup.leave')}</TextLink> } : {})}
      >
        {children}
      </WizardFrame>
    </Page>
  )
}
