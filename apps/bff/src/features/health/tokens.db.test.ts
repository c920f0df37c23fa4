import type { ConnectionHealth } from '@parley/contracts/health'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAccountBench, type AccountBench } from '../../../testing/account-bench.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { scopes } from '../../google/google.ts'

let emulator: TestEmulator
let server: TestServer
let bench: AccountBench
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url })
  bench = await anAccountBench(server, emulator)
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

const healthOf = async (id: string) => (await bench.ask<ConnectionHealth>('GET', `/${id}/health`)).body
const of = (health: ConnectionHealth, capability: string) =>
  health.capabilities.find((one) => one.capability === capability)

test('the token in use is shown with its renewal; a key that Google takes back blocks, and a new one heals', async () => {
  const account = await bench.aDraft()
  await bench.setPartner(account)
  await bench.setToken(account.id)
  await bench.setCredentials(account.id)
  const { body: added } = await bench.ask('POST', `/${account.id}/google-agents`, {
    brandId: emulated.brandId,
    agentId: emulated.agentId,
  })
  expect(added.googleAgents).toHaveLength(1)
  await server.ctx.google.accessToken(account.id, scopes.messages)
  const healthy = await waitFor('the reading to be counted', async () => {
    const health = await healthOf(account.id)
    return of(health, 'management')?.state === 'healthy' && health.figures.accessToken ? health : null
  })
  const { fetchedAt, renewsAt, expiresAt } = healthy.figures.accessToken ?? {}
  // JSON, so these are texts; ISO instants sort as text.
  expect([fetchedAt, renewsAt, expiresAt]).toEqual([fetchedAt, renewsAt, expiresAt].toSorted())

  const { private_key_id: keyId } = JSON.parse(bench.keyFile) as { private_key_id: string }
  await emulator.control('PATCH', `/keys/${keyId}`, { isDisabled: true })
  await bench.prove(account.id)
  const blocked = await waitFor('the refused key to be counted', async () => {
    const health = await healthOf(account.id)
    return of(health, 'management')?.state === 'blocked' ? health : null
  })
  expect(of(blocked, 'management')?.evidence[0]).toMatchObject({
    code: 'tokenRefused',
    params: { code: 'token.accountGone' },
    remedy: 'checkCredentials',
  })
  expect(of(blocked, 'sending')?.state).toBe('blocked')
  expect(of(blocked, 'receiving')?.state).toBe('unknown')

  await bench.setCredentials(account.id, JSON.stringify(await emulator.control('POST', '/keys', {})))
  expect(of(await healthOf(account.id), 'management')?.state).toBe('healthy')
  expect((await healthOf(account.id)).figures.accessToken).toBeNull()
})
