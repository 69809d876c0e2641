// SPDX-License-Identifier: Apache-2.0
import { chmodSync, copyFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Certificates, openCertificates } from '../../testing/certificates.ts'
import { openTestHouse, postForm, type TestHouse } from '../../testing/house.ts'
import { openTls, readCertificate, type Tls, wrongDays } from './tls.ts'

let certificates: Certificates
beforeAll(() => {
  certificates = openCertificates()
})
afterAll(() => certificates.remove())

describe('a certificate and its key', () => {
  it('are read with their days and names', () => {
    const { until, names } = readCertificate(certificates.make('good', { days: 10 }))
    expect(names).toEqual(['localhost', '127.0.0.1'])
    expect(Math.round((until.getTime() - Date.now()) / 86_400_000)).toBe(10)
  })

  it.each<[string, () => { cert: string; key: string }, string]>([
    ['a missing certificate', () => ({ ...certificates.make('a'), cert: '/nowhere/x.pem' }), 'TLS_CERT のファイル「/nowhere/x.pem」がありません'],
    ['a missing key', () => ({ ...certificates.make('a'), key: '/nowhere/x.key' }), 'TLS_KEY のファイル「/nowhere/x.key」がありません'],
    ['a folder', () => ({ ...certificates.make('a'), cert: certificates.folder }), 'を読めません'],
    [
      'a certificate that is none',
      () => {
        writeFileSync(join(certificates.folder, 'text.pem'), 'こんにちは')
        return { ...certificates.make('a'), cert: join(certificates.folder, 'text.pem') }
      },
      '証明書として読めません',
    ],
    [
      'a key that is none',
      () => {
        const { cert } = certificates.make('a')
        return { cert, key: cert }
      },
      '秘密鍵として読めません',
    ],
    [
      'a key under a passphrase',
      () => {
        const { cert, key } = certificates.make('a')
        certificates.openssl('pkey', '-in', key, '-aes256', '-passout', 'pass:secret', '-out', `${key}.locked`)
        return { cert, key: `${key}.locked` }
      },
      'パスフレーズがかかっています',
    ],
    ['a key of another certificate', () => ({ ...certificates.make('a'), key: certificates.make('b').key }), '組になっていません'],
    ['a key that is too short', () => certificates.make('weak', { bits: 1024 }), 'この強さでは使えません'],
  ])('that are %s get a sentence', (_, files, sentence) => {
    expect(() => readCertificate(files())).toThrow(sentence)
  })

  it.skipIf(process.getuid?.() === 0)('that may not be read get a sentence', () => {
    const files = certificates.make('closed')
    chmodSync(files.key, 0)
    expect(() => readCertificate(files)).toThrow('読み取りを許してください')
  })

  it('that have ended or not begun are said so, and used all the same', () => {
    const files = certificates.make('ended', { days: -1 })
    const said: string[] = []
    const tls = openTls(files, { say: (sentence) => said.push(sentence), now: () => new Date() })
    tls.close()
    expect(said).toEqual([expect.stringContaining('期限が切れています')])
    expect(wrongDays(readCertificate(certificates.make('early')), new Date('2020-01-01T00:00:00Z'))).toContain('時計を確かめて')
  })
})

