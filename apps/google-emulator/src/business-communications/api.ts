import { randomUUID } from 'node:crypto'
import { scopes, type Accounts } from '../accounts.ts'
import { ApiError, invalidFields, type FieldViolation } from '../api-error.ts'
import { readBody } from '../business-messages/api.ts'
import type { ApiAnswer, ApiCall } from '../google-api.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { surfaces } from '../phones/items.ts'
import { listTemplateQuestions } from '../phones/survey.ts'
import { readShape, type ObjectShape } from '../shape.ts'
import type { Webhooks } from '../webhook/webhooks.ts'
import { entryPointsOf, webhookUrlOf } from './facts.ts'
import { readMask, readPaging, readPartial } from './requests.ts'
import type { Resource, ResourceKind, Resources } from './resources.ts'
import * as shapes from './shapes.ts'
import { applyUpdate } from './update-mask.ts'

/** How a resource of another partner is refused. */
export type ForeignRefusal = 'NOT_FOUND' | 'PERMISSION_DENIED'

const collections: Readonly<
  Record<string, { kind: ResourceKind; under: ResourceKind | null; shape: ObjectShape }>
> = {
  brands: { kind: 'brand', under: null, shape: shapes.brandShape },
  agents: { kind: 'agent', under: 'brand', shape: shapes.agentShape },
  locations: { kind: 'location', under: 'brand', shape: shapes.locationShape },
  integrations: { kind: 'integration', under: 'agent', shape: shapes.integrationShape },
  greetings: { kind: 'greeting', under: 'agent', shape: shapes.greetingShape },
}

