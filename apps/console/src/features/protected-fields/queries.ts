import * as fieldRights from '@parley/contracts/field-rights'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../../shared/api.ts'

/** Everything that changes profiles. My own rights may be among what changes, so the session is read again, too. */
export function useProfileMutations() {
  const client = useQueryClient()
  const keep = async <T>(answer: Promise<T>) => {
    try {
      return await answer
    } finally {
      await Promise.all(
        ['fieldRights', 'team', 'session'].map((topic) => client.invalidateQueries({ queryKey: [topic] })),
      )
    }
  }
  return {
    create: useMutation({
      mutationFn: (given: Given<typeof fieldRights.createFieldProfile>) =>
        keep(call(fieldRights.createFieldProfile, given)),
    }),
    update: useMutation({
      mutationFn: (given: Given<typeof fieldRights.updateFieldProfile>) =>
        keep(call(fieldRights.updateFieldProfile, given)),
    }),
    remove: useMutation({
      mutationFn: (given: Given<typeof fieldRights.deleteFieldProfile>) =>
        keep(call(fieldRights.deleteFieldProfile, given)),
    }),
  }
}