describe('a server on TLS', () => {
  let house: TestHouse
  let tls: Tls
  let port: number
  const said: string[] = []
  const files = () => ({ cert: join(certificates.folder, 'current.pem'), key: join(certificates.folder, 'current.key') })
  const put = (pair: { cert: string; key: string }) => {
    copyFileSync(pair.cert, files().cert)
    copyFileSync(pair.key, files().key)
  }

  beforeAll(async () => {
    put(certificates.make('first'))
    tls = openTls(files(), { say: (sentence) => said.push(sentence), now: () => new Date(), everyMs: 3_600_000 })
    house = await openTestHouse({ publicUrl: 'https://localhost:8443', server: () => ({ tls }) })
    await house.server.listen({ port: 0, host: '127.0.0.1' })
    port = (house.server.server.address() as AddressInfo).port
  })
  afterAll(async () => {
    tls.close()
    await house.close()
  })

  const shake = (options: ConnectionOptions = {}) =>
    new Promise<{ name: string; protocol: string | null }>((resolve, reject) => {
      const socket: TLSSocket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => {
        resolve({ name: String(socket.getPeerCertificate().subject.CN), protocol: socket.getProtocol() })
        socket.destroy()
      })
      socket.on('error', reject)
    })
  const get = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, rejectUnauthorized: false, agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })

  it('speaks TLS 1.2 and 1.3 and nothing older, and no plain http', async () => {
    expect(await get('/health')).toBe(200)
    expect((await shake()).protocol).toBe('TLSv1.3')
    expect((await shake({ maxVersion: 'TLSv1.2' })).protocol).toBe('TLSv1.2')
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    await expect(shake(old)).rejects.toThrow(/protocol version|alert/i)
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow()
  })

  it('takes only ciphers with forward secrecy that also guard what they hide', async () => {
    const offered = (ciphers: string) => shake({ maxVersion: 'TLSv1.2', ciphers })
    for (const weak of ['AES128-GCM-SHA256', 'AES256-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES256-SHA384', 'DHE-RSA-AES128-GCM-SHA256'])
      await expect(offered(`${weak}:@SECLEVEL=0`), weak).rejects.toThrow(/handshake|no cipher/i)
    expect((await offered('ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256')).protocol).toBe('TLSv1.2')
  })

  it('takes up a new pair without a restart, waits for its other half, and keeps the old one where the new cannot be used', async () => {
    expect((await shake()).name).toBe('first')
    const second = certificates.make('second')
    copyFileSync(second.cert, files().cert)
    tls.reload()
    expect([(await shake()).name, said]).toEqual(['first', []])
    copyFileSync(second.key, files().key)
    tls.reload()
    expect((await shake()).name).toBe('second')
    expect(said).toEqual([expect.stringMatching(/^新しい証明書に切り替えました（20\d\d年/)])
    tls.reload()
    expect(said).toHaveLength(1)
    writeFileSync(files().cert, 'broken')
    for (let look = 0; look < 4; look += 1) tls.reload()
    expect((await shake()).name).toBe('second')
    expect(said.slice(1)).toEqual([expect.stringContaining('前のものを使い続けます')])
    put(certificates.make('third', { days: -1 }))
    tls.reload()
    expect((await shake()).name).toBe('third')
    expect(said.at(-1)).toContain('期限が切れています')
  })

  it('keeps browsers to https, and the session to this very host', async () => {
    const code = await house.firstRunCode()
    const form = {
      code: code ?? '',
      organisationName: '試験診療所',
      institutionKind: 'clinic',
      name: '管理者',
      login: 'admin',
      password: 'kawara-usagi-tegami-2048',
    }
    const response = await postForm(house.as(null), '/first-run', form)
    const [cookie = ''] = [response.headers['set-cookie'] ?? ''].flat()
    expect(cookie).toMatch(/^__Host-shinayaka_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
    expect(response.headers['strict-transport-security']).toBe('max-age=31536000')
    const session = cookie.split(';')[0] ?? ''
    expect((await house.as(session)('GET', '/api/session')).statusCode).toBe(200)
    const all = [response, await house.as(null)('GET', '/language?to=en'), await house.as(null)('POST', '/sign-in/passkey/options')]
    const set = all.flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat())
    expect(set.map((one) => one.split('=')[0])).toEqual(
      ['shinayaka_session', 'shinayaka_browser', 'language', 'shinayaka_passkey'].map((name) => `__Host-${name}`),
    )
    for (const one of set) expect(one).toMatch(/; Path=\/;.* Secure; SameSite=Lax$/)
    expect(set.filter((one) => !one.includes('; HttpOnly'))).toEqual([expect.stringContaining('__Host-language=en')])
    expect((await house.as('__Host-language=en')('GET', '/sign-in')).body).toContain('<html lang="en">')
    // What another page of the domain planted under the name of plain http is nobody's session.
    expect((await house.as(session.replace('__Host-', ''))('GET', '/api/session')).statusCode).toBe(401)
  })
})
