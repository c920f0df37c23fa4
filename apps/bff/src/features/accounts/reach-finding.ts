import type { Finding } from '@parley/contracts/proof-codes'
import { isLoopbackHost, reachOf } from '../../google/addresses.ts'
import type { OutgoingAnswer } from '../../google/google.ts'

/** Can Google come to this address at all? The emulator is on this computer and takes any. */
export function addressFinding(url: URL, { isEmulated }: { isEmulated: boolean }): Finding {
  const { host, hostname } = url
  if (!isEmulated && url.protocol !== 'https:') return { code: 'address.notHttps', params: {} }
  const bare = hostname.replace(/^\[|\]$/g, '')
  const isName = !/^[\d.]+$/.test(bare) && !hostname.startsWith('[')
  const isPublic = isName ? hostname.includes('.') && !isLoopbackHost(hostname) : reachOf(bare) === 'public'
  return { code: isPublic || isEmulated ? 'address.ok' : 'address.notPublic', params: { host } }
}

/** How the way to our own address ended before anybody there could answer; null when somebody answered. */
export function unreached(answer: OutgoingAnswer, url: URL, timeoutMs: number): Finding | null {
  const { host } = url
  if (answer.outcome === 'answered') {
    const location = answer.headers.get('location')
    if (answer.status < 300 || answer.status >= 400) return null
    const to = URL.parse(location ?? '', url)
    return {
      code: 'reach.redirect',
      params: {
        host: to ? `${to.origin}${to.origin === url.origin ? to.pathname : ''}` : '?',
        status: String(answer.status),
      },
    }
  }
  if (answer.outcome === 'tooLarge') return null
  if (answer.outcome === 'notAllowed') return { code: 'reach.unknownHost', params: { host } }
  const { detail } = answer
  if (detail === 'ENOTFOUND' || detail === 'EAI_AGAIN') return { code: 'reach.unknownHost', params: { host } }
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/.test(detail))
    return { code: 'reach.refused', params: { host } }
  if (answer.because === 'timeout' || detail === 'UND_ERR_CONNECT_TIMEOUT')
    return { code: 'reach.timeout', params: { host, seconds: String(Math.round(timeoutMs / 1000)) } }
  const shown = /^[A-Z0-9_]{1,60}$/.test(detail) ? detail : '–'
  const isTls = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_)/.test(detail)
  return { code: isTls ? 'reach.tls' : 'reach.reset', params: { host, detail: shown } }
}
