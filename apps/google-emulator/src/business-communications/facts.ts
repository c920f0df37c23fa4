import type { JsonObject } from '../json.ts'
import type { Resource } from './resources.ts'

/** The entry points an agent is configured for; one without any is not tied to a place. */
export function entryPointsOf(agent: Resource): string[] {
  const bm = agent.json['businessMessagesAgent'] as
    { entryPointConfigs?: { allowedEntryPoint: string }[] } | undefined
  const configured = (bm?.entryPointConfigs ?? []).map((one) => one.allowedEntryPoint)
  return configured.length > 0 ? configured : ['NON_LOCAL']
}

/** The webhook in a partner's capabilities, or null. */
export function webhookUrlOf(partner: JsonObject): string | null {
  const capabilities = (partner['productCapabilities'] ?? []) as {
    product?: string
    businessMessagesCapability?: { webhookUrl?: string }
  }[]
  const url = capabilities.find((one) => one.product === 'BUSINESS_MESSAGES')?.businessMessagesCapability
    ?.webhookUrl
  return url === undefined || url === '' ? null : url
}
