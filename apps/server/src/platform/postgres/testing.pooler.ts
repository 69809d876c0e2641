// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { existingAccount, runningAsRoot } from './account.ts'
import { type Connection, connect } from './connection.ts'

/** A pgbouncer in transaction mode before one server, for every database on it. */
export interface TestPooler {
  /** The same database and role, by way of the pooler. */
  through(url: string): string
  stop(): Promise<void>
}

const program = process.env.TEST_PGBOUNCER ?? '/usr/sbin/pgbouncer'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** What an address of a database is made of, whether it leads to a socket's folder or over the network. */
const partsOf = (url: string) => {
  const { username, password, hostname, port, pathname, searchParams } = new URL(url.replace('@/', '@socket/'))
  const user = decodeURIComponent(username)
  return {
    user,
    password: decodeURIComponent(password),
    host: searchParams.get('host') ?? hostname,
    port: Number(searchParams.get('port') ?? (port || 5432)),
    credentials: `${username}:${password}`,
    database: pathname.slice(1),
  }
}

/** Starts Debian's pgbouncer (`apt-get install pgbouncer`) as an unprivileged user, in a folder of its own. */
export async function startTestPooler(app: string, poolSize = 8): Promise<TestPooler> {
  const { user, password, host, port } = partsOf(app)
  const folder = mkdtempSync('/tmp/shinayaka-pooler-')
  const account = runningAsRoot() ? existingAccount() : null
  const listening = await freePort()
  writeFileSync(join(folder, 'users.txt'), `"${user}" "${password.replaceAll('"', '""')}"\n`)
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    [
      '[databases]',
      `* = host=${host} port=${port}`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1`,
      `listen_port = ${listening}`,
      'unix_socket_dir =',
      'pool_mode = transaction',
      'auth_type = scram-sha-256',
      `auth_file = ${join(folder, 'users.txt')}`,
      `default_pool_size = ${poolSize}`,
      'max_client_conn = 1000',
      'server_idle_timeout = 20',
      'query_wait_timeout = 10',
      `logfile = ${join(folder, 'pgbouncer.log')}`,
      '',
    ].join('\n'),
  )
  chmodSync(folder, 0o700)
  if (account) for (const path of [folder, join(folder, 'users.txt'), join(folder, 'pgbouncer.ini')]) chownSync(path, account.uid, account.gid)
  const child = spawn(program, ['-q', join(folder, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  })
  const failed = new Promise<Error>((resolve) => child.on('error', resolve))
  const through = (url: string) => {
    const { credentials, database } = partsOf(url)
    return `postgres://${credentials}@127.0.0.1:${listening}/${database}`
  }
  await Promise.race([answering(child, { connectionString: through(app) }), failed.then((error) => Promise.reject(error))])
  return {
    through,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      if (child.kill('SIGTERM')) await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(child: ChildProcess, app: Connection): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const client = await connect(app, { name: 'shinayaka tests', timeout: 5_000 })
      await client.end()
      return
    } catch (error) {
      if (child.exitCode !== null || attempt === 200) throw error
      await sleep(50)
    }
  }
}
