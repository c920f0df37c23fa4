import * as accounts from '@parley/contracts/accounts'
import type { Account } from '@parley/contracts/accounts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../../shared/api.ts'

/** All accounts; refreshed by the live topic `accounts`. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts', 'all'],
  queryFn: async ({ signal }) => (await call(accounts.listAccounts, { signal })).items,
})

/** One account; refreshed by its own live topic, also when Google verifies its webhook. */
export const accountQuery = (accountId: string) =>
  queryOptions({
    queryKey: [`account:${accountId}`, 'account'],
    queryFn: ({ signal }) => call(accounts.getAccount, { params: { accountId }, signal }),
  })

/** What deleting an account would touch, read anew each time somebody asks. */
export const accountImpactQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account impact', accountId],
    queryFn: ({ signal }) => call(accounts.getAccountImpact, { params: { accountId }, signal }),
    staleTime: 0,
  })

/** Everything that changes accounts. Each answer becomes the account that is shown; lists are read again. */
export function useAccountMutations() {
  const client = useQueryClient()
  const keep = (account: Account) => {
    client.setQueryData(accountQuery(account.id).queryKey, account)
    // Not awaited: the list is another page's concern.
    void client.invalidateQueries({ queryKey: ['accounts'] })
    return account
  }
  return {
    create: useMutation({
      mutationFn: async (body: Given<typeof accounts.createAccount>['body']) =>
        keep(await call(accounts.createAccount, { body })),
    }),
    update: useMutation({
      mutationFn: async (given: Given<typeof accounts.updateAccount>) =>
        keep(await call(accounts.updateAccount, given)),
    }),
    setClientToken: useMutation({
      mutationFn: async (given: Given<typeof accounts.setClientToken>) =>
        keep(await call(accounts.setClientToken, given)),
    }),
    setCredentials: useMutation({
      mutationFn: async (given: Given<typeof accounts.setCredentials>) =>
        keep(await call(accounts.setCredentials, given)),
    }),
    addGoogleAgent: useMutation({
      mutationFn: async (given: Given<typeof accounts.addGoogleAgent>) =>
        keep(await call(accounts.addGoogleAgent, given)),
    }),
    removeGoogleAgent: useMutation({
      mutationFn: async (given: Given<typeof accounts.removeGoogleAgent>) =>
        keep(await call(accounts.removeGoogleAgent, given)),
    }),
    acceptTerms: useMutation({
      mutationFn: async (given: Given<typeof accounts.acceptTerms>) =>
        keep(await call(accounts.acceptTerms, given)),
    }),
    save: useMutation({
      mutationFn: async (given: Given<typeof accounts.saveAccount>) =>
        keep(await call(accounts.saveAccount, given)),
    }),
    remove: useMutation({
      mutationFn: async (accountId: string) => {
        await call(accounts.deleteAccount, { params: { accountId } })
        client.removeQueries({ queryKey: [`account:${accountId}`] })
        void client.invalidateQueries({ queryKey: ['accounts'] })
      },
    }),
  }
}

/** Reads the newest state of an account past every cache and keeps it. */
export function useReloadAccount() {
  const client = useQueryClient()
  return (accountId: string) => client.fetchQuery({ ...accountQuery(accountId), staleTime: 0 })
}
