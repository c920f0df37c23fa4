import type { Account } from '@parley/contracts/accounts'
import { call, type ApiAnswer } from './api.ts'
import { aPerson, sign, type TestChannel, type TestPerson } from './factories.ts'
import type { TestServer } from './server.ts'

/** What tests of client tokens do again and again with one account. */
export interface TokenBench {
  readonly admin: TestPerson
  account(): Promise<Account>
  /** A call of the API below the account; `version` is added to bodies from what is there now. */
  send(method: string, path: string, body?: object, person?: TestPerson): Promise<ApiAnswer<Account>>
  begin(clientToken: string, more?: object): Promise<ApiAnswer<Account>>
  end(keep: 'new' | 'old', googleAgentId?: string | null): Promise<ApiAnswer<Account>>
  /** Posts a payload signed with this token; returns the status. `path` and `url` are the partner's and the first instance's. */
  post(payload: object, token: string, to?: { path?: string; url?: string }): Promise<number>
  /** The verification call: status and body. */
  handshake(token: string, path?: string): Promise<{ status: number; text: string }>
}

export async function aTokenBench(server: TestServer, channel: TestChannel): Promise<TokenBench> {
  const admin = await aPerson(server, { role: 'administrator', name: 'Root' })
  const at = `/api/accounts/${channel.accountId}`
  const account = async () => (await call<Account>(server, admin, 'GET', at)).body
  const send: TokenBench['send'] = async (method, path, body = {}, person = admin) => {
    const { version } = await account()
    const isQuery = method === 'DELETE'
    return call<Account>(
      server,
      person,
      method,
      `${at}${path}${isQuery ? `?version=${version}` : ''}`,
      isQuery ? undefined : { version, ...body },
    )
  }
  return {
    admin,
    account,
    send,
    begin: (clientToken, more) =>
      send('POST', '/token-rotation', { googleAgentId: null, clientToken, days: 2, ...more }),
    end: (keep, googleAgentId = null) => send('POST', '/token-rotation/end', { googleAgentId, keep }),
    async post(payload, token, { path = channel.webhookPath, url = server.url } = {}) {
      const body = JSON.stringify(payload)
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Goog-Signature': sign(body, token) },
        body,
      })
      return answer.status
    },
    async handshake(token, path = channel.webhookPath) {
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ clientToken: token, secret: '4827160593' }),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}
