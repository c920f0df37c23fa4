import { randomUUID } from 'node:crypto'
import { allEndpoints } from '@parley/contracts/api'
import type { Endpoint } from '@parley/contracts/endpoint'
import type { Conversation } from '@parley/contracts/conversations'
import type { Role } from '@parley/contracts/session'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf, type ApiAnswer } from '../../testing/api.ts'
import { aConversation } from '../../testing/conversations.ts'
import { aChannel, aPerson, type TestChannel, type TestPerson } from '../../testing/factories.ts'
import type { Described, Params } from '../../testing/described.ts'
import { describedObjects } from '../../testing/objects.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'

let server: TestServer
let channel: TestChannel
const people = {} as Record<Role | 'outsider', TestPerson>
beforeAll(async () => {
  server = await startTestServer()
  channel = await aChannel(server)
  people.administrator = await aPerson(server, { role: 'administrator', name: 'Root' })
  people.supervisor = await aPerson(server, { role: 'supervisor', name: 'Sue' })
  people.agent = await aPerson(server, { name: 'Member', queueIds: [channel.queueId] })
  people.outsider = await aPerson(server, { name: 'Outsider' })
})
afterAll(() => server.close())

const objects = describedObjects(
  () => server,
  () => people.administrator,
  () => people.agent,
  () => channel,
)
const about = allEndpoints.filter((one) => one.path.includes(':'))

async function ask(
  endpoint: Endpoint,
  { body, query, upload }: Described,
  params: Params,
  person: TestPerson,
): Promise<ApiAnswer<unknown>> {
  const place = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
  const path = query === undefined ? place : `${place}?${query}`
  if (!upload)
    return call(
      server,
      person,
      endpoint.method,
      path,
      endpoint.method === 'GET' ? undefined : (body?.() ?? {}),
    )
  const answer = await fetch(`${server.url}${path}`, {
    method: endpoint.method,
    headers: { ...person.headers, ...upload.headers },
    body: new Uint8Array(upload.bytes),
  })
  const text = await answer.text()
  return { status: answer.status, body: JSON.parse(text) as unknown, text, headers: answer.headers }
}

test('every endpoint that is about a thing is described, and no other', () => {
  expect(Object.keys(objects).toSorted()).toEqual(about.map(({ name }) => name).toSorted())
})

const nothing = [404, 'request/not-found']
const verdictOf = (answer: ApiAnswer<unknown>) => [answer.status, problemOf(answer)]
const missing = (name: string) => (name === 'deliveryId' ? '999999999' : randomUUID())

describe.each(about.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  (_name, endpoint) => {
    const described = objects[endpoint.name]
    if (!described) return
    const isForAgents = endpoint.access === 'signedIn'
    const holder = () => (isForAgents ? people.agent : people.administrator)

    test('about a thing that is there and theirs, whoever may is let in', async () => {
      const { status } = await ask(endpoint, described, await described.own(), holder())
      expect([401, 403, 404]).not.toContain(status)
      expect(status).toBeLessThan(500)
    })

    test('a thing that is not there is not found, whichever id it is', async () => {
      const own = await described.own()
      const named = Object.keys(own).filter((name) => described.chosen?.includes(name) !== true)
      for (const name of named) {
        const answer = await ask(endpoint, described, { ...own, [name]: missing(name) }, holder())
        expect([name, ...verdictOf(answer)]).toEqual([name, ...nothing])
      }
    })

    test('a thing of something else is not found under this one', async () => {
      const own = await described.own()
      const ids = Object.keys(own).filter((name) => described.chosen?.includes(name) !== true)
      if (ids.length > 1) expect(described.strange, 'two ids can fail to belong together').toBeDefined()
      for (const strange of (await described.strange?.(own)) ?? [])
        expect(verdictOf(await ask(endpoint, described, strange, holder()))).toEqual(nothing)
    })

    test('whoever may not learns nothing from it: there or not, the answer is the same', async () => {
      const own = await described.own()
      const gone = Object.fromEntries(Object.keys(own).map((name) => [name, missing(name)]))
      const others = isForAgents
        ? [people.outsider].filter(() => described.isForAll !== true)
        : endpoint.access === 'supervisor'
          ? [people.agent]
          : [people.agent, people.supervisor]
      for (const person of others) {
        const there = verdictOf(await ask(endpoint, described, own, person))
        expect(there).toEqual(isForAgents ? nothing : [403, 'session/forbidden'])
        if (!described.chosen) expect(verdictOf(await ask(endpoint, described, gone, person))).toEqual(there)
      }
    })
  },
)

test('what is personal is one’s own: a draft is shown to its writer alone, supervisors included', async () => {
  const { path } = await aConversation(server, channel, people.agent)
  await call(server, people.agent, 'PUT', `${path}/draft`, { text: 'Not yet meant for anybody' })
  const seenBy = (person: TestPerson) => call<Conversation>(server, person, 'GET', path)
  expect((await seenBy(people.agent)).text).toContain('Not yet meant for anybody')
  for (const person of [people.supervisor, people.administrator]) {
    const answer = await seenBy(person)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('Not yet meant')
  }
})

test('the lists of a person outside name nothing of a queue they are not in', async () => {
  const { id } = await aConversation(server, channel, people.agent)
  const lists = allEndpoints.filter((one) => one.method === 'GET' && !one.path.includes(':') && !one.file)
  for (const endpoint of lists) {
    const path = endpoint.name === 'listConversations' ? `${endpoint.path}?view=all` : endpoint.path
    expect((await call(server, people.outsider, 'GET', path)).text).not.toContain(id)
  }
  const seen = await call(server, people.agent, 'GET', '/api/conversations?view=mine')
  expect(seen.text).toContain(id)
})
