import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { isProblem } from '../../../shared/api.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { StateBadge } from '../../../shared/ui/state-badge.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { VisuallyHidden } from '../../../shared/ui/visually-hidden.tsx'
import { ConsentState } from '../parts/privacy-notice.tsx'
import { ProtectedLabel, ProtectedState } from '../parts/protected-state.tsx'
import { useAccountMutations, useReloadAccount } from '../queries.ts'
import { useChannelsText } from '../text.ts'
import { StepFrame } from './step-frame.tsx'
import { gapsOf, setupPath, stepOfGap, type SetupStep } from './steps.ts'

const useStyles = makeStyles({
  gaps: {
    margin: `${tokens.spacingVerticalXS} 0`,
    paddingInlineStart: tokens.spacingHorizontalXL,
    lineHeight: '28px',
  },
  focus: { outlineStyle: 'none' },
})

/** Step 6: everything at a glance, what is missing linked to its step, and Save. */
export function SaveStep({ account }: { account: Account }) {
  const t = useChannelsText()
  const styles = useStyles()
  const toasts = useToasts()
  const navigate = useNavigate()
  const { save } = useAccountMutations()
  const reload = useReloadAccount()
  const gapList = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const gaps = gapsOf(account)

  async function finish() {
    setProblem(null)
    if (gaps.length > 0) {
      gapList.current?.focus()
      return
    }
    try {
      const saved = await save.mutateAsync({ params: { accountId: account.id } })
      toasts.success(t('save.saved', { name: saved.name }))
      void navigate(`/channels/accounts/${saved.id}`)
    } catch (error) {
      // Somebody removed a part meanwhile: the newest state shows which.
      if (isProblem(error, 'account/incomplete')) await reload(account.id)
      setProblem(error)
    }
  }

  const change = (step: SetupStep) => (
    <TextLink to={setupPath(account.id, step)}>
      {t('save.edit')}
      <VisuallyHidden>{`: ${t(`setup.step.${step}`)}`}</VisuallyHidden>
    </TextLink>
  )
  const missing = <StateBadge tone="warning">{t('save.missing')}</StateBadge>
  return (
    <StepFrame
      account={account}
      step="save"
      next={{ label: t('save.save'), onClick: () => void finish(), isBusy: save.isPending }}
    >
      <div ref={gapList} tabIndex={-1} className={styles.focus}>
        {gaps.length === 0 ? (
          <MessageBar intent="success">
            <MessageBarBody>{t('save.complete')}</MessageBarBody>
          </MessageBar>
        ) : (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t('save.gaps', { count: gaps.length })}</MessageBarTitle>
              <ul className={styles.gaps}>
                {gaps.map((gap) => (
                  <li key={gap}>
                    <TextLink to={setupPath(account.id, stepOfGap[gap])}>{t(`save.gap.${gap}`)}</TextLink>
                  </li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      <Facts
        items={[
          { id: 'name', label: t('name.name'), value: account.name, action: change('name') },
          { id: 'channel', label: t('name.channel'), value: t('name.gbm') },
          {
            id: 'partner',
            label: t('partner.id'),
            value: account.partnerId ?? missing,
            action: change('partner'),
          },
          {
            id: 'token',
            label: <ProtectedLabel label={t('partner.token')} />,
            value: account.clientToken.isSet ? <ProtectedState field={account.clientToken} /> : missing,
          },
          {
            id: 'file',
            label: <ProtectedLabel label={t('partner.factEmail')} />,
            value: account.credentialsFacts?.clientEmail ?? missing,
          },
          {
            id: 'webhook',
            label: t('accounts.webhook'),
            value:
              account.webhook.state === 'verified' ? (
                <StateBadge tone="success">{t('webhook.verified')}</StateBadge>
              ) : (
                <StateBadge tone={account.webhook.state === 'refused' ? 'danger' : 'warning'}>
                  {t(`accounts.webhook.${account.webhook.state}`)}
                </StateBadge>
              ),
            action: change('webhook'),
          },
          {
            id: 'agents',
            label: t('accounts.agents'),
            value:
              account.googleAgents.length > 0
                ? account.googleAgents.map((agent) => agent.displayName).join(', ')
                : missing,
            action: change('agents'),
          },
          {
            id: 'privacy',
            label: t('privacy.title'),
            value: account.consent ? <ConsentState consent={account.consent} /> : missing,
            action: change('privacy'),
          },
        ]}
      />
      <ProblemBar error={problem} />
    </StepFrame>
  )
}
