import * as messages from '@parley/contracts/automated-messages'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../../shared/api.ts'

/** What the organisation says, and the channels; refreshed by the live topic `workstreams`. */
export const messagesQuery = queryOptions({
  queryKey: ['workstreams', 'automated-messages'],
  queryFn: ({ signal }) => call(messages.getAutomatedMessages, { signal }),
})

/** Everything that changes an automated message; the newest state is read afterwards, also after a conflict. */
export function useMessageMutations() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: ['workstreams'] })
  return {
    setOrganisation: useMutation({
      mutationFn: (given: Given<typeof messages.setOrganisationMessage>) =>
        call(messages.setOrganisationMessage, given),
      onSettled,
    }),
    setChannel: useMutation({
      mutationFn: (given: Given<typeof messages.setChannelMessage>) =>
        call(messages.setChannelMessage, given),
      onSettled,
    }),
  }
}
