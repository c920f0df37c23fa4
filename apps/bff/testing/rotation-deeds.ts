import type { CredentialsRotation } from '@parley/contracts/credentials-rotation'
import type { TestServer } from './server.ts'
import type { Deed, Send } from './settings-deeds.ts'

/** Deeds with credentials beside those in use. `newKey`: the text of another key file of the same partner. */
export function rotationDeeds(
  server: () => TestServer,
  send: Send,
  { aReadyAccount, newKey }: { aReadyAccount: () => Promise<{ id: string }>; newKey: () => Promise<string> },
): Record<string, Deed> {
  const anAccountWithNext = async () => {
    const { id } = await aReadyAccount()
    const { db } = server().ctx.database
    await db.updateTable('accounts').set({ state: 'active' }).where('id', '=', id).execute()
    const path = `/accounts/${id}/credentials-rotation`
    await send('PUT', `${path}/next`, { fileName: 'next.json', content: await newKey() })
    return path
  }
  const act = async (path: string, deed: string) => {
    const { version } = await send<CredentialsRotation>('GET', path)
    await send('POST', `${path}/${deed}`, { version })
  }
  const aPromoted = async () => {
    const path = await anAccountWithNext()
    // A stream has no JSON body to read; a bad answer shows in the promotion.
    await send('POST', `${path}/next/proofs`).catch((error: unknown) => {
      if (!(error instanceof SyntaxError)) throw error
    })
    await act(path, 'promotion')
    return path
  }
  return {
    setNextCredentials: async () => {
      await anAccountWithNext()
      return withNext
    },
    discardNextCredentials: async () => {
      await act(await anAccountWithNext(), 'next/discard')
      return [...withNext, 'account.nextCredentialsDiscarded']
    },
    returnToPreviousCredentials: async () => {
      const path = await aPromoted()
      await act(path, 'return')
      await act(path, 'retirement')
      return [...promoted, 'account.credentialsReturned', 'account.previousCredentialsRetired']
    },
  }
}
const withNext: Awaited<ReturnType<Deed>> = [
  'account.created',
  'account.updated',
  'account.clientTokenSet',
  'account.credentialsSet',
  'account.nextCredentialsSet',
]
const promoted: typeof withNext = [
  ...withNext,
  'account.credentialsUsed',
  'account.nextCredentialsProven',
  'account.credentialsPromoted',
]
