import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccountBench, ended, type AccountBench } from '../../../testing/account-bench.ts'
import { problemOf } from '../../../testing/api.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
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

describe('the proof', () => {
  test('without credentials there is nothing to prove', async () => {
    const { id } = await bench.aDraft()
    expect(problemOf(await bench.ask('POST', `/${id}/proofs`, {}))).toBe('account/incomplete')
  })

  test('goes from the file to the agent, one line for each result', async () => {
    const draft = await bench.aDraft()
    await bench.setCredentials(draft.id, `\ufeff${bench.keyFile}`)
    await bench.setPartner((await bench.ask('GET', `/${draft.id}`)).body)
    const lines = await bench.prove(draft.id, {
      googleAgent: { brandId: emulated.brandId, agentId: emulated.agentId },
    })
    expect(lines[0]).toEqual({ step: 'shape', outcome: 'running', code: 'shape.running', params: {} })
    expect(ended(lines).slice(0, 9)).toEqual([
      'warning shape.cleanedBom',
      'passed shape.ok',
      'passed key.ok',
      'passed token.ok',
      'passed communications.ok',
      'passed messages.ok',
      'passed partner.ok',
      'passed brand.ok',
      'passed agent.ok',
    ])
    expect(
      ended(lines)
        .slice(9)
        .map((line) => line.split('.')[0]),
    ).toHaveLength(2)
    expect(lines.find((line) => line.code === 'agent.ok')?.params).toEqual({
      displayName: 'Harbour Lane Bakery',
    })
  })

  test('names what is wrong, and skips what follows', async () => {
    const draft = await bench.aDraft()
    await bench.setCredentials(draft.id)
    const brandId = emulated.brandId
    const noAgent = await bench.prove(draft.id, { googleAgent: { brandId, agentId: 'none' } })
    expect(ended(noAgent).slice(2)).toEqual([
      'passed token.ok',
      'passed communications.ok',
      'passed messages.ok',
      'skipped partner.notSet',
      'passed brand.ok',
      'failed agent.unknown',
      'skipped verification.skipped',
      'skipped launch.skipped',
    ])
    await bench.setPartner((await bench.ask('GET', `/${draft.id}`)).body, 'qs-1')
    const wrongPartner = await bench.prove(draft.id, { googleAgent: { brandId, agentId: emulated.agentId } })
    expect(ended(wrongPartner).slice(2)).toEqual([
      'passed token.ok',
      'passed communications.ok',
      'passed messages.ok',
      'failed partner.unknown',
      'skipped brand.skipped',
      'skipped agent.skipped',
      'skipped verification.skipped',
      'skipped launch.skipped',
    ])
  })

  test('a key that was deleted at Google fails at the token', async () => {
    const draft = await bench.aDraft()
    const key = await emulator.control<{ private_key_id: string }>('POST', '/keys', {})
    await bench.setCredentials(draft.id, JSON.stringify(key))
    expect((await server.ctx.google.accessToken(draft.id, scopes.messages)).outcome).toBe('granted')
    await emulator.control('DELETE', `/keys/${key.private_key_id}`)
    const lines = await bench.prove(draft.id)
    expect(ended(lines)).toEqual([
      'passed shape.ok',
      'passed key.ok',
      'failed token.keyRefused',
      'skipped communications.skipped',
      'skipped messages.skipped',
      'skipped partner.skipped',
    ])
  })
})

describe('access tokens', () => {
  test('are kept, shared by all who ask at once, renewed before they end and dropped with the credentials', async () => {
    const draft = await bench.aDraft()
    expect(await server.ctx.google.accessToken(draft.id, scopes.messages)).toMatchObject({
      outcome: 'refused',
      code: 'credentialsMissing',
    })
    await bench.setCredentials(draft.id)
    const get = async (fresh = false) => {
      const outcome = await server.ctx.google.accessToken(draft.id, scopes.messages, { fresh })
      return outcome.outcome === 'granted' ? outcome.token : outcome.outcome
    }
    const [first, second] = await Promise.all([get(), get()])
    expect(second).toBe(first)
    expect(await get()).toBe(first)
    const fresh = await get(true)
    expect(fresh).not.toBe(first)
    server.setNow(new Date(Date.now() + 54 * 60_000))
    expect(await get()).toBe(fresh)
    server.setNow(null)
    await bench.setCredentials(draft.id)
    expect(await get()).not.toBe(fresh)
  })
})
