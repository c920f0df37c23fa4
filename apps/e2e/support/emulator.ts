import type { PhoneState } from '@parley/google-emulator/src/phones/items.ts'
import type { ApiFault, DeliveryFaults } from '@parley/google-emulator/src/faults.ts'

/** What people and Google do at the emulator, through its control API. */
export type Emulator = ReturnType<typeof emulatorAt>
export type { ApiFault, PhoneState }

/** A client of the control API at the emulator's address. Errors: throws with the answer when it is not a success. */
export function emulatorAt(url: string) {
  async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}/emulator/api${path}`, {
      method,
      ...(body === undefined
        ? {}
        : Buffer.isBuffer(body)
          ? { body: new Uint8Array(body), headers: { 'content-type': 'image/png' } }
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  return {
    clientToken: async () => (await control<{ clientToken: string }>('GET', '/webhook')).clientToken,
    /** The text of a new key file. */
    makeKey: async () => JSON.stringify(await control<object>('POST', '/keys')),
    keys: () => control<{ id: string }[]>('GET', '/keys'),
    deleteKey: (keyId: string) => control('DELETE', `/keys/${keyId}`),
    setKeyDisabled: (keyId: string, isDisabled: boolean) =>
      control('PATCH', `/keys/${keyId}`, { isDisabled }),
    /** What the Cloud project forbids from now on; `{}` lifts it. */
    restrict: (what: { disabledApis?: ('messages' | 'communications')[] }) =>
      control('PUT', '/restrictions', what),
    /** Another brand of the home partner; returns its id. */
    makeBrand: async (displayName: string) =>
      (await control<{ name: string }>('POST', '/brands', { displayName })).name.replace('brands/', ''),
    verify: (webhookUrl: string) =>
      control<{ outcome: string }>('POST', '/webhook/verify', { url: webhookUrl }),
    /** `isForced` saves it without a verification. */
    saveWebhook: (webhookUrl: string, isForced = false) =>
      control('PUT', '/webhook', { url: webhookUrl, skipVerification: isForced }),
    openPhone: (phone: { displayName: string; locale?: string; entryPoint?: string; placeId?: string }) =>
      control<PhoneState>('POST', '/phones', { agentId: seededAgent, ...phone }),
    phone: (id: string) => control<PhoneState>('GET', `/phones/${id}`),
    write: (id: string, text: string) => control('POST', `/phones/${id}/text`, { text }),
    sendPicture: (id: string, picture: Buffer) => control('POST', `/phones/${id}/image`, picture),
    /** Posts this payload, signed, for the seeded agent's webhook. */
    sendRaw: (payload: object) => control('POST', '/raw', { agent: seededAgent, payload }),
    requestLiveAgent: (id: string) => control('POST', `/phones/${id}/live-agent`),
    markRead: (id: string) => control('POST', `/phones/${id}/read`),
    disturbDeliveries: (faults: Partial<DeliveryFaults>) => control('PUT', '/delivery-faults', faults),
    /** Forgets what still waits to be delivered. */
    clearDeliveries: () => control('DELETE', '/deliveries'),
    disturb: (seed: number, faults: readonly ApiFault[]) => control('PUT', '/api-faults', { seed, faults }),
  }
}

/** Ids of the partner, brand and agent that a fresh emulator contains (its README names them). */
export const seeded = {
  partnerId: 'qs-48213907',
  brandId: '5b0e7a94-6c1d-4f38-9b52-e07d3c1a8f46',
  agentId: 'c3f91d20-84ab-4e67-a5d8-19b6e2f0c754',
} as const
const seededAgent = `brands/${seeded.brandId}/agents/${seeded.agentId}`
