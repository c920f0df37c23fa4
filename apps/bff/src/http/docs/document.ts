import { fieldsHeader, type Access, type Endpoint } from '@parley/contracts/endpoint'
import { problemBody, problems, type ProblemCode } from '@parley/contracts/problem'
import { z } from 'zod'

/** A JSON Schema as OpenAPI 3.1 takes it (draft 2020-12). */
export type JsonSchema = Record<string, unknown>

/** What is on the wire: instants as text, defaults optional. */
export function wireSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema
  return rest
}

export function isEmpty(schema: JsonSchema): boolean {
  return (
    schema['type'] === 'object' && Object.keys(schema['properties'] ?? {}).length === 0 && !schema['allOf']
  )
}

/** Who may call, in words. */
export const accessWords: Record<Access, string> = {
  public: 'Anybody',
  signedIn: 'Anybody who is signed in',
  supervisor: 'Supervisors and administrators',
  administrator: 'Administrators',
}

/** Every problem a caller of this endpoint should be ready for: those of all endpoints of its kind, and its own. */
export function problemsOf(endpoint: Endpoint): ProblemCode[] {
  const codes: ProblemCode[] = []
  if (!isEmpty(wireSchema(endpoint.query)) || !isEmpty(wireSchema(endpoint.body)))
    codes.push('request/invalid', 'request/malformed')
  if (endpoint.access !== 'public') codes.push('session/required')
  if (endpoint.method !== 'GET') codes.push('session/csrf')
  if (endpoint.access === 'supervisor' || endpoint.access === 'administrator') codes.push('session/forbidden')
  if (!isEmpty(wireSchema(endpoint.params))) codes.push('request/not-found')
  return [...new Set<ProblemCode>([...codes, ...endpoint.problems, 'server/unavailable', 'server/error'])]
}

/** The OpenAPI 3.1 document of these endpoints. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  about: { version: string; publicUrl: string },
): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley API',
      version: about.version,
      description:
        'Sign in with POST /api/session, send the cookie it sets with every call, and its csrfToken in the header x-parley-csrf with every call that is not a GET. Errors are application/problem+json (RFC 9457).',
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: about.publicUrl }],
    tags: [...new Set(endpoints.map((one) => one.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: wireSchema(problemBody) },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: about.publicUrl.startsWith('https:') ? '__Host-parley' : 'parley',
        },
        csrf: { type: 'apiKey', in: 'header', name: 'x-parley-csrf' },
      },
    },
  }
}

function operation(endpoint: Endpoint): JsonSchema {
  const body = wireSchema(endpoint.body)
  const isPublic = endpoint.access === 'public'
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    description: `${accessWords[endpoint.access]}.`,
    tags: [endpoint.tag],
    security: isPublic ? [] : [endpoint.method === 'GET' ? { session: [] } : { session: [], csrf: [] }],
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(endpoint.upload && !isEmpty(body) ? [fieldsParameter(body)] : []),
    ],
    ...requestBody(endpoint, body),
    responses: { [endpoint.status]: success(endpoint), ...failures(endpoint) },
  }
}

/** Bytes where a file is uploaded, else JSON. */
function requestBody({ upload }: Endpoint, body: JsonSchema): JsonSchema {
  if (upload)
    return {
      requestBody: {
        required: true,
        description: `The bytes of one file, at most ${upload.bytesMax}`,
        content: Object.fromEntries(
          upload.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    }
  if (isEmpty(body)) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
}

function fieldsParameter(body: JsonSchema): JsonSchema {
  return {
    name: fieldsHeader,
    in: 'header',
    required: Array.isArray(body['required']) && body['required'].length > 0,
    description: 'JSON, percent-encoded as UTF-8',
    content: { 'application/json': { schema: body } },
  }
}

function parameters(place: 'path' | 'query', schema: z.ZodType): JsonSchema[] {
  const { properties = {}, required = [] } = wireSchema(schema) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

function success(endpoint: Endpoint): JsonSchema {
  if (endpoint.status === 204) return { description: 'Done' }
  if (endpoint.file)
    return { description: 'A file', content: { [endpoint.file.type]: { schema: { type: 'string' } } } }
  const type = endpoint.stream ? 'application/x-ndjson' : 'application/json'
  return {
    description: endpoint.stream ? 'One value a line, as it comes' : 'Done',
    content: { [type]: { schema: wireSchema(endpoint.response) } },
  }
}

function failures(endpoint: Endpoint): JsonSchema {
  const byStatus = Map.groupBy(problemsOf(endpoint), (code) => problems[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [
                { $ref: '#/components/schemas/Problem' },
                { type: 'object', properties: { code: { enum: codes } } },
              ],
            },
          },
        },
      },
    ]),
  )
}
