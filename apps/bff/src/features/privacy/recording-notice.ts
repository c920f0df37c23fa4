import { ProblemError } from '@parley/contracts/problem'
import type {
  chooseNotice,
  getRecordingNotice,
  listConsents,
  RecordingNotice,
  setNoticeText,
} from '@parley/contracts/recording-notice'
import type { Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as notice from '../../store/recording-notice.ts'

const consentsMax = 500

export const listConsentsVerb: Verb<typeof listConsents> = async (ctx) => ({
  items: await notice.consents(ctx.database.db, consentsMax),
})

export const getRecordingNoticeVerb: Verb<typeof getRecordingNotice> = (ctx) => notice.read(ctx.database.db)

/** Errors: `request/conflict` when somebody changed anything about the notice since it was read. */
export const setNoticeTextVerb: Verb<typeof setNoticeText> = (ctx, { actor, params, body, audit }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    await requireVersion(tx, body.version)
    const before = await notice.read(tx)
    await notice.setText(tx, params.language, body.text, {
      userId: actor.id,
      userName: actor.name,
      now: ctx.now(),
    })
    const changed = await notice.read(tx)
    const textIn = ({ texts }: RecordingNotice) =>
      texts.find((one) => one.language === params.language)?.text ?? null
    await audit.record(tx, {
      verb: 'recordingNotice.textChanged',
      object: { type: 'recordingNotice', id: params.language, name: params.language },
      before: { text: textIn(before) },
      after: { text: textIn(changed) },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'recordingNotice.textChanged',
      topics: ['privacy'],
      subject: { language: params.language, isDefault: body.text === null },
    })
    return changed
  })

/** A choice that changes nothing is not kept. Errors: `request/conflict`. */
export const chooseNoticeVerb: Verb<typeof chooseNotice> = (ctx, { actor, body, audit }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    await requireVersion(tx, body.version)
    const before = await notice.read(tx)
    if (before.isOn === body.isOn) return before
    await notice.choose(
      tx,
      { isOn: body.isOn, reason: body.reason },
      { userId: actor.id, userName: actor.name, now: ctx.now() },
    )
    const changed = await notice.read(tx)
    await audit.record(tx, {
      verb: body.isOn ? 'recordingNotice.switchedOn' : 'recordingNotice.switchedOff',
      object: { type: 'recordingNotice', id: null, name: 'recording notice' },
      after: { reason: body.reason },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: body.isOn ? 'recordingNotice.switchedOn' : 'recordingNotice.switchedOff',
      topics: ['privacy'],
      subject: { before: { isOn: before.isOn }, after: { isOn: changed.isOn } },
    })
    return changed
  })

async function requireVersion(tx: Db, version: number): Promise<void> {
  if ((await notice.lock(tx)) !== version) throw new ProblemError('request/conflict')
}
