import { setClientToken, type Account } from '@parley/contracts/accounts'
import * as contracts from '@parley/contracts/client-tokens'
import type { GoogleAgentId } from '@parley/contracts/values'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api.ts'
import { accountQuery } from '../queries.ts'

/** So often the counts of tokens and levels are read: they move more often than anybody should be told. */
const meterMs = 2_000

/** Reads the account again and again while one of its tokens is rotated or there are two levels; returns when that was last. */
export function useMeter(account: Account): Date {
  const isCounting =
    account.webhook.rotation !== null || account.googleAgents.some((agent) => agent.webhook !== null)
  const { dataUpdatedAt } = useQuery({
    ...accountQuery(account.id),
    refetchInterval: isCounting ? meterMs : false,
  })
  return new Date(dataUpdatedAt)
}

/** Everything that changes tokens and own webhooks. Each answer becomes the account that is shown. */
export function useTokenMutations(account: Account) {
  const client = useQueryClient()
  const settled = {
    onSuccess: (changed: Account) => {
      client.setQueryData(accountQuery(changed.id).queryKey, changed)
      // Not awaited: the list is another page's concern.
      void client.invalidateQueries({ queryKey: ['accounts'] })
    },
    // Somebody else may have changed it: the next try is made on what is there now.
    onError: () => client.invalidateQueries({ queryKey: accountQuery(account.id).queryKey }),
  }
  const params = { accountId: account.id }
  const { version } = account
  return {
    begin: useMutation({
      ...settled,
      mutationFn: (body: { googleAgentId: GoogleAgentId | null; clientToken: string; days: number }) =>
        call(contracts.beginTokenRotation, { params, body: { ...body, version } }),
    }),
    change: useMutation({
      ...settled,
      mutationFn: (body: { googleAgentId: GoogleAgentId | null; days: number }) =>
        call(contracts.changeTokenRotation, { params, body: { ...body, version } }),
    }),
    end: useMutation({
      ...settled,
      mutationFn: (body: { googleAgentId: GoogleAgentId | null; keep: 'new' | 'old' }) =>
        call(contracts.endTokenRotation, { params, body: { ...body, version } }),
    }),
    set: useMutation({
      ...settled,
      mutationFn: ({
        googleAgentId,
        clientToken,
      }: {
        googleAgentId: GoogleAgentId | null
        clientToken: string
      }) =>
        googleAgentId === null
          ? call(setClientToken, { params, body: { clientToken } })
          : call(contracts.setAgentClientToken, {
              params: { ...params, googleAgentId },
              body: { clientToken, version },
            }),
    }),
    addAddress: useMutation({
      ...settled,
      mutationFn: (googleAgentId: GoogleAgentId) =>
        call(contracts.addAgentWebhook, { params: { ...params, googleAgentId }, body: { version } }),
    }),
    removeAddress: useMutation({
      ...settled,
      mutationFn: (googleAgentId: GoogleAgentId) =>
        call(contracts.removeAgentWebhook, { params: { ...params, googleAgentId }, query: { version } }),
    }),
  }
}
