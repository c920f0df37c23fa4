import { allEndpoints } from '@parley/contracts/api'
import { endpoint } from '@parley/contracts/endpoint'
import { instant } from '@parley/contracts/values'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openApiDocument, problemsOf, wireSchema, type JsonSchema } from './document.ts'
import { docsPage } from './page.ts'
import { shapeText } from './shape-text.ts'

const about = { version: '1.2.3', publicUrl: 'https://parley.example' }
const example = endpoint({
  name: 'renameThing',
  method: 'PATCH',
  path: '/api/things/:thingId',
  summary: 'Rename a <thing>; see `other`',
  tag: 'Things & more',
  access: 'administrator',
  params: z.object({ thingId: z.uuid() }),
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
  body: z.object({
    name: z.string().max(100).nullable(),
    at: instant,
    kinds: z.array(z.enum(['a', 'b'])).optional(),
  }),
  response: z.object({ ok: z.boolean() }),
  problems: ['request/conflict'],
})

describe('the OpenAPI document', () => {
  const document = openApiDocument([example], about) as {
    paths: Record<string, Record<string, JsonSchema>>
    components: { securitySchemes: { session: { name: string } } }
  }
  const operation = document.paths['/api/things/{thingId}']?.['patch'] ?? {}

  test('describes path, query, body, rights and every problem', () => {
    expect(operation['security']).toEqual([{ session: [], csrf: [] }])
    expect(operation['parameters']).toMatchObject([
      { name: 'thingId', in: 'path', required: true, schema: { format: 'uuid' } },
      { name: 'limit', in: 'query', required: false },
    ])
    expect(Object.keys(operation['responses'] ?? {})).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '500',
      '503',
    ])
    expect(document.components.securitySchemes.session.name).toBe('__Host-parley')
  })

  test('shows what is on the wire: instants are text', () => {
    expect(wireSchema(example.body)).toMatchObject({
      properties: { at: { type: 'string', format: 'date-time' } },
      required: ['name', 'at'],
    })
  })

  test('describes an upload: bytes as body, its fields in a header', () => {
    const upload = endpoint({
      name: 'putThing',
      method: 'PUT',
      path: '/api/things/:thingId',
      summary: 'Put a thing',
      tag: 'Things',
      access: 'signedIn',
      params: z.object({ thingId: z.uuid() }),
      body: z.object({ title: z.string().max(5).default('') }),
      upload: { types: ['image/png'], bytesMax: 1000 },
    })
    const { paths } = openApiDocument([upload], about) as typeof document
    expect(paths['/api/things/{thingId}']?.['put']).toMatchObject({
      parameters: [
        { name: 'thingId', in: 'path' },
        { name: 'x-parley-fields', in: 'header', required: false, content: { 'application/json': {} } },
      ],
      requestBody: { content: { 'image/png': { schema: { format: 'binary' } } } },
    })
  })

  test('has no name twice and nothing that JSON cannot hold', () => {
    const all = openApiDocument(allEndpoints, about)
    expect(JSON.parse(JSON.stringify(all))).toEqual(all)
    expect(new Set(allEndpoints.map((one) => one.name)).size).toBe(allEndpoints.length)
    expect(new Set(allEndpoints.map((one) => `${one.method} ${one.path}`)).size).toBe(allEndpoints.length)
  })
})

test('the page escapes what it shows and names every endpoint', () => {
  const page = docsPage([example], about)
  expect(page).toContain('<h3>Rename a &lt;thing&gt;; see <code>other</code></h3>')
  expect(page).toContain('Things &amp; more')
  expect(page).not.toMatch(/<script|\sstyle=|\son\w+=/)
  const whole = docsPage(allEndpoints, about)
  for (const one of allEndpoints) expect(whole).toContain(`<article id="${one.name}">`)
})

test('shapes are shown as people read them', () => {
  expect(shapeText(wireSchema(example.body))).toBe(
    `{
  name: string (at most 100 characters) | null
  at: string (date-time)
  kinds?: ("a" | "b")[]
}`,
  )
  expect(shapeText(wireSchema(example.query))).toBe('{\n  limit?: integer (1–100) = 50\n}')
})

test('a read without parameters that anybody may make has only the problems of the server', () => {
  const open = endpoint({ name: 'x', method: 'GET', path: '/api/x', summary: '', tag: '', access: 'public' })
  expect(problemsOf(open)).toEqual(['server/unavailable', 'server/error'])
})
