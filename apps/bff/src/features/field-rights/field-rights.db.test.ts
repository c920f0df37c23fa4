import type { Account } from '@parley/contracts/accounts'
import type { FieldProfile, FieldRights } from '@parley/contracts/field-rights'
import { fieldRight, type FieldRight } from '@parley/contracts/protected-fields'
import type { SessionState } from '@parley/contracts/session'
import type { User } from '@parley/contracts/team'
import { effectiveRights } from '@parley/domain/field-rights'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { aPerson, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { ensureSetupLink } from '../session/setup-claim.ts'

let emulator: TestEmulator
let server: TestServer
let root: TestPerson
let keyFile: string
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url, isPublic: true })
  root = await aPerson(server, { role: 'administrator', name: 'Root' })
  keyFile = JSON.stringify(await emulator.control('POST', '/keys', {}))
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

const send = <T>(person: TestPerson, method: string, path: string, body?: object) =>
  call<T>(server, person, method, `/api${path}`, method === 'GET' ? undefined : (body ?? {}))
const plain = (name: string) =>
  aPerson(server, { role: 'administrator', name, mayWriteProtectedFields: false })
let number = 0
const content = (more: Partial<FieldProfile> = {}) => ({
  name: `Profile ${++number}`,
  description: '',
  rights: [] as FieldRight[],
  roles: [],
  memberIds: [] as string[],
  ...more,
})
const aProfile = async (more: Partial<FieldProfile> = {}, by = root) =>
  (await send<FieldProfile>(by, 'POST', '/field-profiles', content(more))).body
const state = async () => (await send<FieldRights>(root, 'GET', '/field-rights')).body
const rightsOf = async (person: TestPerson) =>
  (await send<SessionState>(person, 'GET', '/session')).body.me?.fieldRights
const ids = (...people: TestPerson[]) => people.map(({ id }) => id) as unknown as FieldProfile['memberIds']

/** Only what a test gives counts: the profile that lets every administrator check is empty, and can be filled again. */
const withoutRoleProfile = () =>
  sql`update field_profiles set roles = '{}' where first_as = 'check'`.execute(server.ctx.database.db)

describe('what an installation begins with', () => {
  test('who could write still can, every administrator can check, and no one else can anything', async () => {
    const both = (await state()).profiles.map(({ name, rights, roles }) => [name, rights, roles])
    expect(both).toEqual([
      ['Check accounts', ['clientToken.use', 'credentials.use'], ['administrator']],
      ['Set up accounts', fieldRight.options, []],
    ])
    expect(await rightsOf(root)).toEqual(fieldRight.options)
    expect(await rightsOf(await plain('Plain'))).toEqual(['clientToken.use', 'credentials.use'])
    expect(await rightsOf(await aPerson(server, { role: 'supervisor' }))).toEqual([])
  })
})

