// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Certificates, openCertificates } from '../../testing/certificates.ts'
import { openTestHouse } from '../../testing/house.ts'
import { certificate } from './certificate.ts'
import { disk } from './disk.ts'
import { files } from './files.ts'
import { mail } from './mail.ts'
import { judgeMemory, memory } from './memory.ts'
import { judgeNode, node } from './node.ts'
import { port } from './port.ts'
import { folder, look } from './testing.ts'

let certificates: Certificates
beforeAll(() => {
  certificates = openCertificates()
})
afterAll(() => certificates.remove())
const is = (...starts: string[]) => starts.map((start) => expect.stringMatching(new RegExp(`^${start}`)))

describe('the disk', () => {
  const small = join(folder, 'small')
  mkdirSync(small)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,nr_inodes=50', 'tmpfs', small]).status === 0
  afterAll(() => void (mounted && spawnSync('umount', [small])))

  it('with room is fine', async () => {
    expect((await look(disk, {})).every((one) => /^(ok|caution): /.test(one))).toBe(true)
  })

  // Only root may mount; CI runs as root.
  it.skipIf(!mounted)('that is really small, full or read-only is a problem', async () => {
    expect(await look(disk, { DATA_DIR: small })).toEqual(is('problem: データ.*の空きは 1 MB です', 'problem: 控えの置き場'))
    expect((await look(disk, { DATA_DIR: folder, BACKUP_DIR: small }))[1]).toMatch(/^problem: 控えの置き場/)
    writeFileSync(join(small, 'filled'), Buffer.alloc(1_040_000))
    expect((await look(disk, { DATA_DIR: small }))[0]).toMatch(/^problem: .*の空きは 8 kB です.*要らないファイルを消す/)
  })

  it.skipIf(!mounted)('without room for another file is a problem, and so is one that cannot be written to', async () => {
    spawnSync('mount', ['-o', 'remount,size=3g', small])
    expect((await look(disk, { DATA_DIR: small }))[0]).toMatch(/^problem: .*これ以上ファイルを作れません/)
    spawnSync('mount', ['-o', 'remount,size=3g,nr_inodes=0', small])
    spawnSync('mount', ['-o', 'remount,nr_inodes=100000', small])
    expect((await look(disk, { DATA_DIR: small }))[0]).toMatch(/^ok: /)
    spawnSync('mount', ['-o', 'remount,ro', small])
    expect((await look(disk, { DATA_DIR: small }))[0]).toMatch(/^problem: .*書き込めません。読み取り専用/)
  })
})

describe('the files', () => {
  it('that others may read are a problem, each with its repair', async () => {
    const data = join(folder, 'data')
    mkdirSync(join(data, 'backups'), { recursive: true })
    chmodSync(data, 0o711)
    chmodSync(join(data, 'backups'), 0o700)
    writeFileSync(join(data, 'secrets.json'), '{}', { mode: 0o600 })
    const pair = certificates.make('files')
    const env = { DATA_DIR: data, TLS_CERT: pair.cert, TLS_KEY: pair.key }
    chmodSync(pair.key, 0o600)
    expect(await look(files, env)).toEqual(is('ok'))
    chmodSync(data, 0o755)
    chmodSync(join(data, 'backups'), 0o770)
    chmodSync(join(data, 'secrets.json'), 0o644)
    chmodSync(pair.key, 0o640)
    expect(await look(files, env)).toEqual(
      is(
        'problem: データのフォルダ.*755.*chmod go-rw',
        'problem: データベースのパスワード.*644.*chmod 600',
        'problem: 控えの置き場.*770',
        'problem: 証明書の秘密鍵.*640.*chmod 600',
      ),
    )
  })
})

describe('the certificate', () => {
  const env = (pair: { cert: string; key: string }, rest: Record<string, string> = {}) => ({ TLS_CERT: pair.cert, TLS_KEY: pair.key, ...rest })

  it('is fine, ends soon, has ended, or is for another name', async () => {
    expect(await look(certificate, env(certificates.make('long', { days: 90 }), { PUBLIC_URL: 'https://localhost:8443' }))).toEqual(
      is('ok: 証明書は 20'),
    )
    expect(await look(certificate, env(certificates.make('address', { days: 90 }), { PUBLIC_URL: 'https://127.0.0.1' }))).toEqual(is('ok'))
    expect(await look(certificate, env(certificates.make('soon', { days: 10 })))).toEqual(is('caution: 証明書の期限まで、あと 9 日'))
    expect(await look(certificate, env(certificates.make('ended', { days: -1 })))).toEqual(is('problem: .*期限が切れています'))
    expect(await look(certificate, env(certificates.make('name', { days: 90 }), { PUBLIC_URL: 'https://shinayaka.lan' }))).toEqual(
      is('problem: .*（shinayaka.lan）が入っていません'),
    )
  })

  it('that cannot be used is a problem with its reason', async () => {
    const [a, b] = [certificates.make('a'), certificates.make('b')]
    expect(await look(certificate, env({ cert: a.cert, key: b.key }))).toEqual(is('problem: 証明書が使えません。 → .*組になっていません'))
    expect(await look(certificate, env({ cert: '/nowhere', key: b.key }))).toEqual(is('problem: 証明書が使えません。 → .*がありません'))
  })

  it.each<[string, Record<string, string>, string]>([
    ['nobody else can come', {}, 'ok: このマシンからだけ'],
    ['somebody accepted plain http', { HOST: '0.0.0.0', PLAIN_HTTP: 'accepted' }, 'caution: 暗号化せずに'],
    ['a proxy has it', { PUBLIC_URL: 'https://a.example.jp', TRUST_PROXY: '127.0.0.1' }, 'ok: https はリバースプロキシ'],
    ['a proxy has it, and we were not told', { PUBLIC_URL: 'https://a.example.jp' }, 'caution: .*TRUST_PROXY'],
    ['a proxy is there, without https', { TRUST_PROXY: '127.0.0.1' }, 'caution: .*PUBLIC_URL'],
  ])('is not ours where %s', async (_, settings, start) => expect(await look(certificate, settings)).toEqual(is(start)))
})

