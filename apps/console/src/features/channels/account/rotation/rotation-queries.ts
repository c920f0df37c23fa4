import * as rotation from '@parley/contracts/credentials-rotation'
import type { CredentialsRotation } from '@parley/contracts/credentials-rotation'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callStream, isProblem } from '../../../../shared/api.ts'
import { accountQuery } from '../../queries.ts'

/** Where the rotation of an account’s credentials is; refreshed by the account’s live topic. */
export const rotationQuery = (accountId: string) =>
  queryOptions({
    queryKey: [`account:${accountId}`, 'rotation'],
    queryFn: ({ signal }) => call(rotation.getCredentialsRotation, { params: { accountId }, signal }),
  })

const deeds = {
  discard: rotation.discardNextCredentials,
  promote: rotation.promoteNextCredentials,
  back: rotation.returnToPreviousCredentials,
  wipe: rotation.retirePreviousCredentials,
} as const
export type RotationDeed = keyof typeof deeds

/** Uploading the next key, and everything that is done with keys at the state that is shown. */
export function useRotationMutations(accountId: string) {
  const client = useQueryClient()
  const params = { accountId }
  const keep = (state: CredentialsRotation) => {
    client.setQueryData(rotationQuery(accountId).queryKey, state)
    // Not awaited: what the account’s page shows beside the card.
    void client.invalidateQueries({ queryKey: accountQuery(accountId).queryKey })
    return state
  }
  return {
    upload: useMutation({
      mutationFn: async (body: { fileName: string; content: string }) =>
        keep(await call(rotation.setNextCredentials, { params, body })),
    }),
    act: useMutation({
      mutationFn: async ({ deed, version }: { deed: RotationDeed; version: number }) => {
        try {
          return keep(await call(deeds[deed], { params, body: { version } }))
        } catch (error) {
          // What is shown is not what there is any more.
          if (isProblem(error, 'request/conflict') || isProblem(error, 'account/incomplete'))
            await client.invalidateQueries({ queryKey: rotationQuery(accountId).queryKey })
          throw error
        }
      },
    }),
  }
}

/** Reads anew what a proof has changed, without waiting for the live feed. */
export function useRefreshRotation(accountId: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: rotationQuery(accountId).queryKey })
}

/** Proves the next key with Google, one line a result. */
export const nextProof = (accountId: string) => (signal: AbortSignal) =>
  callStream(rotation.proveNextCredentials, { params: { accountId }, signal })
