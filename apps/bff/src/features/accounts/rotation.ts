import { factsOf, readKeyFile, type KeyFileReading } from '@parley/channels/google/service-account'
import type {
  CredentialsRotation,
  discardNextCredentials,
  getCredentialsRotation,
  promoteNextCredentials,
  retirePreviousCredentials,
  returnToPreviousCredentials,
  setNextCredentials,
} from '@parley/contracts/credentials-rotation'
import { ProblemError } from '@parley/contracts/problem'
import type { AuditDraft } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import { requireFieldRight } from '../../flows/field-rights.ts'
import type { Call, SignedInActor } from '../../http/call.ts'
import type { CallAudit } from '../../http/call-audit.ts'
import * as secrets from '../../store/account-secrets.ts'
import * as accounts from '../../store/accounts.ts'
import type { LockedAccount } from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import { schedule } from '../../store/lanes.ts'
import * as spares from '../../store/spare-credentials.ts'
import type { Spare } from '../../store/spare-credentials.ts'
import { topicsOf } from './read-account.ts'

const dayMs = 24 * 60 * 60_000
/** Previous credentials can be used again for so long, then they are wiped. */
const previousKeptMs = 7 * dayMs
/** A proof older than this says too little: keys are deleted at Google, rights taken away. */
const proofGoodMs = dayMs

/** What the credentials of an account are, next to it, and were before. Errors: `request/not-found`. */
export async function getCredentialsRotationVerb(
  ctx: Context,
  { params: { accountId } }: Call<typeof getCredentialsRotation>,
) {
  return readRotation(ctx, ctx.database.db, accountId)
}

/**
 * Stores the next credentials by the same rules as the first ones. Errors: `account/protected-field`;
 * `account/credentials-invalid` with one error per finding, `key.current` for the key that is in use;
 * `account/incomplete` while the account is a draft: there the file is simply replaced.
 */
export async function setNextCredentialsVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof setNextCredentials>,
) {
  const reading = readKeyFile(body.content, { tokenUris: ctx.config.google.tokenUris })
  return change(ctx, { actor, audit, accountId }, async ({ tx, account, now, next }) => {
    if (account.state === 'draft') throw incomplete('/state', 'draft')
    if (reading.outcome === 'unusable') throw refused(reading.findings)
    const { key } = reading
    const current = await secrets.readKeyFileOf(tx, ctx, accountId)
    if (isSameKey(current, reading)) throw refused([{ code: 'key.current', params: {} }])
    const cleaned = reading.cleaned.join(', ')
    const facts = { ...factsOf(key, body.fileName), ...(cleaned === '' ? {} : { cleaned }) }
    await spares.storeNext(tx, ctx.sealer, { id: ctx.newId(), accountId, key, facts, by: actor.id, now })
    return {
      verb: 'account.nextCredentialsSet',
      before: { keyIdTail: next?.facts.keyIdTail },
      after: { keyIdTail: facts.keyIdTail },
    }
  })
}

/** Wipes the next credentials. Errors: `account/protected-field`, `request/conflict`, `request/not-found`. */
export async function discardNextCredentialsVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof discardNextCredentials>,
) {
  return change(ctx, { actor, audit, accountId, version: body.version }, async ({ tx, next }) => {
    if (!next) throw new ProblemError('request/not-found')
    await spares.removeSpare(tx, accountId, 'next')
    return { verb: 'account.nextCredentialsDiscarded', before: { keyIdTail: next.facts.keyIdTail } }
  })
}

/**
 * Makes the next credentials those in use. What is being sent with the old ones ends with them; whatever asks for a
 * token from the commit on gets one of the new. Errors: `account/protected-field`, `request/conflict`;
 * `account/incomplete` with `next` when there are none, with `proof` without a successful proof of the last day.
 */
export async function promoteNextCredentialsVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof promoteNextCredentials>,
) {
  return change(ctx, { actor, audit, accountId, version: body.version }, async (changing) => {
    const { next, now } = changing
    if (!next) throw incomplete('/next', 'next')
    if (!isProofFresh(next, now)) throw incomplete('/next/provenAt', 'proof')
    return exchange(ctx, 'account.credentialsPromoted', actor, accountId, next, changing)
  })
}

/**
 * Lets previous credentials and those in use change places. Without a proof: it is for when sending fails, and the
 * console says what that means. Errors: `account/protected-field`, `request/conflict`, `account/incomplete` with
 * `previous` when there are none any more.
 */
export async function returnToPreviousCredentialsVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof returnToPreviousCredentials>,
) {
  return change(ctx, { actor, audit, accountId, version: body.version }, async (changing) => {
    const { previous } = changing
    if (!previous) throw incomplete('/previous', 'previous')
    return exchange(ctx, 'account.credentialsReturned', actor, accountId, previous, changing)
  })
}

