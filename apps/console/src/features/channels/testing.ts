import { account, type Account, type GoogleAgent } from '@parley/contracts/accounts'
import { z } from 'zod'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
export const accountId = id(10)

/** A Google agent for tests. */
export function aGoogleAgent(
  changes: Partial<z.input<typeof account>['googleAgents'][number]> = {},
): GoogleAgent {
  return z.decode(account.shape.googleAgents.element, {
    id: id(50),
    brandId: 'brand-1',
    agentId: 'agent-1',
    displayName: 'Harbour Lane Bakery',
    brandName: 'Harbour Lane',
    isVerified: true,
    isLaunched: true,
    testUrls: [{ surface: 'SURFACE_ANDROID_WEB', url: 'https://test.example/android' }],
    addedAt: '2026-11-01T10:00:00Z',
    workstream: null,
    webhook: null,
    ...changes,
  })
}

const at = '2026-11-01T10:00:00Z'

const isNotSet = { isSet: false, setAt: null, setBy: null }

/** A fresh draft for tests: a name and a webhook URL, nothing else. */
export function aDraft(changes: Partial<Account> = {}): Account {
  const draft = z.decode(account, {
    id: accountId,
    name: 'Harbour Lane',
    channel: 'google-business-messages',
    state: 'draft',
    partnerId: null,
    clientToken: isNotSet,
    credentials: isNotSet,
    credentialsFacts: null,
    webhook: {
      url: 'https://parley.example/webhooks/1',
      state: 'waiting',
      verifiedAt: null,
      lastAttempt: null,
      lastInboundAt: null,
      rotation: null,
      refusedSignatures: 0,
      parkedDeliveries: 0,
    },
    googleAgents: [],
    consent: null,
    createdAt: at,
    createdBy: 'Anna Berg',
    updatedAt: at,
    version: 1,
  })
  return { ...draft, ...changes }
}

/** A draft whose credentials are stored, so that Google can be asked. */
export function aDraftWithKey(changes: Partial<Account> = {}): Account {
  const stored = { isSet: true, setAt: new Date(at), setBy: 'Anna Berg' }
  return aDraft({ partnerId: 'qs-1', clientToken: stored, credentials: stored, ...changes })
}
