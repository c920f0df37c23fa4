import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { claimSetup } from '@parley/contracts/session'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { hashToken } from '../../http/session.ts'
import { sessionState } from '../../http/session-state.ts'
import { hashPassword, requireStrongPassword } from '../../passwords.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as queues from '../../store/queues.ts'
import * as fieldProfiles from '../../store/field-profiles.ts'
import * as setupClaim from '../../store/setup-claim.ts'
import * as users from '../../store/users.ts'
import { throttleLink } from '../../throttle.ts'

/**
 * The one-time link for the first administrator; null when somebody has an account. Each call makes a new link and
 * the one before useless. Only its hash is stored: print it, it cannot be read again.
 */
export async function ensureSetupLink(ctx: Context): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const isKept = await setupClaim.replace(ctx.database.db, hashToken(token))
  return isKept ? `${ctx.config.publicUrl}/setup#token=${token}` : null
}

/** The first profiles are things with a name like any other, so they get it in the language of the set-up. */
const firstWordsDe: fieldProfiles.FirstWords = {
  setUp: {
    name: 'Konten einrichten',
    description: 'Client-Token und Anmeldeinformationen eingeben und ersetzen.',
  },
  check: {
    name: 'Konten prüfen',
    description: 'Parley die Verbindung mit den gespeicherten Werten prüfen lassen.',
  },
}

/**
 * Makes the first administrator, who may set protected fields, names the default queue in their language, and signs in. One transaction under the lock of the
 * link: of two at once one gets it. Errors: `setup/already-done`, `setup/link-invalid`, `user/weak-password`.
 */
export async function claimSetupVerb(ctx: Context, { body, ip, session, audit }: Call<typeof claimSetup>) {
  await throttleLink(ctx, ip)
  // Asked before the costly hash, decided under the lock.
  await ctx.database.db.transaction().execute((tx) => requireClaim(tx, body.token))
  requireStrongPassword(body.password, body.email)
  const passwordHash = await hashPassword(body.password)
  const { name, email, locale } = body
  const person = { name, email, locale, role: 'administrator' } as const
  const id = await ctx.database.db.transaction().execute(async (tx) => {
    await requireClaim(tx, body.token)
    const created = await users.create(tx, { ...person, passwordHash })
    await setupClaim.remove(tx)
    await queues.nameDefault(tx, locale)
    await fieldProfiles.beginWith(tx, created, locale === 'de' ? firstWordsDe : null)
    await audit.record(tx, {
      verb: 'setup.claimed',
      actor: { id: created, name },
      object: { type: 'user', id: created, name },
      after: { email, role: person.role, rightsAdded: await users.fieldRights(tx, created) },
    })
    await activity.record(tx, {
      actorId: created,
      verb: 'setup.claimed',
      topics: ['team'],
      subject: { userId: created },
    })
    return created
  })
  const fieldRights = await users.fieldRights(ctx.database.db, id)
  return sessionState(ctx, { id, ...person, fieldRights }, await session.open(id))
}

async function requireClaim(tx: Db, token: string): Promise<void> {
  const expected = await setupClaim.lock(tx)
  if (await users.anyExists(tx)) throw new ProblemError('setup/already-done')
  if (!expected || !timingSafeEqual(hashToken(token), expected)) throw new ProblemError('setup/link-invalid')
}
