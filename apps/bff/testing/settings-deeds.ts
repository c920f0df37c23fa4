import type { AuditVerb } from '@parley/contracts/audit'

/** Calls the API as an administrator; throws when the answer is no success. */
export type Send = <T>(method: string, path: string, body?: object) => Promise<T>
/** What an administrator does by one endpoint, and the verbs that then stand in the audit log. */
export type Deed = () => Promise<AuditVerb[]>

/** Deeds with settings that belong to no account or workstream. */
export function settingsDeeds(send: Send): Record<string, Deed> {
  const someHours = (name: string) => ({
    name,
    timeZone: 'Europe/Berlin',
    weekly: Array.from({ length: 7 }, () => []),
    holidays: [],
    exceptions: [],
  })
  const created = () =>
    send<{ id: string; version: number }>('POST', '/operating-hours', someHours(`Hours ${Math.random()}`))
  const notice = () => send<{ version: number }>('GET', '/privacy/recording-notice')
  return {
    createOperatingHours: async () => {
      await created()
      return ['operatingHours.created']
    },
    updateOperatingHours: async () => {
      const { id, version } = await created()
      await send('PUT', `/operating-hours/${id}`, { ...someHours(`Hours ${Math.random()}`), version })
      return ['operatingHours.created', 'operatingHours.updated']
    },
    deleteOperatingHours: async () => {
      const { id } = await created()
      await send('DELETE', `/operating-hours/${id}`)
      return ['operatingHours.created', 'operatingHours.deleted']
    },
    setNoticeText: async () => {
      const { version } = await notice()
      await send('PUT', '/privacy/recording-notice/texts/en-US', { version, text: 'We keep what you write.' })
      return ['recordingNotice.textChanged']
    },
    chooseNotice: async () => {
      for (const isOn of [false, true]) {
        const { version } = await notice()
        await send('POST', '/privacy/recording-notice/choices', {
          version,
          isOn,
          reason: 'Told on the website already',
        })
      }
      return ['recordingNotice.switchedOff', 'recordingNotice.switchedOn']
    },
  }
}
