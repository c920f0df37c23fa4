import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base, type APIRequestContext } from '@playwright/test'
import {
  clear,
  environmentOf,
  freshPlace,
  runProgram,
  startInstallation,
  type Installation,
  type Place,
} from './support/installation.ts'
import { claimByApi, signInByApi } from './support/parley-api.ts'
import {
  beginPost,
  childOf,
  commands,
  databaseOn,
  descendantsOf,
  expectNothingLeft,
  isAnswered,
  stillAlive,
} from './support/processes.ts'

const start = 'apps/tools/start.ts'
const serve = 'apps/tools/serve.ts'
const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
  locale: 'en',
} as const

/** An empty data folder and free ports; at the end nothing may run there any more. */
const test = base.extend<{ place: Place }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from this pattern
  place: async ({}, use) => {
    const place = await freshPlace()
    await use(place)
    await expectNothingLeft(place, [])
    await clear(place)
  },
})

const stopped = { code: 0, signal: null }

test('Ctrl-C and SIGTERM each stop everything, and a request that was running is answered', async ({
  place,
  request,
}) => {
  const ways = {
    'Ctrl-C': (installation: Installation) => installation.interrupt(),
    SIGTERM: (installation: Installation) => installation.process.kill('SIGTERM'),
  }
  for (const [name, end] of Object.entries(ways))
    await test.step(name, async () => {
      const installation = await startInstallation(place)
      // Only the first start has a link to print.
      if (installation.setupLink !== null) await claimByApi(request, installation, person)
      expect(installation.setupLink === null).toBe(name === 'SIGTERM')
      const started = descendantsOf(installation.process.pid)
      const { email, password } = person
      const running = await beginPost(`http://127.0.0.1:${place.port}/api/session`, { email, password })
      end(installation)
      await expect.poll(() => isAnswered(place.port)).toBe(false)
      const { status, text } = await running.finish()
      expect(status, text).toBe(200)
      expect(text).toContain(email)
      expect(await installation.ended, installation.output()).toEqual(stopped)
      await expectNothingLeft(place, started)
    })
})

test('Ctrl-C while it still starts stops everything, and the next start works', async ({ place }) => {
  // Setting up the database; starting it.
  for (const trace of ['data.unfinished', 'data/postmaster.pid'])
    await test.step(trace, async () => {
      const run = runProgram(start, environmentOf(place))
      await expect
        .poll(() => existsSync(join(place.dataDir, 'postgres', trace)), { intervals: [5] })
        .toBe(true)
      const started = descendantsOf(run.child.pid)
      run.interrupt()
      expect(await run.ended, run.output()).toEqual(stopped)
      expect(run.output()).toBe('')
      await expectNothingLeft(place, started)
    })
  const installation = await startInstallation(place)
  expect(await installation.stop()).toEqual(stopped)
})

test('whatever is killed with SIGKILL, the rest goes or goes on, and nothing is lost', async ({
  place,
  request,
}) => {
  await test.step('the start program: server, emulator and database go, too', async () => {
    const installation = await startInstallation(place)
    await claimByApi(request, installation, person)
    const started = descendantsOf(installation.process.pid)
    await installation.stop('SIGKILL')
    await expectNothingLeft(place, started)
  })
  await test.step('the server: the emulator stops, and it is said why', async () => {
    const installation = await startInstallation(place)
    await expectSignIn(request, installation)
    const emulator = childOf(installation.process.pid, commands.emulator)
    process.kill(childOf(installation.process.pid, commands.server), 'SIGKILL')
    expect(await installation.ended).toEqual({ code: 1, signal: null })
    expect(installation.output()).toContain('The server ended unexpectedly; stopping the rest.')
    expect(stillAlive([emulator])).toEqual([])
    expect(await isAnswered(place.port)).toBe(false)
  })
  await test.step('the database: it comes back under the same server', async () => {
    const installation = await startInstallation(place)
    const server = childOf(installation.process.pid, commands.server)
    // The first one was left by the killed server, the second one is the server's own.
    for (const whose of ['found', 'own'])
      await test.step(whose, async () => {
        await expectSignIn(request, installation)
        const killed = databaseOn(place) ?? 0
        process.kill(killed, 'SIGKILL')
        await expect.poll(() => ![undefined, killed].includes(databaseOn(place))).toBe(true)
        await expectReady(request, installation)
      })
    await expectSignIn(request, installation)
    expect(childOf(installation.process.pid, commands.server)).toBe(server)
    // The new database knows, too, that it is in use.
    await expectRefused(await otherPorts(place), 'Parley is already running on')
    await expectReady(request, installation)
    expect(await installation.stop(), installation.output()).toEqual(stopped)
  })
})

test('a second start says what is in its way, and the first one goes on', async ({ place, request }) => {
  const installation = await startInstallation(place)
  await claimByApi(request, installation, person)
  const other = await freshPlace()
  const { dataDir, port, emulatorPort } = place
  await test.step('the same folder', async () => {
    const said = await expectRefused({ ...other, dataDir }, 'Parley is already running on')
    expect(said).toContain(dataDir)
    expect(said).toContain('set DATA_DIR to another folder')
  })
  await test.step('the same port', async () => {
    const said = await expectRefused({ ...other, port }, `Port ${port} is taken by another program.`)
    expect(said).toContain('Set PORT to a free one.')
  })
  await test.step('the same port for the emulator', async () => {
    const said = await expectRefused(
      { ...other, emulatorPort },
      `Port ${emulatorPort} is taken by another program.`,
    )
    expect(said).toContain('Set EMULATOR_PORT to a free one.')
  })
  await clear(other)
  await expectSignIn(request, installation)
  expect(await installation.stop(), installation.output()).toEqual(stopped)
})

