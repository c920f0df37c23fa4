import type { Account } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import type { Context } from '../context.ts'
import { readAccounts } from '../features/accounts/read-account.ts'
import type { Db } from '../store/db.ts'
import { compareSetups, needsOf, type Change } from './compare.ts'
import { agentName, type AccountItem, type SetupDocument } from './document.ts'
import { readSetup } from './read-setup.ts'
import { secretsOf, type SecretSources, type SecretState } from './secret-values.ts'

export type Secrets = Awaited<ReturnType<typeof secretsOf>>
type AccountChange = Extract<Change, { kind: 'account' }>
/** A change, an account's with its secrets. `isUnfinished`: it is a draft that lacks nothing any more. */
export type Step =
  Exclude<Change, { kind: 'account' }> | (AccountChange & { secrets: Secrets; isUnfinished: boolean })

/** What applying the file would do. */
export interface Plan {
  /** The set-up as it was read. */
  readonly present: SetupDocument
  readonly steps: readonly Step[]
  /** Accounts whose privacy terms would be accepted, by name. */
  readonly termsFor: readonly string[]
  readonly leftAlone: readonly string[]
  /** While there is one, nothing is done. */
  readonly obstacles: readonly string[]
}

/** Reads what is set up and says what would change. Nothing is done, and Google is not asked. */
export async function planSetup(
  ctx: Context,
  db: Db,
  wanted: SetupDocument,
  sources: SecretSources,
): Promise<Plan> {
  const present = await readSetup(ctx, db)
  const { changes, leftAlone, obstacles } = compareSetups(present, wanted)
  const accounts = await readAccounts(ctx, db)
  const steps: Step[] = []
  const incomplete = new Map<string, string>()
  const more: string[] = []
  const termsFor: string[] = []
  for (const change of changes) {
    if (change.kind !== 'account') {
      steps.push(change)
      continue
    }
    const { before, after } = change
    const account = accounts.find((one) => one.name === before?.name)
    const accountId = account?.id ?? null
    const secrets = await secretsOf(ctx, db, accountId, after, sources)
    const needs = needsOf(before, after)
    more.push(...secretObstacles(after, secrets, account ?? null), ...termsObstacles(after, needs.terms))
    if (needs.terms) termsFor.push(after.name)
    const gaps = gapsOf(before, after, secrets)
    for (const agent of after.googleAgents)
      if (gaps.length > 0)
        incomplete.set(agentName(agent), `account "${after.name}" lacks ${gaps.join(', ')}`)
    const isUnfinished = account?.state === 'draft' && gaps.length === 0 && after.googleAgents.length > 0
    const isChanged =
      before === null ||
      isUnfinished ||
      needs.name ||
      needs.partnerId ||
      needs.terms ||
      needs.active ||
      needs.googleAgents.length > 0 ||
      [secrets.clientToken, secrets.credentials].some(isWritten)
    if (isChanged) steps.push({ ...change, secrets, isUnfinished })
  }
  for (const step of steps) {
    const because =
      step.kind === 'channel' && !step.before ? incomplete.get(step.after.googleAgent) : undefined
    if (step.kind === 'channel' && because !== undefined)
      more.push(`channel ${step.after.googleAgent}: ${because}`)
  }
  return { present, steps, termsFor, leftAlone, obstacles: [...obstacles, ...more] }
}

/** Is this secret to be stored? */
export const isWritten = (
  state: SecretState,
): state is Extract<SecretState, { outcome: 'set' | 'replace' }> =>
  state.outcome === 'set' || state.outcome === 'replace'

function secretObstacles({ name }: AccountItem, secrets: Secrets, account: Account | null): string[] {
  if (secrets.clientToken.outcome === 'replace' && account?.webhook.rotation)
    return [
      `account "${name}", clientToken: two tokens are accepted already; end the rotation on its page first`,
    ]
  if (secrets.credentials.outcome === 'replace' && account?.state !== 'draft')
    return [
      `account "${name}", credentials: those of an account in use are rotated on its page, where Google proves them first; leave the line out`,
    ]
  return (['clientToken', 'credentials'] as const).flatMap((field) => {
    const state = secrets[field]
    const what = `account "${name}", ${field}`
    if (state.outcome === 'missing')
      return `${what}: ${state.from} is neither set nor there; give it a value, or leave the line out`
    return state.outcome === 'unusable' ? `${what}: ${state.from} cannot be used: ${state.because}` : []
  })
}

function termsObstacles({ name, privacyTerms: version }: AccountItem, isNew: boolean): string[] {
  if (!isNew || version === privacyTerms.version) return []
  return [`account "${name}", privacyTerms: the terms in force are ${privacyTerms.version}, not ${version}`]
}

/** What a channel needs of its account, and it will not have. Google's verification may come later. */
function gapsOf(before: AccountItem | null, after: AccountItem, secrets: Secrets): string[] {
  const has = (state: SecretState) => state.outcome !== 'none' && state.outcome !== 'missing'
  return [
    ...(after.partnerId === null && !before?.partnerId ? ['partnerId'] : []),
    ...(has(secrets.clientToken) ? [] : ['clientToken']),
    ...(has(secrets.credentials) ? [] : ['credentials']),
    ...(after.privacyTerms === null && !before?.privacyTerms ? ['privacyTerms'] : []),
  ]
}
