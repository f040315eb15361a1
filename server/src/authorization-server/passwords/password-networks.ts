/** From where a password may be used: networks in CIDR notation (RFC 4632, RFC 4291 §2.3), or `loopback`. */
import { BlockList, isIP } from 'node:net'

const loopback = ['127.0.0.0/8', '::1/128']

/** Whether the text names a network: `10.0.0.0/8`, `2001:db8::/32`, one address, or `loopback`. */
export function isNetwork(text: string): boolean {
  return text === 'loopback' || parse(text) !== undefined
}

/** Whether the address lies in one of the networks; a text that is no network holds nobody. */
export function isWithin(networks: readonly string[], address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  const family = familyOf(plain)
  if (family === undefined) return false
  const list = new BlockList()
  for (const text of networks.flatMap((one) => (one === 'loopback' ? loopback : [one]))) {
    const network = parse(text)
    if (network?.family === family) list.addSubnet(network.address, network.prefix, family)
  }
  return list.check(plain, family)
}

type Family = 'ipv4' | 'ipv6'

interface Network {
  readonly address: string
  readonly prefix: number
  readonly family: Family
}

function parse(text: string): Network | undefined {
  const [address = '', prefixText, ...more] = text.split('/')
  const family = familyOf(address)
  if (family === undefined || more.length > 0 || address.includes('%')) return undefined
  const longest = family === 'ipv4' ? 32 : 128
  if (prefixText === undefined) return { address, prefix: longest, family }
  const prefix = /^(0|[1-9]\d{0,2})$/.test(prefixText) ? Number(prefixText) : Number.NaN
  return prefix <= longest ? { address, prefix, family } : undefined
}

function familyOf(address: string): Family | undefined {
  const version = isIP(address)
  if (version === 0) return undefined
  return version === 4 ? 'ipv4' : 'ipv6'
}
