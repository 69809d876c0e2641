// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanUp, freePort, newDataFolder, type Program, startProgram } from './program.ts'

// What whoever runs the server meets: a start that is refused with a sentence, https with the certificate of the handbook, logs, numbers, traces, the doctor.

const root = fileURLToPath(new URL('..', import.meta.url))
const handbook = readFileSync(join(root, 'docs/https.md'), 'utf8')
const dataDir = newDataFolder()
const folder = mkdtempSync(join(tmpdir(), 'shinayaka-operations-'))
const token = 'operations-sentinel-token'
let program: Program
let port: number
const traces: string[] = []
const collector = createServer((incoming, outgoing) => {
  incoming.setEncoding('utf8').on('data', (part: string) => void traces.push(part))
  incoming.on('end', () => outgoing.end('{}'))
})
afterAll(async () => {
  collector.close()
  await cleanUp(dataDir, [program])
  rmSync(folder, { recursive: true, force: true })
})

const environment = () => ({
  DATA_DIR: dataDir,
  PORT: String(port),
  HOST: '0.0.0.0',
  TLS_CERT: join(folder, 'server.pem'),
  TLS_KEY: join(folder, 'server.key'),
  PUBLIC_URL: `https://localhost:${port}`,
  LOG_LEVEL: 'info',
  METRICS_TOKEN: token,
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
})

const get = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const ca = readFileSync(join(folder, 'ca.pem'))
    request({ host: 'localhost', port, path, ca, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
      .on('error', reject)
      .end()
  })

/** Runs the doctor beside the server, whatever it is, and gives its exit code and what it found. */
const askDoctor = (env: Record<string, string>) =>
  new Promise<{ code: number | null; checks: { name: string; level: string; findings: { what: string }[] }[] }>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'apps/cli/bin/shinayaka.mjs'), 'doctor', '--json'], { env: { ...process.env, ...env } })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    child.on('close', (code) => resolve({ code, checks: JSON.parse(text).checks }))
  })

beforeAll(async () => {
  port = await freePort()
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  // The very commands of the handbook, with the names of this machine.
  const commands = /```sh\n(# 1\. 院内の認証局[\s\S]*?)```/.exec(handbook)?.[1] ?? ''
  const script = commands.replaceAll('shinayaka.lan', 'localhost').replaceAll('192.168.1.10', '127.0.0.1').replaceAll('/CN=院内認証局', '/CN=test')
  execFileSync('sh', ['-e', '-c', script], { cwd: folder, stdio: 'ignore' })
})

describe('a server that others can reach', () => {
  it('does not start unprotected, and says what to do', async () => {
    const start = startProgram({ dataDir, environment: { HOST: '0.0.0.0' } })
    await expect(start).rejects.toThrow(/起動できませんでした。\nHOST が 0\.0\.0\.0 なので.*TLS_CERT.*PLAIN_HTTP=accepted/)
  })

  it('starts with the certificate of the handbook, and is trusted by whoever has its root', async () => {
    program = await startProgram({ dataDir, environment: environment(), seconds: 120 })
    expect(program.url).toBe(`https://localhost:${port}`)
    expect((await get('/ready')).body).toBe('{"ready":true}')
    expect(statSync(join(folder, 'server.key')).mode & 0o077).toBe(0)
  })

  it('writes one line of JSON for each request, and sends numbers and traces to whoever may have them', async () => {
    expect((await get('/api/session?name=sentinel')).status).toBe(401)
    expect((await get('/metrics')).status).toBe(404)
    const { body } = await get('/metrics', { authorization: `Bearer ${token}` })
    expect(body).toContain('shinayaka_http_request_duration_seconds_count{method="GET",route="/api/session",status="401"} 1')
    expect(body).toMatch(/^shinayaka_database_connections\{state="idle"\} \d+$/m)
    const lines = program.output().split('\n')
    const logged = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    expect(logged).toContainEqual(expect.objectContaining({ level: 'info', message: 'request', route: '/api/session', status: 401 }))
    await expect.poll(() => traces.join(''), { timeout: 20_000 }).toContain('"GET /api/session"')
    for (const text of [program.output(), traces.join('')]) for (const secret of ['sentinel', token]) expect(text).not.toContain(secret)
  })

  it('is found in order by the doctor beside it, and stopped by the doctor after it', async () => {
    // A copy as the nightly one leaves it; without it the doctor is right to complain.
    mkdirSync(join(dataDir, 'backups'), { mode: 0o700 })
    writeFileSync(join(dataDir, 'backups', 'shinayaka-20261121T000000Z-nightly.age'), 'age-encryption.org/v1')
    chmodSync(dataDir, 0o711)
    const beside = await askDoctor(environment())
    expect(beside.checks.filter(({ level }) => level === 'problem')).toEqual([])
    expect(beside.code).toBe(0)
    const what = (examined: typeof beside, name: string) => examined.checks.find((check) => check.name === name)?.findings[0]?.what
    expect(what(beside, 'port')).toContain('で動いています')
    expect(what(beside, 'database')).toContain('停電に耐える設定')
    await program.stop()
    const after = await askDoctor({ ...environment(), TLS_KEY: join(folder, 'ca.key') })
    expect([what(after, 'port'), what(after, 'database')]).toEqual([
      expect.stringContaining('止まっています'),
      expect.stringContaining('停電に耐える設定'),
    ])
    expect(after.checks.filter(({ level }) => level === 'problem').map(({ name }) => name)).toEqual(['certificate'])
    expect(after.code).toBe(1)
  })
})
