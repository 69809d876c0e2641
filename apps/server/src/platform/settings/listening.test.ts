// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const read = (env: Record<string, string>) => readSettings(env, '/clone')
const pair = { TLS_CERT: 'house.pem', TLS_KEY: '/etc/house.key' }

describe('who may reach the server', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('is this machine alone on %s, and needs nothing', (HOST) => {
    expect(read({ HOST }).problems).toBeNull()
  })

  it.each(['0.0.0.0', '::', '192.168.1.20', 'shinayaka.lan', '128.0.0.1', '::ffff:127.0.0.1', 'localhost.example.jp'])(
    'is others too on %s, which needs a certificate or an acknowledgement',
    (HOST) => {
      const [problem] = read({ HOST }).problems ?? []
      for (const word of [HOST, 'TLS_CERT', 'PLAIN_HTTP=accepted', '暗号化されずに', 'docs/https.md']) expect(problem).toContain(word)
      expect(read({ HOST, PLAIN_HTTP: 'accepted' }).settings?.listening.plainHttpAccepted).toBe(true)
      expect(read({ HOST, ...pair }).problems).toBeNull()
    },
  )

  it('is not opened by a proxy in front alone: the way from it to here is open too', () => {
    expect(read({ HOST: '0.0.0.0', TRUST_PROXY: '192.0.2.7' }).problems).toHaveLength(1)
  })

  it.each(['yes', '1', 'true', 'ACCEPTED'])('is not decided by PLAIN_HTTP=%s', (PLAIN_HTTP) => {
    expect(read({ HOST: '0.0.0.0', PLAIN_HTTP }).problems?.[0]).toContain('accepted だけです')
  })
})

describe('the certificate', () => {
  it('is found below the checkout or where it was said', () => {
    expect(read(pair).settings?.listening.tls).toEqual({ cert: '/clone/house.pem', key: '/etc/house.key' })
  })

  it('comes with its key, and people come by https', () => {
    expect(read({ TLS_CERT: 'x' }).problems?.[0]).toContain('TLS_KEY がありません')
    expect(read({ TLS_KEY: 'x', HOST: '0.0.0.0' }).problems).toEqual([expect.stringContaining('TLS_CERT がありません')])
    expect(read({ ...pair, PUBLIC_URL: 'http://a.example.jp' }).problems?.[0]).toContain('PUBLIC_URL を https:// に')
    expect(read({ ...pair, PUBLIC_URL: 'https://a.example.jp' }).problems).toBeNull()
  })
})

describe('the proxy in front', () => {
  it('is one or more addresses and networks', () => {
    const { settings } = read({ TRUST_PROXY: '127.0.0.1, 192.0.2.0/24 ,2001:db8::/32,' })
    expect(settings?.listening.trustProxy).toEqual(['127.0.0.1', '192.0.2.0/24', '2001:db8::/32'])
  })

  it.each(['true', '*', '1', 'proxy.lan', '0.0.0.0/0', '::/0', '10.0.0.0/7', '10.0.0.0/33', '10.0.0.0/8/8', ',', '127.0.0.1,all'])(
    'is not %s',
    (TRUST_PROXY) => expect(read({ TRUST_PROXY }).problems?.[0]).toContain('TRUST_PROXY は'),
  )
})
