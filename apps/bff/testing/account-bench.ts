import type { Account } from '@parley/contracts/accounts'
import type { ProofLine } from '@parley/contracts/proofs'
import { call, type ApiAnswer } from './api.ts'
import { emulated, type TestEmulator } from './emulator.ts'
import { aPerson, type TestPerson } from './factories.ts'
import type { TestServer } from './server.ts'

/** What tests of messaging accounts do again and again, as one administrator with a key of the emulator's partner. */
export interface AccountBench {
  readonly admin: TestPerson
  readonly keyFile: string
  readonly token: string
  ask<T = Account>(method: string, path: string, body?: unknown, person?: TestPerson): Promise<ApiAnswer<T>>
  aDraft(): Promise<Account>
  setCredentials(id: string, content?: string): Promise<ApiAnswer<Account>>
  setToken(id: string, clientToken?: string): Promise<ApiAnswer<Account>>
  setPartner(account: Account, partnerId?: string): Promise<ApiAnswer<Account>>
  /** All lines of a proof, in the order in which they came; `path` is `proofs` or `webhook-proofs`. */
  prove(id: string, body?: object, path?: string): Promise<ProofLine[]>
  /** The verification call, made past every proxy. */
  handshake(account: Account, clientToken: string): Promise<Response>
}

/** How each step of a proof ended: `outcome code`. */
export const ended = (lines: readonly ProofLine[]): string[] =>
  lines.filter((line) => line.outcome !== 'running').map((line) => `${line.outcome} ${line.code}`)

export async function anAccountBench(server: TestServer, emulator: TestEmulator): Promise<AccountBench> {
  const admin = await aPerson(server, { role: 'administrator', name: 'Root' })
  const keyFile = JSON.stringify(await emulator.control('POST', '/keys', {}), null, 2)
  const token = 'VERYSECRETTOKEN42'
  const ask: AccountBench['ask'] = (method, path, body, person = admin) =>
    call(server, person, method, `/api/accounts${path}`, body)
  return {
    admin,
    keyFile,
    token,
    ask,
    aDraft: async () =>
      (await ask('POST', '', { name: 'Harbour Lane', channel: 'google-business-messages' })).body,
    setCredentials: (id, content = keyFile) =>
      ask('PUT', `/${id}/credentials`, { fileName: 'key.json', content }),
    setToken: (id, clientToken = token) => ask('PUT', `/${id}/client-token`, { clientToken }),
    setPartner: (account, partnerId = emulated.partnerId) =>
      ask('PATCH', `/${account.id}`, { partnerId, version: account.version }),
    async prove(id, body = {}, path = 'proofs') {
      const answer = await ask('POST', `/${id}/${path}`, body)
      return answer.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as ProofLine)
    },
    handshake: (account, clientToken) =>
      fetch(`${server.url}${new URL(account.webhook.url).pathname}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ clientToken, secret: '12345' }),
      }),
  }
}