test('whoever sets up in German finds the first profiles in German, and may set up accounts', async () => {
  const german = await startTestServer()
  const token = (await ensureSetupLink(german.ctx))?.split('#token=')[1]
  const claim = await call<SessionState>(german, null, 'POST', '/api/setup', {
    token,
    name: 'Grete',
    email: 'grete@example.test',
    password: 'lantern boats in harbour',
    locale: 'de',
  })
  expect(claim.body.me?.fieldRights).toEqual(fieldRight.options)
  const headers = { Cookie: claim.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
  const { body } = await call<FieldRights>(german, { headers }, 'GET', '/api/field-rights')
  expect(body.profiles.map(({ name }) => name)).toEqual(['Konten einrichten', 'Konten prüfen'])
  await german.close()
})

describe('each right opens its own door and no other', () => {
  const doors: Record<FieldRight, (person: TestPerson) => Promise<{ status: number; body: unknown }>> = {
    'clientToken.set': async (person) =>
      send(person, 'PUT', `/accounts/${await draft()}/client-token`, token),
    'clientToken.replace': async (person) =>
      send(person, 'PUT', `/accounts/${await draft({ token: true })}/client-token`, token),
    'clientToken.use': async (person) =>
      send(person, 'POST', `/accounts/${await draft({ token: true })}/webhook-proofs`),
    'credentials.set': async (person) =>
      send(person, 'PUT', `/accounts/${await draft()}/credentials`, file()),
    'credentials.replace': async (person) =>
      send(person, 'PUT', `/accounts/${await draft({ file: true })}/credentials`, file()),
    'credentials.use': async (person) =>
      send(person, 'POST', `/accounts/${await draft({ file: true })}/proofs`),
  }
  const token = { clientToken: 'TOKEN' }
  const file = () => ({ fileName: 'key.json', content: keyFile })
  const draft = async (has: { token?: boolean; file?: boolean } = {}) => {
    const { id } = (
      await send<Account>(root, 'POST', '/accounts', { name: 'A', channel: 'google-business-messages' })
    ).body
    if (has.token) await send(root, 'PUT', `/accounts/${id}/client-token`, token)
    if (has.file) await send(root, 'PUT', `/accounts/${id}/credentials`, file())
    return id
  }
  beforeAll(withoutRoleProfile)

  test.each(fieldRight.options)('%s', async (right) => {
    const person = await plain(`Has ${right}`)
    for (const one of fieldRight.options) {
      const refused = await doors[one](person)
      expect([one, refused.status, refused.body]).toMatchObject([
        one,
        403,
        { code: 'account/protected-field', errors: [{ code: one }] },
      ])
    }
    await aProfile({ rights: [right], memberIds: ids(person) })
    for (const one of fieldRight.options)
      expect([one, (await doors[one](person)).status]).toEqual([one, one === right ? 200 : 403])
  })

  test('adding a Google agent has the credentials used, and so do checks with both secrets', async () => {
    const person = await plain('Adder')
    const id = await draft({ token: true, file: true })
    const add = () =>
      send(person, 'POST', `/accounts/${id}/google-agents`, {
        brandId: emulated.brandId,
        agentId: emulated.agentId,
      })
    expect(await add()).toMatchObject({ status: 403, body: { errors: [{ code: 'credentials.use' }] } })
    const profile = await aProfile({ rights: ['clientToken.use'], memberIds: ids(person) })
    expect(await send(person, 'POST', `/accounts/${id}/webhook-proofs`)).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'credentials.use' }] },
    })
    await send(root, 'PUT', `/field-profiles/${profile.id}`, {
      ...profile,
      rights: ['clientToken.use', 'credentials.use'],
    })
    expect((await add()).status).toBe(201)
    expect((await send(person, 'POST', `/accounts/${id}/webhook-proofs`)).status).toBe(200)
    const used = (await auditEntries(server)).filter((entry) => entry.actor?.name === 'Adder')
    expect(used[0]?.verb).toBe('protectedField.denied')
    // Denials of a minute are one entry, so their number depends on the clock.
    const verbs = used.map(({ verb }) => verb).filter((verb) => verb !== 'protectedField.denied')
    expect(verbs).toEqual([
      'account.credentialsUsed',
      'account.agentAdded',
      'account.clientTokenUsed',
      'account.credentialsUsed',
    ])
  })
})