test('all mistakes in the environment are named at once, and nothing is started', async ({ place }) => {
  const wrong = {
    PORT: '80000',
    EMULATOR_PORT: 'eighty',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://db.example',
    SECRETS_KEY: 'short',
  }
  const said = await expectRefused(place, 'The configuration has 5 mistakes:', wrong)
  for (const name of Object.keys(wrong)) expect(said).toMatch(new RegExp(`^- ${name} must be `, 'm'))
  const twice = { EMULATOR_PORT: String(place.port) }
  expect(await expectRefused(place, 'The configuration has a mistake:', twice)).toContain(
    '- EMULATOR_PORT must differ from PORT',
  )
  expect(readdirSync(place.dataDir)).toEqual([])
})

test('production demands its key and its address, and then holds what they promise', async ({ place }) => {
  const { dataDir: DATA_DIR, port } = place
  const local = { DATA_DIR, PORT: String(port) }
  const bare = runProgram(serve, local)
  expect(await bare.ended).toEqual({ code: 1, signal: null })
  expect(bare.output()).toMatch(
    /^The configuration has 2 mistakes:\n- SECRETS_KEY is .+\n- PUBLIC_URL is .+\n$/,
  )
  expect(readdirSync(DATA_DIR)).toEqual([])

  const PUBLIC_URL = 'https://parley.harbour-lane.example'
  const run = runProgram(serve, { ...local, PUBLIC_URL, SECRETS_KEY: randomBytes(32).toString('base64') })
  await run.until(/Open this link once to create the first administrator:\n\S+\n/)
  expect(run.output()).toContain(`Parley is ready at ${PUBLIC_URL}\n`)
  const token = new RegExp(`^${PUBLIC_URL}/setup#token=(\\S+)$`, 'm').exec(run.output())?.[1] ?? ''
  const started = descendantsOf(run.child.pid)
  expect(started.filter(({ command }) => commands.emulator.test(command))).toEqual([])
  expect(existsSync(join(DATA_DIR, 'emulator'))).toBe(false)

  const base = `http://127.0.0.1:${port}`
  const page = await fetch(base)
  expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
  const claim = await fetch(`${base}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, ...person }),
  })
  expect(claim.status).toBe(200)
  expect(claim.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
  expect(await claim.json()).toMatchObject({ emulatorUrl: null, setupRequired: false })
  const [cookie = '', ...others] = claim.headers.getSetCookie()
  expect(others).toEqual([])
  const [pair, ...attributes] = cookie.split('; ')
  expect(pair).toMatch(/^__Host-parley=[\w-]{43}$/)
  expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']))
  expect(attributes.join()).not.toContain('Domain')

  run.interrupt()
  expect(await run.ended, run.output()).toEqual(stopped)
  await expectNothingLeft(place, started)
})

test('there is no default password: only the link lets the first one in, and it works once', async ({
  place,
  request,
  playwright,
}) => {
  const installation = await startInstallation(place)
  for (const [email, password] of [
    ['admin@example.com', 'admin'],
    ['admin@parley.example', 'parley'],
    ['postgres@parley.example', 'postgres'],
    [person.email, person.password],
  ] as const)
    await expect(signInByApi(request, installation, { email, password })).rejects.toThrow(/answered 401/)
  const forged = { ...installation, setupLink: `${installation.consoleUrl}/setup#token=${'x'.repeat(43)}` }
  await expect(claimByApi(request, forged, person)).rejects.toThrow('setup/link-invalid')

  const stranger = await playwright.request.newContext()
  const eve = { ...person, email: 'eve@example.com' }
  const both = await Promise.allSettled([
    claimByApi(request, installation, person),
    claimByApi(stranger, installation, eve),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(claimByApi(stranger, installation, eve)).rejects.toThrow('setup/already-done')
  await stranger.dispose()
  expect(await installation.stop(), installation.output()).toEqual(stopped)
})

/** A start that must fail: it says the sentence, nothing else that looks like an accident, and leaves nothing. */
async function expectRefused(
  place: Place,
  sentence: string,
  env: Record<string, string> = {},
): Promise<string> {
  const run = runProgram(start, { ...environmentOf(place), ...env })
  const end = await run.until(/Data is kept in/).then(run.interrupt, () => run.ended)
  expect(end, run.output()).toEqual({ code: 1, signal: null })
  expect(run.output()).toContain(sentence)
  expect(run.output()).not.toMatch(/^\s+at |"level"|Parley is ready/m)
  return run.output()
}

async function expectSignIn(request: APIRequestContext, installation: Installation): Promise<void> {
  expect((await signInByApi(request, installation, person)).me?.email).toBe(person.email)
}

async function expectReady(request: APIRequestContext, installation: Installation): Promise<void> {
  await expect.poll(async () => (await request.get(`${installation.consoleUrl}/readyz`)).status()).toBe(200)
}

/** The same data folder, with ports that nobody uses. */
async function otherPorts({ dataDir }: Place): Promise<Place> {
  const other = await freshPlace()
  await clear(other)
  return { ...other, dataDir }
}
