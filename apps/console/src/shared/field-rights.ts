import { readFieldRights, type FieldRightsPerson } from '@parley/contracts/field-rights'
import type { FieldRight } from '@parley/contracts/protected-fields'
import { holdersOf } from '@parley/domain/field-rights'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './api.ts'

/** Profiles and the people they can concern, for administrators; refreshed by the live topic `fieldRights`. */
export const fieldRightsQuery = queryOptions({
  queryKey: ['fieldRights', 'all'],
  queryFn: ({ signal }) => call(readFieldRights, { signal }),
})

/** Who has a right now, by name; undefined while it is not known. */
export function useHolders(right: FieldRight): readonly FieldRightsPerson[] | undefined {
  const { data } = useQuery(fieldRightsQuery)
  return data && holdersOf(data.profiles, data.people, right)
}
