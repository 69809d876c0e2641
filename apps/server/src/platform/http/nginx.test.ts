// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Certificates, openCertificates } from '../../testing/certificates.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'

// The very configuration of docs/https.md before a real nginx: `apt-get install nginx`, or NGINX_PATH with the path of one.
const nginx = [process.env.NGINX_PATH, '/usr/sbin/nginx'].find((path) => path && existsSync(path))
const handbook = readFileSync(new URL('../../../../../docs/https.md', import.meta.url), 'utf8')
const example = /```nginx\n([\s\S]*?)```/.exec(handbook)?.[1] ?? ''
const name = 'shinayaka.example.jp'

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

type Answer = { status: number | undefined; headers: Record<string, string | string[] | undefined>; raw: string[]; body: string }
const ask = (options: RequestOptions & { plain?: boolean; body?: string }): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { plain, body, ...rest } = options
    const send = plain ? plainRequest : request
    const outgoing = send({ host: '127.0.0.1', servername: name, rejectUnauthorized: false, agent: false, ...rest }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, raw: response.rawHeaders, body: text }))
    })
    outgoing.on('error', reject).end(body)
  })

describe.skipIf(nginx === undefined)('behind the nginx of the handbook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shinayaka-nginx-'))
  let certificates: Certificates
  let house: TestHouse
  let proxy: ChildProcess
  let secure: number
  let plain: number

  beforeAll(async () => {
    certificates = openCertificates()
    house = await openTestHouse({ publicUrl: `https://${name}`, server: () => ({ trustProxy: ['127.0.0.1'], metrics: { token: null } }) })
    house.server.get('/seen', (one) => ({ ip: one.ip, host: one.host, protocol: one.protocol }))
    await house.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = house.server.server.address() as AddressInfo
    const { cert, key } = certificates.make('proxy')
    ;[secure, plain] = [await freePort(), await freePort()]
    const servers = example
      .replace('listen 443 ssl', `listen 127.0.0.1:${secure} ssl`)
      .replace('listen 80', `listen 127.0.0.1:${plain}`)
      .replace('http://127.0.0.1:8080', `http://127.0.0.1:${port}`)
      .replace('/etc/shinayaka/server.pem', cert)
      .replace('/etc/shinayaka/server.key', key)
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')
    const user = process.getuid?.() === 0 ? 'user root;' : ''
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${user} daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary}\n${servers} }`,
    )
    proxy = spawn(nginx ?? '', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
    for (let tries = 0; tries < 100; tries += 1) {
      if (await ask({ port: plain, plain: true }).catch(() => null)) return
      await sleep(50)
    }
    throw new Error('nginx did not start')
  })
  afterAll(async () => {
    proxy.kill('SIGQUIT')
    await house.close()
    certificates.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  it('people come by https, and from plain http are led there', async () => {
    expect((await ask({ port: secure, path: '/ready', headers: { host: name } })).body).toBe('{"ready":true}')
    const led = await ask({ port: plain, plain: true, path: '/sign-in?next=/', headers: { host: name } })
    expect([led.status, led.headers.location]).toEqual([301, `https://${name}/sign-in?next=/`])
  })

  it('a program that forgot https is told so, and not led on with what it carries', async () => {
    const told = await ask({ port: plain, plain: true, path: '/api/home', headers: { host: name, authorization: 'Bearer shk_x' } })
    expect([told.status, told.headers.location]).toEqual([403, undefined])
  })

  it('who asks is known, and nobody can say to be somebody else', async () => {
    const forged = {
      host: name,
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=10.0.0.1',
    }
    const seen = JSON.parse((await ask({ port: secure, path: '/seen', headers: forged })).body)
    expect(seen).toEqual({ ip: '127.0.0.1', host: name, protocol: 'https' })
  })

  it('the headers are ours, each once', async () => {
    const { raw, headers } = await ask({ port: secure, path: '/sign-in', headers: { host: name } })
    const names = raw.filter((_, index) => index % 2 === 0).map((one) => one.toLowerCase())
    for (const one of ['content-security-policy', 'strict-transport-security', 'x-content-type-options', 'permissions-policy'])
      expect(
        names.filter((other) => other === one),
        one,
      ).toHaveLength(1)
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    expect(headers.server).toBe('nginx')
  })

  it('forms of our pages are taken, and those of others are not', async () => {
    const send = (origin: string) =>
      ask({
        port: secure,
        method: 'POST',
        path: '/sign-in',
        headers: { host: name, origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'login=nobody&password=nothing-at-all',
      })
    expect((await send(`https://${name}`)).status).toBe(422)
    expect((await send('https://evil.example')).status).toBe(403)
    expect((await send(`http://${name}`)).status).toBe(403)
  })

  it('numbers stay inside', async () => {
    expect((await ask({ port: secure, path: '/metrics', headers: { host: name } })).status).toBe(404)
    const { port } = house.server.server.address() as AddressInfo
    expect((await ask({ port, plain: true, path: '/metrics' })).status).toBe(200)
  })
})