describe('the mail server', () => {
  const servers: SMTPServer[] = []
  const open = async (options: SMTPServerOptions) => {
    const server = new SMTPServer({
      authOptional: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'house' && password === 'right' ? done(null, { user: 'house' }) : done(new Error('no')),
      ...options,
    })
    server.on('error', () => undefined)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    return (server.server.address() as AddressInfo).port
  }
  const pair = () => {
    const { cert, key } = certificates.make('post')
    return { cert: readFileSync(cert), key: readFileSync(key) }
  }
  const at = (SMTP_URL: string) => look(mail, { SMTP_URL, MAIL_FROM: 'shinayaka@example.jp' })
  afterAll(async () => {
    for (const server of servers) await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  it('is not needed', async () => expect(await look(mail, {})).toEqual(is('ok: メールは使わない')))

  it('is greeted, with STARTTLS and with a name, and says what is wrong', async () => {
    const port = await open(pair())
    const own = '?tls.rejectUnauthorized=false'
    expect(await at(`smtp://127.0.0.1:${port}/${own}`)).toEqual(is('ok: メールサーバにつながり、暗号化'))
    expect(await at(`smtp://house:right@127.0.0.1:${port}/${own}`)).toEqual(is('ok'))
    const wrong = await at(`smtp://house:sentinel@127.0.0.1:${port}/${own}`)
    expect(wrong).toEqual(is('problem: .*利用者名かパスワードを受け付けません'))
    expect(wrong.join()).not.toContain('sentinel')
    expect(await at(`smtp://127.0.0.1:${port}`)).toEqual(is('problem: .*暗号化ができません.*NODE_EXTRA_CA_CERTS'))
    expect(await look(mail, { SMTP_URL: `smtp://127.0.0.1:${port}/${own}` })).toEqual(is('caution: .*差出人'))
  })

  it('without encryption is said so, and one that is away is a problem', async () => {
    const port = await open({ disabledCommands: ['STARTTLS'] })
    expect(await at(`smtp://127.0.0.1:${port}`)).toEqual(is('caution: .*STARTTLS がありません'))
    expect(await at(`smtp://127.0.0.1:${port}/?requireTLS=true`)).toEqual(is('problem: メールサーバに STARTTLS がありません'))
    expect(await at(`smtps://127.0.0.1:${port}`)).toEqual(is('problem: .*暗号化ができません'))
    expect(await at('smtp://127.0.0.1:1')).toEqual(is('problem: メールサーバにつながりません'))
  })
})

describe('the port', () => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  const listen = (write: string) =>
    new Promise<number>((resolve) => {
      const server = createServer(
        (socket) =>
          void socket
            .on('error', () => undefined)
            .resume()
            .end(write),
      )
      closing.push(() => new Promise((done) => server.close(() => done())))
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })

  it('is free, taken by another program, or not to be had', async () => {
    const taken = await listen('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi')
    expect(await look(port, { PORT: String(taken) })).toEqual(is('problem: .*ほかのプログラムが使っています'))
    const silent = await listen('')
    expect(await look(port, { PORT: String(silent) })).toEqual(is('problem: .*ほかのプログラム'))
    expect(await look(port, { HOST: '192.0.2.1', PORT: '8080', PLAIN_HTTP: 'accepted' })).toEqual(is('problem: HOST に指定された 192.0.2.1'))
    for (const close of closing.splice(0)) await close()
    expect(await look(port, { PORT: String(taken) })).toEqual(is('ok: サーバは止まっています'))
    expect(await look(port, { PORT: '0' })).toEqual(is('ok'))
  })

  it('is held by our own server, which people can use or not', async () => {
    const house = await openTestHouse()
    closing.push(() => house.close())
    await house.server.listen({ port: 0, host: '127.0.0.1' })
    const PORT = String((house.server.server.address() as AddressInfo).port)
    expect(await look(port, { PORT })).toEqual(is('ok: サーバはポート'))
    await house.database.drop()
    expect(await look(port, { PORT })).toEqual(is('problem: サーバは動いていますが、利用者は使えません.*データベースの返事がありません'))
  })
})

describe('the machine', () => {
  it('is looked at as it is', async () => {
    expect((await look(memory, {}))[0]).toMatch(/^(ok|caution|problem): メモリは全部で [\d.]+ GB、/)
    expect(await look(node, {})).toEqual([expect.stringContaining(process.versions.node)])
  })

  it.each([
    ['20.18.3', 'problem'],
    ['21.7.0', 'problem'],
    ['22.12.0', 'problem'],
    ['23.11.0', 'problem'],
    ['20.19.0', 'caution'],
    ['22.13.0', 'ok'],
    ['24.0.0', 'ok'],
    ['26.1.0', 'ok'],
  ])('with Node.js %s: %s', (version, level) => expect(judgeNode(version).level).toBe(level))

  it.each([
    [8e9, 4e9, 'ok'],
    [8e9, 500e6, 'caution'],
    [1.5e9, 1e9, 'caution'],
    [8e9, 100e6, 'problem'],
  ])('with %d bytes of memory, %d left: %s', (total, left, level) => expect(judgeMemory({ total, left }).level).toBe(level))
})