describe('profiles', () => {
  test('a right counts from the next call on, and ends as soon', async () => {
    const person = await plain('Now')
    const profile = await aProfile({ rights: ['clientToken.set'], memberIds: ids(person) })
    expect(await rightsOf(person)).toEqual(['clientToken.set'])
    await send(root, 'DELETE', `/field-profiles/${profile.id}`, { version: profile.version })
    expect(await rightsOf(person)).toEqual([])
  })

  test('what the lists say is what the rules say, for every person over a dozen profiles', async () => {
    const people: TestPerson[] = []
    for (const role of ['administrator', 'supervisor', 'agent'] as const)
      people.push(await aPerson(server, { role, mayWriteProtectedFields: false }))
    for (let index = 0; index < 12; index++)
      await aProfile({
        rights: fieldRight.options.filter((_, bit) => (index * 7 + 3) & (1 << bit)),
        roles: index % 4 === 0 ? ['supervisor', 'agent'] : [],
        memberIds: ids(...people.filter((_, bit) => index & (1 << bit))),
      })
    const { profiles, people: known } = await state()
    const users = (await send<{ items: User[] }>(root, 'GET', '/users')).body.items
    expect(users.length).toBe(known.length)
    for (const user of users) expect(user.fieldRights).toEqual(effectiveRights(profiles, user))
    for (const person of people)
      expect(await rightsOf(person)).toEqual(users.find(({ id }) => id === person.id)?.fieldRights)
  })

  test('an administrator without a right gives it to nobody, least of all to themselves', async () => {
    const person = await plain('Climber')
    const own = { rights: ['clientToken.set', 'credentials.use'] as FieldRight[], memberIds: ids(person) }
    const created = await send(person, 'POST', '/field-profiles', content(own))
    expect(created).toMatchObject({
      status: 403,
      body: {
        code: 'account/protected-field',
        errors: [{ code: 'clientToken.set' }, { code: 'credentials.use' }],
      },
    })
    const theirs = await aProfile({ ...own, memberIds: ids(root) })
    for (const attempt of [
      { ...theirs, memberIds: ids(root, person) },
      { ...theirs, roles: ['administrator'] },
      { ...theirs, rights: [] },
    ])
      expect(problemOf(await send(person, 'PUT', `/field-profiles/${theirs.id}`, attempt))).toBe(
        'account/protected-field',
      )
    expect(problemOf(await send(person, 'DELETE', `/field-profiles/${theirs.id}`, theirs))).toBe(
      'account/protected-field',
    )
    expect(await rightsOf(person)).toEqual([])
    const renamed = await send<FieldProfile>(person, 'PUT', `/field-profiles/${theirs.id}`, {
      ...theirs,
      name: 'Renamed by Climber',
    })
    expect(renamed.body).toMatchObject({ name: 'Renamed by Climber', version: theirs.version + 1 })
  })

  test('a right that nobody holds any more can be given again by any administrator', async () => {
    const alone = await startTestServer()
    const [first, second] = [
      await aPerson(alone, { role: 'administrator' }),
      await aPerson(alone, { role: 'administrator', mayWriteProtectedFields: false }),
    ]
    const give = () =>
      call(
        alone,
        second,
        'POST',
        '/api/field-profiles',
        content({ rights: ['clientToken.set'], memberIds: ids(second) }),
      )
    expect((await give()).status).toBe(403)
    await call(alone, second, 'PATCH', `/api/users/${first.id}`, { isDisabled: true })
    expect((await give()).status).toBe(201)
    await alone.close()
  })

  test('of two who change the same profile one is told so; a name is there once', async () => {
    const profile = await aProfile()
    const put = (name: string) => send(root, 'PUT', `/field-profiles/${profile.id}`, { ...profile, name })
    const both = await Promise.all([put('One of two'), put('Two of two')])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(problemOf(await send(root, 'POST', '/field-profiles', content({ name: 'SET UP ACCOUNTS' })))).toBe(
      'profile/name-taken',
    )
    const nobody = content({ memberIds: ids({ ...root, id: '00000000-0000-4000-8000-000000000000' }) })
    expect(await send(root, 'POST', '/field-profiles', nobody)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/body/memberIds/0' }] },
    })
  })

  test('the log names what was given and taken, and to whom', async () => {
    const ann = await plain('Ann')
    const profile = await aProfile({ name: 'Logged', rights: ['clientToken.set'], memberIds: ids(ann) })
    await send(root, 'PUT', `/field-profiles/${profile.id}`, {
      ...profile,
      rights: ['credentials.use'],
      roles: ['agent'],
      memberIds: [],
    })
    const entries = (await auditEntries(server)).filter((entry) => entry.object?.name === 'Logged')
    expect(entries.map(({ verb }) => verb)).toEqual(['fieldProfile.created', 'fieldProfile.updated'])
    expect(entries[1]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'rightsAdded', before: null, after: ['credentials.use'] },
        { field: 'rightsRemoved', before: ['clientToken.set'], after: null },
        { field: 'rolesAdded', before: null, after: ['agent'] },
        { field: 'membersRemoved', before: ['Ann'], after: null },
      ]),
    )
  })
})
