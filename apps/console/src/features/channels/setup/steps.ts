import type { Account, AccountGap } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import type { WizardStep } from '../../../shared/ui/wizard-steps.tsx'

/** The steps of the account set-up; the address of each ends in its name. */
export const setupSteps = [
  'prerequisites',
  'name',
  'partner',
  'webhook',
  'agents',
  'privacy',
  'save',
] as const
export type SetupStep = (typeof setupSteps)[number]

export const isSetupStep = (text: string | undefined): text is SetupStep =>
  (setupSteps as readonly string[]).includes(text ?? '')

/** Where a gap is closed. */
export const stepOfGap = {
  partnerId: 'partner',
  clientToken: 'partner',
  credentials: 'partner',
  verification: 'webhook',
  googleAgent: 'agents',
  consent: 'privacy',
} as const satisfies Record<AccountGap, SetupStep>

/** What is missing before Save, in the order of the steps; the server decides again when saving. */
export function gapsOf(account: Account): AccountGap[] {
  const missing: Record<AccountGap, boolean> = {
    partnerId: account.partnerId === null,
    clientToken: !account.clientToken.isSet,
    credentials: !account.credentials.isSet,
    verification: account.webhook.state !== 'verified',
    googleAgent: account.googleAgents.length === 0,
    consent: account.consent?.termsVersion !== privacyTerms.version,
  }
  return (Object.keys(missing) as AccountGap[]).filter((gap) => missing[gap])
}

/** Where the set-up goes on: the first step with a gap, or Save when nothing is missing. */
export function firstOpenStep(account: Account): SetupStep {
  const gap = gapsOf(account)[0]
  return gap ? stepOfGap[gap] : 'save'
}

export const setupPath = (accountId: string, step: SetupStep) =>
  `/channels/accounts/${accountId}/setup/${step}`

/** The address of a step before (null) and after the draft exists. */
export function stepPath(account: Account | null, step: SetupStep): string {
  if (account) return setupPath(account.id, step)
  return step === 'prerequisites' ? '/channels/accounts/new' : `/channels/accounts/new/${step}`
}

/** The step before and after; undefined at the ends. */
export const neighbour = (step: SetupStep, offset: 1 | -1): SetupStep | undefined =>
  setupSteps[setupSteps.indexOf(step) + offset]

/** The list of steps as the frame draws it: before the draft exists only the first two can be opened. */
export function frameSteps(
  account: Account | null,
  current: SetupStep,
  label: (step: SetupStep) => string,
): WizardStep[] {
  const open = new Set<SetupStep>(account ? gapsOf(account).map((gap) => stepOfGap[gap]) : [])
  function stepOf(step: SetupStep): WizardStep {
    const isReachable = account !== null || step === 'prerequisites' || step === 'name'
    const isDone = account
      ? step !== 'save' && !open.has(step)
      : step === 'prerequisites' && current === 'name'
    const to = isReachable ? { to: stepPath(account, step) } : {}
    return {
      id: step,
      label: label(step),
      state: step === current ? 'current' : isDone ? 'done' : 'upcoming',
      ...to,
    }
  }
  return setupSteps.map(stepOf)
}
