// SPDX-License-Identifier: Apache-2.0
// A backup and its proof beside `pg_dump | age` on the same data, on Debian's PostgreSQL 15. `npm run bench -- backup`, size by BENCH_MB (default 1000).
// Ours and theirs in turns, with nothing else going on; then once more while somebody looks at a list every 50 ms.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { recipientOf } from '../apps/server/src/ops/copy/age.ts'
import { makeBackup } from '../apps/server/src/ops/copy/backup.ts'
import { newIdentity } from '../apps/server/src/ops/copy/key.ts'
import { verifyBackup } from '../apps/server/src/ops/copy/verify.ts'
import { setUp } from '../apps/server/src/ops/setup.ts'
import { createClock } from '../apps/server/src/platform/clock.ts'
import { migrate } from '../apps/server/src/platform/database/migrate.ts'
import { installedBinaries } from '../apps/server/src/platform/postgres/binaries.ts'
import { openPostgres } from '../apps/server/src/platform/postgres/postgres.ts'
import { urlOf } from '../apps/server/src/platform/postgres/testing.ts'
import { signIn, startProgram } from '../e2e/program.ts'
import { compared, median, percentile, report, timed } from './figures.ts'

const megabytes = Number(process.env.BENCH_MB ?? 1000)
const root = mkdtempSync('/tmp/shinayaka-bench-backup-')
chmodSync(root, 0o755)
const binaries = installedBinaries('/usr/lib/postgresql/15/bin')
const postgres = await openPostgres({ dataDir: join(root, 'pg15'), log: () => undefined, binaries })
const password = 'kawara-usagi-tegami-2048'
try {
  await migrate(postgres.owner, postgres.appRole)
  const first = { organisationName: '測る病院', institutionKind: 'hospital', name: '測る人', login: 'bench', password }
  await setUp(postgres, createClock(), first)
  const owner = new pg.Client(postgres.owner)
  await owner.connect()
  // Half of it sentences, as in the trail and the answers, half of it without any pattern, as in photographs and PDF files.
  const rows = Math.round(megabytes * 500)
  await owner.query(
    `insert into audit_event (id, organisation_id, person_id, action, target_kind, target_id, after, address, at)
     select gen_random_uuid(), o.id, p.id, 'answer.save', 'answer', n::text,
            case when n % 2 = 0
              then jsonb_build_object('comment', repeat('サーバ室の鍵は事務長が持ち、入室は台帳に書いています。' || n, 26))
              else jsonb_build_object('bytes', (select string_agg(md5(random()::text || n || i), '') from generate_series(1, 64) i)) end,
            'bench', now()
       from generate_series(1, $1::int) n, organisation o, person p`,
    [rows],
  )
  await owner.query('analyze')
  const { rows: sizes } = await owner.query('select sum(octet_length(t::text)) as bytes from audit_event t')
  await owner.end()
  const size = Number(sizes[0]?.bytes) / 1e6
  console.log(`  ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${size.toFixed(0)} MB of rows as text, ${rows} rows`)

  const program = await startProgram({
    dataDir: join(root, 'data'),
    environment: { CHANGES_PER_MINUTE: '0', DATABASE_URL: urlOf(postgres.app), DATABASE_OWNER_URL: urlOf(postgres.owner) },
    seconds: 180,
  })
  try {
    const cookie = await signIn(program.url, 'bench', password)
    const list = () => fetch(`${program.url}/api/assessments`, { headers: { cookie } }).then((response) => response.text())
    /** How long the list takes somebody who looks at it every 50 ms, for as long as something goes on. */
    const looking = async (until: Promise<unknown>): Promise<number[]> => {
      const state = { done: false }
      const times: number[] = []
      void until.finally(() => {
        state.done = true
      })
      while (!state.done) {
        times.push(...(await timed(1, list, 0)))
        await sleep(50)
      }
      return times
    }
    await timed(20, list)
    const idle = await looking(sleep(10_000))
    const identity = await newIdentity()
    const recipient = await recipientOf(identity)
    const { admin } = JSON.parse(readFileSync(join(root, 'pg15', 'secrets.json'), 'utf8'))
    if ('connectionString' in postgres.owner) throw new Error('the embedded database is named by its parts')
    const { host, port, database } = postgres.owner
    const file = join(root, 'ours.age')
    const ours = async () => {
      rmSync(file, { force: true })
      return makeBackup(postgres.owner, file, { recipients: [recipient] }, { made: new Date() })
    }
    const theirs = (name: string, gzip: string): number => {
      const path = join(root, name)
      const begun = performance.now()
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', `/usr/lib/postgresql/15/bin/pg_dump -h "${host}" -p ${port} -U postgres ${database} ${gzip} | age -r ${recipient} -o "${path}"`],
        { env: { ...process.env, PGPASSWORD: admin }, encoding: 'utf8' },
      )
      if (status !== 0 || statSync(path).size < size * 1e5) throw new Error(`pg_dump failed: ${stderr}`)
      return (performance.now() - begun) / 1000
    }
    const rounds = { ours: [] as number[], plain: [] as number[], packed: [] as number[] }
    const delay = monitorEventLoopDelay({ resolution: 5 })
    for (let round = 0; round < 3; round += 1) {
      delay.enable()
      rounds.ours.push((await ours()).seconds)
      delay.disable()
      rounds.plain.push(theirs('plain.age', ''))
      rounds.packed.push(theirs('packed.age', '| gzip -1'))
    }
    const fileSize = (name: string) => `${(statSync(join(root, name)).size / 1e6).toFixed(0)} MB file`
    const rate = (seconds: readonly number[]) => size / median(seconds)
    report('backup', rate(rounds.ours), null, 'MB/s', `${fileSize('ours.age')}, ${median(rounds.ours).toFixed(1)} s, median of ${rounds.ours.length}`)
    report('pg_dump | age', rate(rounds.plain), null, 'MB/s', `${fileSize('plain.age')}, ${median(rounds.plain).toFixed(1)} s`)
    report('pg_dump | gzip -1 | age', rate(rounds.packed), null, 'MB/s', `${fileSize('packed.age')}, ${median(rounds.packed).toFixed(1)} s`)
    compared('pg_dump | age takes', median(rounds.ours), median(rounds.plain), null)
    compared('pg_dump | gzip -1 | age takes', median(rounds.ours), median(rounds.packed), null)
    report('event loop of who makes the backup, p99 of its delay', delay.percentile(99) / 1e6, null, 'ms')

    const making = ours()
    const meanwhile = await looking(making)
    report('list of assessments, p95, nothing else going on', percentile(idle, 0.95), null, 'ms', `${idle.length} requests`)
    report(
      'the same while a backup is made',
      percentile(meanwhile, 0.95),
      null,
      'ms',
      `${meanwhile.length} requests, the backup ${(await making).seconds.toFixed(1)} s`,
    )
    const proven = await verifyBackup(file, { identities: [identity] })
    report('verify (restore beside, hash every table)', size / proven.seconds, null, 'MB/s', `${proven.seconds.toFixed(1)} s`)
    console.log(`  load at the end ${loadavg()[0]?.toFixed(1)}`)
  } finally {
    await program.stop()
  }
} finally {
  await postgres.stop()
  rmSync(root, { recursive: true, force: true })
}
