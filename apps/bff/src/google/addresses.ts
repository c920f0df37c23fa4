import { BlockList, isIP } from 'node:net'

/** Everything that is not the public internet (IANA special-purpose registries, read November 2026), loopback apart. */
const special = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(net, bits, 'ipv4')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Of IPv6 only today's global unicast is public, less what embeds IPv4 or is for documents. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
const special6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special6.addSubnet(net, bits, 'ipv6')

/** Where an address is: on this computer, on the internet, or anywhere else (private networks, multicast, …). */
export function reachOf(address: string): 'loopback' | 'public' | 'other' {
  const family = isIP(address)
  if (family === 0) return 'other'
  const type = family === 4 ? 'ipv4' : 'ipv6'
  if (loopback.check(address, type)) return 'loopback'
  if (family === 4) return special.check(address, type) ? 'other' : 'public'
  return global6.check(address, type) && !special6.check(address, type) ? 'public' : 'other'
}

/** Is this host name of a URL this computer's own? */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || reachOf(hostname.replace(/^\[|\]$/g, '')) === 'loopback'
}
