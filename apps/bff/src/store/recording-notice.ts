import type { GivenConsent, RecordingNotice } from '@parley/contracts/recording-notice'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** What sending needs to know: whether customers are told, and the texts that differ from the defaults. */
export interface NoticeSettings {
  readonly isOn: boolean
  readonly texts: Readonly<Partial<Record<ChannelLanguage, string>>>
}

/** The settings as they are now, in one statement. */
export async function settings(db: Db): Promise<NoticeSettings> {
  const { rows } = await sql<{ is_on: boolean; texts: NoticeSettings['texts'] | null }>`select
    coalesce((select is_on from recording_notice_choices order by id desc limit 1), true) as is_on,
    (select jsonb_object_agg(language, text) from recording_notice_texts) as texts`.execute(db)
  return { isOn: rows[0]?.is_on ?? true, texts: rows[0]?.texts ?? {} }
}

/** All about it, for administrators. */
export async function read(db: Db): Promise<RecordingNotice> {
  const texts = await db.selectFrom('recording_notice_texts').orderBy('language').selectAll().execute()
  const choices = await db.selectFrom('recording_notice_choices').orderBy('id', 'desc').selectAll().execute()
  const live = await db
    .selectFrom('channels')
    .where('deleted_at', 'is', null)
    .select('language')
    .distinct()
    .orderBy('language')
    .execute()
  const { version } = await db.selectFrom('recording_notice').select('version').executeTakeFirstOrThrow()
  return {
    isOn: choices[0]?.is_on ?? true,
    texts: texts.map((row) => ({
      language: row.language as ChannelLanguage,
      text: row.text,
      changedBy: row.changed_by_name,
      changedAt: row.changed_at,
    })),
    choices: choices.map((row) => ({
      isOn: row.is_on,
      reason: row.reason,
      chosenBy: row.chosen_by_name,
      chosenAt: row.chosen_at,
    })),
    liveLanguages: live.map((row) => row.language as ChannelLanguage),
    version,
  }
}

/** Keeps others from changing anything about the notice until the transaction ends; returns its version. */
export async function lock(tx: Db): Promise<number> {
  const row = await tx.selectFrom('recording_notice').select('version').forUpdate().executeTakeFirstOrThrow()
  return row.version
}

interface By {
  readonly userId: string
  readonly userName: string
  readonly now: Date
}

/** Sets the text of a language; null: the default again. */
export async function setText(tx: Db, language: ChannelLanguage, text: string | null, by: By): Promise<void> {
  await tx.deleteFrom('recording_notice_texts').where('language', '=', language).execute()
  if (text !== null)
    await tx
      .insertInto('recording_notice_texts')
      .values({ language, text, changed_by: by.userId, changed_by_name: by.userName, changed_at: by.now })
      .execute()
  await countUp(tx)
}

/** Adds a choice; earlier ones stay. */
export async function choose(tx: Db, choice: { isOn: boolean; reason: string }, by: By): Promise<void> {
  await tx
    .insertInto('recording_notice_choices')
    .values({
      is_on: choice.isOn,
      reason: choice.reason,
      chosen_by: by.userId,
      chosen_by_name: by.userName,
      chosen_at: by.now,
    })
    .execute()
  await countUp(tx)
}

async function countUp(tx: Db): Promise<void> {
  await tx
    .updateTable('recording_notice')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute()
}

/** The newest consents to the privacy terms, of all accounts. */
export async function consents(db: Db, limit: number): Promise<GivenConsent[]> {
  const rows = await db
    .selectFrom('consents as c')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .orderBy('c.accepted_at', 'desc')
    .orderBy('c.id')
    .limit(limit)
    .select(['c.id', 'c.account_id', 'a.name', 'a.deleted_at', 'c.user_name', 'c.accepted_at'])
    .select(['c.terms_version', 'c.locale'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    account: {
      id: row.account_id as GivenConsent['account']['id'],
      name: row.name,
      isDeleted: row.deleted_at !== null,
    },
    acceptedBy: row.user_name,
    acceptedAt: row.accepted_at,
    termsVersion: row.terms_version,
    locale: row.locale,
  }))
}