/** Wipes the previous credentials. Errors: `account/protected-field`, `request/conflict`, `request/not-found`. */
export async function retirePreviousCredentialsVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof retirePreviousCredentials>,
) {
  return change(ctx, { actor, audit, accountId, version: body.version }, async ({ tx, previous }) => {
    if (!previous) throw new ProblemError('request/not-found')
    await spares.removeSpare(tx, accountId, 'previous')
    await schedule(tx, 'credentials', accountId, null)
    return { verb: 'account.previousCredentialsRetired', before: { keyIdTail: previous.facts.keyIdTail } }
  })
}

interface Changing {
  readonly tx: Db
  readonly account: LockedAccount
  readonly next: Spare | null
  readonly previous: Spare | null
  readonly now: Date
}

/** What all changes have in common: right, lock, version, and telling of it. */
async function change(
  ctx: Context,
  given: { actor: SignedInActor; audit: CallAudit; accountId: string; version?: number },
  work: (changing: Changing) => Promise<Pick<AuditDraft, 'verb' | 'before' | 'after'>>,
): Promise<CredentialsRotation> {
  const { actor, accountId } = given
  requireFieldRight(actor, 'credentials', 'replace')
  return ctx.database.db.transaction().execute(async (tx) => {
    const account = await accounts.lock(tx, accountId)
    if (!account) throw new ProblemError('request/not-found')
    if (given.version !== undefined && given.version !== account.version)
      throw new ProblemError('request/conflict')
    const now = ctx.now()
    const told = await work({ tx, account, ...(await spares.readSpares(tx, accountId)), now })
    await accounts.change(tx, accountId, {}, now)
    const after = await readRotation(ctx, tx, accountId)
    await given.audit.record(tx, { ...told, object: { type: 'account', id: accountId, name: account.name } })
    await activity.record(tx, {
      actorId: actor.id,
      verb: told.verb,
      topics: topicsOf(accountId),
      subject: { accountId },
    })
    return after
  })
}

async function exchange(
  ctx: Context,
  verb: 'account.credentialsPromoted' | 'account.credentialsReturned',
  actor: SignedInActor,
  accountId: string,
  spare: Spare,
  { tx, now }: Changing,
) {
  const before = await accounts.read(tx, accountId)
  const keptUntil = new Date(now.getTime() + previousKeptMs)
  await spares.exchange(tx, ctx.sealer, {
    accountId,
    role: spare.role,
    newId: ctx.newId(),
    by: actor.id,
    now,
    keptUntil,
  })
  await schedule(tx, 'credentials', accountId, keptUntil)
  return {
    verb,
    before: { keyIdTail: before?.credentialsFacts?.keyIdTail },
    after: { keyIdTail: spare.facts.keyIdTail, keptUntil: keptUntil.toISOString() },
  }
}

async function readRotation(ctx: Context, db: Db, accountId: string): Promise<CredentialsRotation> {
  const account = await accounts.read(db, accountId)
  if (!account) throw new ProblemError('request/not-found')
  const { next, previous } = await spares.readSpares(db, accountId)
  const { setAt, setBy } = account.credentials
  return {
    current: { facts: account.credentialsFacts, setAt, setBy },
    next: next && {
      facts: next.facts,
      uploadedAt: next.since,
      uploadedBy: next.by,
      provenAt: next.provenAt,
      provenBy: next.provenBy,
      isProofFresh: isProofFresh(next, ctx.now()),
    },
    previous: previous?.keptUntil
      ? {
          facts: previous.facts,
          replacedAt: previous.since,
          replacedBy: previous.by,
          keptUntil: previous.keptUntil,
        }
      : null,
    version: account.version,
  }
}

const isProofFresh = ({ provenAt }: Spare, now: Date): boolean =>
  provenAt !== null && now.getTime() - provenAt.getTime() < proofGoodMs

/** The same key can come in another file. */
function isSameKey(one: KeyFileReading | null, other: KeyFileReading): boolean {
  if (one?.outcome !== 'usable' || other.outcome !== 'usable') return false
  return one.key.keyId === other.key.keyId || one.key.privateKey === other.key.privateKey
}

const incomplete = (pointer: string, code: string) =>
  new ProblemError('account/incomplete', { errors: [{ pointer, code }] })

const refused = (findings: KeyFileReading['findings']) =>
  new ProblemError('account/credentials-invalid', {
    errors: findings.map(({ code, params }) => ({ pointer: '/body/content', code, params: { ...params } })),
  })
