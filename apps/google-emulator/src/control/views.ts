import type { CloudProject, ServiceKey } from '../accounts.ts'
import type { Core } from '../core.ts'
import type { ApiFault, DeliveryFaults } from '../faults.ts'
import type { JsonObject } from '../json.ts'
import { seedIds } from '../seed.ts'
import type { DeliveryState } from '../webhook/delivery.ts'
import type { Webhook } from '../webhook/webhooks.ts'
import type { WindowRefusal } from '../business-messages/api.ts'

/** Everything the settings page shows. */
export type EmulatorState = {
  publicUrl: string
  partner: { id: string; displayName: string; company: string; contactEmails: string[] }
  project: CloudProject
  webhook: Webhook
  keys: ServiceKey[]
  clock: { now: number; offsetMs: number }
  windowRefusal: WindowRefusal
  deliveryFaults: DeliveryFaults
  apiFaults: { seed: number; faults: ApiFault[] }
  deliveryCounts: Record<DeliveryState, number>
}

/** An agent as a tile of the brands page. */
type AgentTile = {
  name: string
  displayName: string
  logoUrl: string | null
  customAgentId: string | null
  verificationState: string
  launchStates: string[]
  hasOwnWebhook: boolean
}
export type BrandView = { name: string; displayName: string; agents: AgentTile[] }

/** One agent with what belongs to it. */
export type AgentView = {
  tile: AgentTile
  brandDisplayName: string
  agent: JsonObject
  launch: JsonObject
  verification: JsonObject
  webhook: Webhook
}

export function readState(core: Core): EmulatorState {
  const json = (core.resources.get(`partners/${seedIds.partner}`)?.json ?? {}) as {
    displayName?: string
    company?: string
    contactEmails?: string[]
  }
  return {
    publicUrl: core.publicUrl(),
    partner: {
      id: seedIds.partner,
      displayName: json.displayName ?? '',
      company: json.company ?? '',
      contactEmails: json.contactEmails ?? [],
    },
    project: core.accounts.project(seedIds.partner),
    webhook: core.webhooks.read(`partners/${seedIds.partner}`),
    keys: core.accounts.listKeys().filter((key) => key.partnerId === seedIds.partner),
    clock: { now: core.clock.now(), offsetMs: core.clock.offsetMs() },
    windowRefusal: core.windowRefusal(),
    deliveryFaults: core.faults.delivery(),
    apiFaults: core.faults.api(),
    deliveryCounts: core.deliveries.counts(),
  }
}

export function readBrands(core: Core): BrandView[] {
  return core.resources
    .list({ parent: '', kind: 'brand', partnerId: seedIds.partner })
    .map(({ name, json }) => ({
      name,
      displayName: String(json['displayName']),
      agents: core.resources
        .list({ parent: name, kind: 'agent' })
        .map((agent) => tileOf(core, agent.name, agent.json)),
    }))
}

export function readAgent(core: Core, name: string): AgentView | undefined {
  const resource = core.resources.get(name)
  if (resource?.kind !== 'agent') return undefined
  return {
    tile: tileOf(core, name, resource.json),
    brandDisplayName: textOf(core.resources.get(resource.parent)?.json['displayName']),
    agent: core.communications.present(resource),
    launch: core.communications.launchOf(resource),
    verification: core.communications.verificationOf(resource),
    webhook: core.webhooks.read(name),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function tileOf(core: Core, name: string, json: JsonObject): AgentTile {
  const resource = core.resources.get(name)
  const bm = (json['businessMessagesAgent'] ?? {}) as { logoUrl?: string; customAgentId?: string }
  const launch = (resource === undefined ? {} : core.communications.launchOf(resource)) as {
    businessMessages?: { launchDetails?: Record<string, { launchState?: string }> }
  }
  const verification = resource === undefined ? {} : core.communications.verificationOf(resource)
  return {
    name,
    displayName: String(json['displayName']),
    logoUrl: bm.logoUrl ?? null,
    customAgentId: bm.customAgentId ?? null,
    verificationState: textOf(verification['verificationState']),
    launchStates: Object.values(launch.businessMessages?.launchDetails ?? {}).map(
      (one) => one.launchState ?? '',
    ),
    hasOwnWebhook: core.webhooks.read(name).url !== null,
  }
}
