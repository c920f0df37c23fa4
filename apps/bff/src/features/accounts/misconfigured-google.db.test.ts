import { proofCodes, proofVerdicts, type ProofCode } from '@parley/contracts/proof-codes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccountBench, type AccountBench } from '../../../testing/account-bench.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'

let emulator: TestEmulator
let server: TestServer
let bench: AccountBench
const log: string[] = []
const said: string[] = []
const found = new Set<string>()
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url, logTo: { write: (line) => log.push(line) } })
  bench = await anAccountBench(server, emulator)
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

const keyOf = () => JSON.parse(bench.keyFile) as Record<string, string>

function notGreen(lines: readonly { outcome: string; code: string }[]): string[] {
  said.push(JSON.stringify(lines))
  const codes = lines.filter((one) => one.outcome === 'failed' || one.outcome === 'warning')
  return codes.map((one) => one.code)
}

describe('what only Google can tell', () => {
  const { brandId, agentId, secondAgentId } = emulated
  const agentPath = `/brands/${brandId}/agents/${agentId}`
  interface Case {
    code: ProofCode
    partnerId?: string
    agent?: { brandId: string; agentId: string }
    before?: () => Promise<unknown>
  }
  const restrict = (what: object) => emulator.control('PUT', '/restrictions', what)
  const forbidForeign = (foreignRefusal: string) => emulator.control('PUT', '/settings', { foreignRefusal })
  const launch = (state: string) =>
    emulator.control('POST', `${agentPath}/launch`, { state: `LAUNCH_STATE_${state}` })
  const verify = (state: string) =>
    emulator.control('POST', `${agentPath}/verification`, { state: `VERIFICATION_STATE_${state}` })
  const fault = (family: string, calls: number) =>
    emulator.control('PUT', '/api-faults', { faults: [{ family, kind: '500', calls }] })
  const own = { brandId, agentId }
  const foreign = async () => {
    const { partnerId } = await emulator.control<{ partnerId: string }>('POST', '/partners', {
      displayName: 'Other',
    })
    const brand = await emulator.control<{ name: string }>('POST', `/brands?partnerId=${partnerId}`, {
      displayName: 'Theirs',
    })
    return { partnerId, brandId: brand.name.replace('brands/', '') }
  }
  let other: Awaited<ReturnType<typeof foreign>>
  let secondBrand = ''
  beforeAll(async () => {
    other = await foreign()
    const brand = await emulator.control<{ name: string }>('POST', '/brands', { displayName: 'Second brand' })
    secondBrand = brand.name.replace('brands/', '')
  })
  const cases: [string, () => Case][] = [
    [
      'a clock that is wrong',
      () => ({
        code: 'token.clockSkew',
        before: async () => server.setNow(new Date(Date.now() + 3_600_000)),
      }),
    ],
    [
      'a scope that may not be asked for',
      () => ({ code: 'token.invalidScope', before: () => restrict({ refusedScopes: ['messages'] }) }),
    ],
    ['a token endpoint that is down', () => ({ code: 'token.unexpected', before: () => fault('token', 1) })],
    [
      'Business Communications switched off',
      () => ({
        code: 'communications.disabled',
        before: () => restrict({ disabledApis: ['communications'] }),
      }),
    ],
    [
      'the scope of Business Communications withheld',
      () => ({
        code: 'communications.scope',
        before: () => restrict({ withheldScopes: ['communications'] }),
      }),
    ],
    [
      'Business Communications down',
      () => ({ code: 'communications.unreachable', before: () => fault('communications', 1) }),
    ],
    [
      'Business Messages switched off',
      () => ({ code: 'messages.disabled', before: () => restrict({ disabledApis: ['messages'] }) }),
    ],
    [
      'the scope of Business Messages withheld',
      () => ({ code: 'messages.scope', before: () => restrict({ withheldScopes: ['messages'] }) }),
    ],
    ['Business Messages down', () => ({ code: 'messages.unreachable', before: () => fault('events', 1) })],
    ['a partner ID with a slip', () => ({ code: 'partner.unknown', partnerId: 'qs-1' })],
    [
      'a partner ID of another partner than the key’s',
      () => ({
        code: 'partner.mismatch',
        partnerId: other.partnerId,
        before: () => forbidForeign('PERMISSION_DENIED'),
      }),
    ],
    ['a brand nobody knows', () => ({ code: 'brand.unknown', agent: { brandId: 'none', agentId } })],
    ['the IDs swapped', () => ({ code: 'brand.swapped', agent: { brandId: agentId, agentId: brandId } })],
    [
      'a brand of another partner',
      () => ({
        code: 'brand.denied',
        agent: { brandId: other.brandId, agentId },
        before: () => forbidForeign('PERMISSION_DENIED'),
      }),
    ],
    ['an agent nobody knows', () => ({ code: 'agent.unknown', agent: { brandId, agentId: 'none' } })],
    [
      'an agent of another brand',
      () => ({ code: 'agent.otherBrand', agent: { brandId: secondBrand, agentId } }),
    ],
    [
      'an agent that is not verified',
      () => ({ code: 'verification.unverified', agent: own, before: () => verify('UNVERIFIED') }),
    ],
    [
      'an agent whose verification is under way',
      () => ({ code: 'verification.pending', agent: own, before: () => verify('PENDING') }),
    ],
    [
      'an agent that is not launched',
      () => ({ code: 'launch.unlaunched', agent: own, before: () => launch('UNLAUNCHED') }),
    ],
    ['a launch under way', () => ({ code: 'launch.pending', agent: own, before: () => launch('PENDING') })],
    [
      'a launch that was rejected',
      () => ({ code: 'launch.rejected', agent: own, before: () => launch('REJECTED') }),
    ],
    [
      'an agent that was suspended',
      () => ({ code: 'launch.suspended', agent: own, before: () => launch('SUSPENDED') }),
    ],
  ]
  test.each(cases)('%s', async (_name, make) => {
    const { code, partnerId, agent, before } = make()
    const draft = await bench.aDraft()
    await bench.setCredentials(draft.id)
    await bench.setPartner((await bench.ask('GET', `/${draft.id}`)).body, partnerId)
    await before?.()
    const codes = notGreen(await bench.prove(draft.id, agent ? { googleAgent: agent } : {}))
    server.setNow(null)
    await Promise.all([restrict({}), forbidForeign('NOT_FOUND'), launch('LAUNCHED'), verify('VERIFIED')])
    await emulator.control('PUT', '/api-faults', { faults: [] })
    expect(codes).toEqual([code])
    found.add(code)
  })

  test('an agent that another account has', async () => {
    const [one, two] = [await bench.aDraft(), await bench.aDraft()]
    const agent = { brandId, agentId: secondAgentId }
    await bench.setCredentials(one.id)
    await bench.setCredentials(two.id)
    await bench.ask('POST', `/${one.id}/google-agents`, agent)
    expect(notGreen(await bench.prove(two.id, { googleAgent: agent }))).toEqual(['agent.taken'])
    found.add('agent.taken')
  })

  test('a key that was revoked, then the last key of its account', async () => {
    const draft = await bench.aDraft()
    await bench.setCredentials(draft.id)
    const key = keyOf()['private_key_id'] ?? ''
    const spare = await emulator.control<{ private_key_id: string }>('POST', '/keys', {})
    await emulator.control('PATCH', `/keys/${key}`, { isDisabled: true })
    expect(notGreen(await bench.prove(draft.id))).toEqual(['token.keyRefused'])
    await emulator.control('DELETE', `/keys/${spare.private_key_id}`)
    expect(notGreen(await bench.prove(draft.id))).toEqual(['token.accountGone'])
    await emulator.control('PATCH', `/keys/${key}`, { isDisabled: false })
    found.add('token.keyRefused').add('token.accountGone')
  })
})

test('every finding about Google was provoked, but those that need a broken network', () => {
  const steps = /^(?:token|communications|messages|partner|brand|agent|verification|launch)\./
  // Told apart in the unit tests of the adapters; here the network is sound and Google answers by its reference.
  const elsewhere = new Set<ProofCode>([
    'token.unreachable',
    'token.invalidClient',
    'communications.denied',
    'partner.unreachable',
    'brand.unreachable',
    'agent.unreachable',
    'agent.denied',
    'verification.unread',
    'launch.unread',
  ])
  const wanted = proofCodes.filter(
    (code) => steps.test(code) && /failed|warning/.test(proofVerdicts[code]) && !elsewhere.has(code),
  )
  expect(wanted.filter((code) => !found.has(code))).toEqual([])
})

test('no answer, no line and no log has a piece of a key, the token or an access token', () => {
  const piece = (keyOf()['private_key'] ?? '').split('\n')[3] ?? 'nothing'
  const all = [...said, ...log].join('\n')
  expect(log.length).toBeGreaterThan(0)
  for (const secret of [piece, piece.slice(0, 24), bench.token, 'ya29.'])
    expect(all.includes(secret)).toBe(false)
})
