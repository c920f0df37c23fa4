import type { FieldProfile } from '@parley/contracts/field-rights'
import type { TestPerson } from './factories.ts'
import type { Deed } from './settings-deeds.ts'

/** What an administrator does with profiles of protected fields. */
export function fieldRightsDeeds(
  send: <T>(method: string, path: string, body?: object) => Promise<T>,
  admin: () => TestPerson,
): Record<string, Deed> {
  const aProfile = () =>
    send<FieldProfile>('POST', '/field-profiles', {
      name: `Profile ${Math.random()}`,
      description: '',
      rights: ['clientToken.set'],
      roles: ['supervisor'],
      memberIds: [admin().id],
    })
  return {
    createFieldProfile: async () => {
      await aProfile()
      return ['fieldProfile.created']
    },
    updateFieldProfile: async () => {
      const { id, ...profile } = await aProfile()
      await send('PUT', `/field-profiles/${id}`, { ...profile, rights: ['credentials.use'], roles: [] })
      return ['fieldProfile.created', 'fieldProfile.updated']
    },
    deleteFieldProfile: async () => {
      const { id, version } = await aProfile()
      await send('DELETE', `/field-profiles/${id}`, { version })
      return ['fieldProfile.created', 'fieldProfile.deleted']
    },
  }
}
