import type { ConnectionHealth, Evidence } from '@parley/contracts/health'

/** Where something is mended, and the key of the link's words. */
export interface RemedyLink {
  readonly to: string
  readonly label:
    | 'go.account'
    | 'go.webhook'
    | 'go.agents'
    | 'go.parked'
    | 'go.refused'
    | 'go.workstream'
    | 'go.workstreams'
}

/** The places for one piece of evidence, the most useful first; none where there is nothing to do by hand. */
export function remedyLinks(
  { code, remedy }: Pick<Evidence, 'code' | 'remedy'>,
  { account, channel }: Pick<ConnectionHealth, 'account' | 'channel'>,
): RemedyLink[] {
  const page = `/channels/accounts/${account.id}`
  const deliveries = (verdict: string) => `/channels/deliveries?accountId=${account.id}&verdict=${verdict}`
  const refused: RemedyLink = { to: deliveries('refused'), label: 'go.refused' }
  const isOfCalls = code === 'wrongSignature' || code === 'noSignature' || code === 'bodyRefused'
  switch (remedy) {
    case 'setClientToken':
    case 'compareClientToken':
    case 'setCredentials':
    case 'checkCredentials':
    case 'checkAccess':
    case 'activateAccount':
      return [{ to: page, label: 'go.account' }, ...(isOfCalls ? [refused] : [])]
    case 'checkProxy':
    case 'verifyWebhook':
      return [{ to: `${page}?tab=webhook`, label: 'go.webhook' }, ...(isOfCalls ? [refused] : [])]
    case 'retryParked':
      return [{ to: deliveries('parked'), label: 'go.parked' }]
    case 'addGoogleAgent':
    case 'verifyAtGoogle':
    case 'launchAtGoogle':
      return [{ to: `${page}?tab=agents`, label: 'go.agents' }]
    case 'activateWorkstream':
      return channel ? [{ to: `/workstreams/${channel.workstream.id}`, label: 'go.workstream' }] : []
    case 'createChannel':
      return [{ to: '/workstreams', label: 'go.workstreams' }]
    case 'checkNetwork':
    case 'waitForGoogle':
    case null:
      return []
  }
}
