// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { networkOf } from './places.ts'

describe('the network of an address', () => {
  it.each([
    ['192.168.10.7', '192.168.10.0/24'],
    ['::ffff:192.168.10.7', '192.168.10.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['command line', 'command line'],
  ])('%s lies in %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
