// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { addressForOthers } from './address.ts'

const one = (address: string, rest: { family?: string; internal?: boolean } = {}) => ({ address, family: 'IPv4', internal: false, ...rest })
const house = {
  lo: [one('127.0.0.1', { internal: true })],
  docker0: [one('172.17.0.1')],
  eth0: [one('fe80::1', { family: 'IPv6' }), one('169.254.3.4'), one('192.168.10.5')],
}
const at = (
  host: string,
  publicUrl: string | null = null,
  interfaces: Parameters<typeof addressForOthers>[1] = house,
  tls: { cert: string; key: string } | null = null,
) => addressForOthers({ host, publicUrl, port: 8080, listening: { tls } }, interfaces)

describe('the address for other machines of the house', () => {
  it.each(['127.0.0.1', '127.0.1.1', 'localhost', '::1'])('is none while the server listens on %s', (host) => expect(at(host)).toBeNull())

  it('is the one that was named, wherever the server listens', () => {
    expect(at('127.0.0.1', 'https://shinayaka.example.jp')).toBe('https://shinayaka.example.jp')
    expect(at('0.0.0.0', 'http://192.0.2.10:9000')).toBe('http://192.0.2.10:9000')
  })

  it('is the address or name that the server listens on', () => {
    expect(at('192.168.1.20')).toBe('http://192.168.1.20:8080')
    expect(at('shinayaka.lan')).toBe('http://shinayaka.lan:8080')
    expect(at('2001:db8::5')).toBe('http://[2001:db8::5]:8080')
  })

  it('is what the router of the house gave, where the server listens everywhere', () => {
    expect(at('0.0.0.0')).toBe('http://192.168.10.5:8080')
    expect(at('::')).toBe('http://192.168.10.5:8080')
    expect(at('0.0.0.0', null, { eth0: [one('172.16.3.9')] })).toBe('http://172.16.3.9:8080')
  })

  it('is an https one where the server has a certificate', () => {
    expect(at('192.168.1.20', null, house, { cert: '/c', key: '/k' })).toBe('https://192.168.1.20:8080')
  })

  it('is none on a machine without a line', () => expect(at('0.0.0.0', null, { lo: house.lo })).toBeNull())
})