/** Brands, agents, locations and their settings: Business Communications v1 (protocol reference §7). */
export function createBusinessCommunications(options: {
  accounts: Accounts
  resources: Resources
  webhooks: Webhooks
  publicUrl: () => string
  foreignRefusal: () => ForeignRefusal
  onChange: () => void
}) {
  const { accounts, resources, webhooks, publicUrl, foreignRefusal, onChange } = options
  const notFound = (): ApiError => new ApiError('NOT_FOUND', 'Requested entity was not found.')

  /** Whether foreign resources look like missing ones is not documented, so both can be had. */
  const owned = (name: string, partnerId: string): Resource => {
    const resource = resources.get(name)
    if (resource !== undefined && resource.partnerId !== partnerId && foreignRefusal() !== 'NOT_FOUND')
      throw new ApiError('PERMISSION_DENIED', 'The caller does not have permission.')
    if (resource === undefined || resource.partnerId !== partnerId) throw notFound()
    return resource
  }

  /** Adds what the server derives: test addresses of agents and locations, the webhook of a partner. */
  const present = ({ kind, name, json }: Pick<Resource, 'kind' | 'name' | 'json'>): JsonObject => {
    const address = (surface: string): string =>
      `${publicUrl()}/phone/start?agent=${encodeURIComponent(kind === 'location' ? String(json['agent']) : name)}&surface=${surface}${
        kind === 'location' ? `&place=${encodeURIComponent(String(json['placeId']))}` : ''
      }`
    const testUrls = surfaces.map((surface) => ({ url: address(surface), surface }))
    if (kind === 'agent') {
      const bm = isJsonObject(json['businessMessagesAgent']) ? json['businessMessagesAgent'] : {}
      return {
        ...json,
        businessMessagesAgent: { ...bm, agentTestUrl: address('SURFACE_ANDROID_WEB'), testUrls },
      }
    }
    if (kind === 'location') return { ...json, locationTestUrl: address('SURFACE_ANDROID_MAPS'), testUrls }
    if (kind !== 'partner') return json
    const { url } = webhooks.read(name)
    return {
      ...json,
      productCapabilities: [
        { product: 'BUSINESS_MESSAGES', businessMessagesCapability: url === null ? {} : { webhookUrl: url } },
      ],
    }
  }

  /** The mistakes of a whole resource; the value itself keeps what the server owns. */
  const checkWhole = (shape: ObjectShape, json: JsonObject, path: string): void => {
    const violations: FieldViolation[] = []
    readShape(shape, json, path, violations)
    if (violations.length > 0) throw invalidFields(violations)
  }

  const launchOf = (owner: Resource): JsonObject =>
    resources.get(`${owner.name}/launch`)?.json ?? {
      name: `${owner.name}/launch`,
      ...(owner.kind === 'agent'
        ? {
            businessMessages: {
              launchDetails: Object.fromEntries(
                entryPointsOf(owner).map((entryPoint) => [
                  entryPoint,
                  { entryPoint, launchState: 'LAUNCH_STATE_UNLAUNCHED' },
                ]),
              ),
            },
          }
        : { launchState: 'LAUNCH_STATE_UNLAUNCHED' }),
    }
  const verificationOf = (owner: Resource): JsonObject =>
    resources.get(`${owner.name}/verification`)?.json ?? {
      name: `${owner.name}/verification`,
      verificationState: 'VERIFICATION_STATE_UNVERIFIED',
    }
  const putSingleton = (owner: Resource, kind: 'launch' | 'verification', json: JsonObject): JsonObject => {
    const name = `${owner.name}/${kind}`
    const stored = resources.put({
      name,
      parent: owner.name,
      kind,
      partnerId: owner.partnerId,
      json: { ...json, name },
    })
    onChange()
    return stored
  }
  const isVerified = (owner: Resource): boolean =>
    verificationOf(owner)['verificationState'] === 'VERIFICATION_STATE_VERIFIED'

  /** An agent-level webhook set by API is the one the console shows. */
  const followIntegration = (agentName: string, json: JsonObject | undefined): void => {
    const integration = json?.['agentWebhookIntegration'] as
      { webhookUri?: string; verificationToken?: string } | undefined
    if (json === undefined) webhooks.save(agentName, null)
    if (integration?.webhookUri === undefined) return
    webhooks.save(agentName, integration.webhookUri)
    if (integration.verificationToken) webhooks.setToken(agentName, integration.verificationToken)
  }

  const create = (call: ApiCall, name: string, partnerId: string): JsonObject => {
    const collection = collections[call.segments.at(-1) ?? '']
    const parent = call.segments.slice(0, -1).join('/')
    if (collection === undefined) throw notFound()
    if (parent !== '' && owned(parent, partnerId).kind !== collection.under) throw notFound()
    const json = readBody<JsonObject>(call, collection.shape, collection.kind)
    if (collection.kind === 'location') checkLocation(json, parent, partnerId)
    const { kind } = collection
    const full = `${name}/${randomUUID()}`
    const stored = resources.put({ name: full, parent, kind, partnerId, json: { name: full, ...json } })
    if (kind === 'integration') followIntegration(parent, stored)
    onChange()
    return present({ kind, name: full, json: stored })
  }

  const checkLocation = (json: JsonObject, brand: string, partnerId: string): void => {
    const agent = String(json['agent'])
    if (!agent.startsWith(`${brand}/agents/`))
      throw invalidFields([
        { field: 'location.agent', description: 'location.agent must be an agent of this brand.' },
      ])
    owned(agent, partnerId)
    const isTaken = resources
      .list({ parent: brand, kind: 'location' })
      .some((one) => one.json['placeId'] === json['placeId'])
    if (isTaken) throw new ApiError('ALREADY_EXISTS', 'A location with this Place ID already exists.')
  }

  const list = (call: ApiCall, partnerId: string): JsonObject => {
    const plural = call.segments.at(-1) ?? ''
    const collection = collections[plural]
    const parent = call.segments.slice(0, -1).join('/')
    if (collection === undefined) throw notFound()
    if (parent !== '' && owned(parent, partnerId).kind !== collection.under) throw notFound()
    const { size, after } = readPaging(call)
    const found = resources.list({ parent, kind: collection.kind, partnerId, after, limit: size + 1 })
    const page = found.slice(0, size)
    return {
      [plural]: page.map(present),
      nextPageToken: found.length > size ? Buffer.from(String(page.at(-1)?.seq)).toString('base64url') : '',
    }
  }

  const patch = (call: ApiCall, resource: Resource): JsonObject => {
    const { kind, name, partnerId } = resource
    const shape =
      kind === 'partner'
        ? shapes.partnerShape
        : Object.values(collections).find((one) => one.kind === kind)?.shape
    if (shape === undefined) throw notFound()
    const current = kind === 'partner' ? present(resource) : resource.json
    const json = applyUpdate(shape, current, { body: readPartial(call, shape, kind), mask: readMask(call) })
    checkWhole(shape, json, kind)
    if (kind === 'agent' && isVerified(resource) && json['displayName'] !== resource.json['displayName'])
      throw new ApiError('FAILED_PRECONDITION', 'The display name of a verified agent cannot be changed.')
    if (kind === 'partner') webhooks.save(name, webhookUrlOf(json))
    const stored = resources.put({ name, parent: resource.parent, kind, partnerId, json })
    if (kind === 'integration') followIntegration(resource.parent, stored)
    onChange()
    return present({ kind, name, json: stored })
  }

  const remove = (call: ApiCall, resource: Resource): JsonObject => {
    const isForced = call.query.get('force') === 'true'
    if (resource.kind === 'partner') throw new ApiError('PERMISSION_DENIED', 'A partner cannot be deleted.')
    if (!isForced && resources.hasChildren(resource.name, ['agent', 'location']))
      throw new ApiError(
        'FAILED_PRECONDITION',
        'The brand still has agents or locations. Delete them first or use force=true.',
      )
    resources.remove(resource.name)
    if (resource.kind === 'integration') followIntegration(resource.parent, undefined)
    onChange()
    return {}
  }

  const singleton = (call: ApiCall, owner: Resource, kind: 'launch' | 'verification'): JsonObject => {
    const current = kind === 'launch' ? launchOf(owner) : verificationOf(owner)
    if (call.method === 'GET') return current
    const shape =
      kind === 'verification'
        ? shapes.verificationShape
        : owner.kind === 'agent'
          ? shapes.agentLaunchShape
          : shapes.locationLaunchShape
    const body = readPartial(call, shape, kind)
    return putSingleton(owner, kind, applyUpdate(shape, current, { body, mask: readMask(call) }))
  }

  const requestLaunch = (call: ApiCall, owner: Resource): JsonObject => {
    if (owner.kind === 'location') {
      readBody(call, { kind: 'object', fields: {} }, 'request')
      return putSingleton(owner, 'launch', { launchState: 'LAUNCH_STATE_PENDING' })
    }
    if (!isVerified(owner))
      throw new ApiError('FAILED_PRECONDITION', 'The agent must be verified before it can be launched.')
    const { agentLaunch } = readBody<{ agentLaunch?: { businessMessages?: { launchDetails?: JsonObject } } }>(
      call,
      shapes.requestLaunchShape,
      'request',
    )
    const asked = agentLaunch?.businessMessages?.launchDetails ?? {}
    const current = launchOf(owner) as { businessMessages: { launchDetails: Record<string, JsonObject> } }
    const points = Object.keys(asked).length > 0 ? Object.keys(asked) : entryPointsOf(owner)
    const launchDetails = { ...current.businessMessages.launchDetails }
    for (const entryPoint of points)
      launchDetails[entryPoint] = {
        ...launchDetails[entryPoint],
        ...(isJsonObject(asked[entryPoint]) && asked[entryPoint]),
        entryPoint,
        launchState: 'LAUNCH_STATE_PENDING',
      }
    return putSingleton(owner, 'launch', { businessMessages: { launchDetails } })
  }

  const requestVerification = (call: ApiCall, owner: Resource): JsonObject => {
    if (isVerified(owner)) throw new ApiError('FAILED_PRECONDITION', 'It is verified already.')
    const body = readBody<JsonObject>(
      call,
      owner.kind === 'agent' ? shapes.requestVerificationShape : { kind: 'object', fields: {} },
      'request',
    )
    return putSingleton(owner, 'verification', {
      ...verificationOf(owner),
      ...body,
      verificationState: 'VERIFICATION_STATE_PENDING',
    })
  }

  const dispatch = (call: ApiCall, partnerId: string): JsonObject => {
    const { method, segments, verb } = call
    const name = segments.join('/')
    const last = segments.at(-1)
    if (method === 'GET' && name === 'surveyQuestions')
      return { surveyQuestions: listTemplateQuestions(call.query.get('locale') ?? 'en') }
    if (verb !== undefined) {
      const owner = owned(name, partnerId)
      if (method !== 'POST' || (owner.kind !== 'agent' && owner.kind !== 'location')) throw notFound()
      if (verb === 'requestLaunch') return requestLaunch(call, owner)
      if (verb === 'requestVerification') return requestVerification(call, owner)
      throw notFound()
    }
    if (segments.length === 5 && (last === 'launch' || last === 'verification')) {
      const owner = owned(segments.slice(0, 4).join('/'), partnerId)
      if (method === 'GET' || method === 'PATCH') return singleton(call, owner, last)
    }
    if (segments.length % 2 === 1) {
      if (method === 'GET') return list(call, partnerId)
      if (method === 'POST') return create(call, name, partnerId)
      throw notFound()
    }
    const resource = owned(name, partnerId)
    if (method === 'GET') return present(resource)
    if (method === 'PATCH') return patch(call, resource)
    if (method === 'DELETE') return remove(call, resource)
    throw notFound()
  }

  return {
    handle(call: ApiCall): ApiAnswer {
      const { partnerId } = accounts.authenticate(call.authorization, scopes.communications)
      return { status: 200, body: dispatch(call, partnerId) }
    },
    /** The same rules for the console of this emulator, which needs no token. */
    dispatch,
    present,
    launchOf,
    verificationOf,
    putSingleton,
  }
}
