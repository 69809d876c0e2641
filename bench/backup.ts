// SPDX-License-Identifier: Apache-2.0
// A backup and its proof beside `pg_dump | age` on the same data, on Debian's PostgreSQL 15. `npm run bench -- backup`, size by BENCH_MB (default 1000).
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
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
import { compared, percentile, report, timed } from './figures.ts'

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
    environment: { DATABASE_URL: urlOf(postgres.app), DATABASE_OWNER_URL: urlOf(postgres.owner) },
    seconds: 180,
  })
  try {
    const cookie = await signIn(program.url, 'bench', password)
    const list = () => fetch(`${program.url}/api/assessments`, { headers: { cookie } }).then((response) => response.text())
    const idle = await timed(200, list)
    const identity = await newIdentity()
    const recipient = await recipientOf(identity)
    const file = join(root, 'ours.age')
    let done = false
    const meanwhile: number[] = []
    const asking = (async () => {
      while (!done) meanwhile.push(...(await timed(20, list, 0)))
    })()
    const made = await makeBackup(postgres.owner, file, { recipients: [recipient] }, { made: new Date() })
    done = true
    await asking
    report('backup', size / made.seconds, null, 'MB/s', `${(made.bytes / 1e6).toFixed(0)} MB file, ${made.seconds.toFixed(1)} s`)
    report('list of assessments, p95, nothing else going on', percentile(idle, 0.95), null, 'ms')
    report('the same while a backup is made', percentile(meanwhile, 0.95), null, 'ms', `${meanwhile.length} requests`)
    const proven = await verifyBackup(file, { identities: [identity] })
    report('verify (restore beside, hash every table)', size / proven.seconds, null, 'MB/s', `${proven.seconds.toFixed(1)} s`)

    const { admin } = JSON.parse(readFileSync(join(root, 'pg15', 'secrets.json'), 'utf8'))
    if ('connectionString' in postgres.owner) throw new Error('the embedded database is named by its parts')
    const { host, port, database } = postgres.owner
    const theirs = join(root, 'theirs.age')
    const begun = performance.now()
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `/usr/lib/postgresql/15/bin/pg_dump -h "${host}" -p ${port} -U postgres ${database} | age -r ${recipient} -o "${theirs}"`],
      { env: { ...process.env, PGPASSWORD: admin }, encoding: 'utf8' },
    )
    if (status !== 0 || statSync(theirs).size < size * 1e5) throw new Error(`pg_dump failed: ${stderr}`)
    const seconds = (performance.now() - begun) / 1000
    report('pg_dump | age', size / seconds, null, 'MB/s', `${(statSync(theirs).size / 1e6).toFixed(0)} MB file, ${seconds.toFixed(1)} s`)
    compared('pg_dump | age takes', made.seconds, seconds, null)
  } finally {
    await program.stop()
  }
} finally {
  await postgres.stop()
  rmSync(root, { recursive: true, force: true })
}
