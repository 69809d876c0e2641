// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net'

// ::ffff:192.0.2.1 is 192.0.2.1 said in another way.
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

const groups = (address: string): string[] => {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
}

/** The network an address belongs to: /24 of IPv4, /64 of IPv6, which one subscriber or one ward usually has. */
export const networkOf = (address: string): string => {
  const known = plain(address)
  if (isIP(known) === 4) return `${known.split('.').slice(0, 3).join('.')}.0/24`
  if (isIP(known.split('%')[0] ?? '') === 6) return `${groups(known).slice(0, 4).join(':')}::/64`
  return known
}
