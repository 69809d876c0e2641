// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { visitPostgres } from '../apps/server/src/platform/postgres/visit.ts'
import { cleanUp, freePort, newDataFolder, type Program, signIn, startProgram } from '../e2e/program.ts'
import { chanceFrom } from './chance.ts'
import { asking, startClients } from './clients.ts'
import { checkIntact } from './intact.ts'
import { Journal } from './journal.ts'
import { administrator, foundHospital, placesToWrite } from './people.ts'
import type { SoakOptions, SoakResult } from './run.ts'

/** A server at work with eight clients, and what happened to it. */
type Stage = {
  dataDir: string
  program: Program
  restart: () => Promise<Program>
  cookie: string
  /** Writes once and gives what the person would read. */
  said: () => Promise<string>
}
type Trouble = {
  name: string
  /** Where the data lie and what the server starts with. */
  place?: { mount?: string; environment?: (dataDir: string) => Record<string, string> }
  /** Makes the trouble, looks at it and ends it; gives what was seen. */
  happen: (stage: Stage) => Promise<string[]>
}

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' })

const sentenceOf = async (url: string, cookie: string): Promise<string> => {
  const heard = await fetch(`${url}/api/invitations`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ name: '試み', role: 'viewer' }),
    signal: AbortSignal.timeout(30_000),
  }).catch((error: unknown) => String(error))
  if (typeof heard === 'string') return `no answer (${heard})`
  const { code = '', title = '', detail = '' } = (await heard.json()) as { code?: string; title?: string; detail?: string }
  return heard.status === 200 ? '200' : `${heard.status} ${code} ${title}${detail}`
}

/** The different things said in some seconds, each once. */
const listen = async (said: () => Promise<string>, seconds: number): Promise<string[]> => {
  const heard = new Set<string>()
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    heard.add(await said())
    await sleep(100)
  }
  return [...heard]
}

const terminal = (program: Program, from: number): string[] => [
  ...new Set(
    program
      .output()
      .slice(from)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{')),
  ),
]

const diskFull: Trouble = {
  name: 'disk full (tmpfs, real ENOSPC)',
  place: { mount: 'size=220m,mode=0711' },
  happen: async ({ dataDir, program, said }) => {
    const from = program.output().length
    const filler = join(dataDir, 'filler')
    // Ends by itself, with an error, when nothing more fits.
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' })
    const heard = await listen(said, 20)
    rmSync(filler)
    return [...heard.map((line) => `a person reads: ${line}`), ...terminal(program, from).map((line) => `the terminal says: ${line}`)]
  },
}

const readOnly: Trouble = {
  name: 'disk read-only',
  place: { mount: 'size=300m,mode=0711' },
  happen: async ({ dataDir, program, restart }) => {
    await program.stop()
    run('mount', '-o', 'remount,ro', dataDir)
    const refused = await restart().then(
      () => 'it started',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    run('mount', '-o', 'remount,rw', dataDir)
    await restart()
    return [`the start is refused with: ${refused.replace(/\[.*?秒\].*\n/g, '').replaceAll('\n', ' ')}`]
  },
}

const cutConnections: Trouble = {
  name: 'connections to the database cut in mid-transaction, 60 times',
  happen: async ({ dataDir, said }) => {
    const postgres = await visitPostgres(dataDir, () => undefined)
    if (!postgres) throw new Error('the database is not running')
    const client = new pg.Client(postgres.app)
    await client.connect()
    const heard = new Set<string>()
    let cut = 0
    for (let round = 0; round < 60; round += 1) {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid() and state <> 'idle'`,
      )
      cut += rowCount ?? 0
      heard.add(await said())
      await sleep(Math.random() * 60)
    }
    await client.end()
    return [`${cut} connections cut while a transaction was open`, ...[...heard].map((line) => `a person reads: ${line}`)]
  },
}

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'
const clockJumps: Trouble = {
  name: 'clock jumped a day forward and back (libfaketime)',
  place: {
    environment: (dataDir) => {
      const file = join(dataDir, '..', `clock-${process.pid}`)
      writeFileSync(file, '+0\n', { mode: 0o644 })
      return { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' }
    },
  },
  happen: async ({ dataDir, program, said }) => {
    const file = join(dataDir, '..', `clock-${process.pid}`)
    const lines: string[] = []
    for (const [what, offset] of [
      ['a day forward', '+1d'],
      ['back again', '+0'],
      ['a day back', '-1d'],
      ['right again', '+0'],
    ] as const) {
      writeFileSync(file, `${offset}\n`)
      const old = await said()
      const cookie = await signIn(program.url, administrator.login, administrator.password).catch((error: unknown) => String(error))
      lines.push(`${what}: the old session ${old}; after signing in again ${await sentenceOf(program.url, cookie)}`)
    }
    rmSync(file)
    return lines
  },
}

const outOfFiles: Trouble = {
  name: 'no file descriptors left',
  happen: async ({ program, said }) => {
    const pid = String(program.child.pid)
    const open = readdirSync(`/proc/${pid}/fd`).length
    const [soft = '1024', hard = '1048576'] = run('prlimit', `--pid=${pid}`, '--nofile', '--output=SOFT,HARD', '--noheadings', '--raw')
      .trim()
      .split(/\s+/)
    run('prlimit', `--pid=${pid}`, `--nofile=${open + 3}:${hard}`)
    const crowd = await Promise.all(Array.from({ length: 40 }, () => said()))
    run('prlimit', `--pid=${pid}`, `--nofile=${soft}:${hard}`)
    return [...new Set(crowd)].map((line) => `40 people at once read: ${line}`)
  },
}

const troubles = [diskFull, readOnly, cutConnections, clockJumps, outOfFiles]

const usableAgain = async (said: () => Promise<string>): Promise<number> => {
  const begun = performance.now()
  while ((await said().catch(() => '')) !== '200') {
    if (performance.now() - begun > 180_000) throw new Error('not usable again within three minutes')
    await sleep(50)
  }
  return (performance.now() - begun) / 1000
}

const go = async ({ name, place, happen }: Trouble, seed: number): Promise<SoakResult> => {
  const dataDir = newDataFolder()
  if (place?.mount) run('mount', '-t', 'tmpfs', '-o', place.mount, 'tmpfs', dataDir)
  const environment = { PORT: String(await freePort()), CHANGES_PER_MINUTE: '0', ...place?.environment?.(dataDir) }
  const journal = new Journal()
  const wrong: string[] = []
  const lines = [`■ ${name}`]
  let program = await startProgram({ dataDir, environment, terminal: true })
  const restart = async () => {
    program = await startProgram({ dataDir, environment, terminal: true })
    return program
  }
  try {
    const cookies = await foundHospital(program, 8)
    let cookie = cookies[0] ?? ''
    const url = program.url
    const said = () => sentenceOf(url, cookie)
    const clients = startClients(
      cookies.map((one) => asking(() => url, one)),
      chanceFrom(seed),
      journal,
      await placesToWrite(),
    )
    await sleep(2_000)
    lines.push(...(await happen({ dataDir, program, restart, cookie, said })))
    wrong.push(...lines.filter((line) => line.includes('server.unexpected')))
    cookie = await signIn(url, administrator.login, administrator.password).catch(() => cookie)
    lines.push(`usable again ${(await usableAgain(said)).toFixed(1)} s after the trouble ended`)
    await sleep(1_000)
    await clients.end()
    const postgres = await visitPostgres(dataDir, () => undefined)
    if (!postgres) throw new Error('the database is not running')
    // The invitations of the trial itself are nobody's in the journal.
    wrong.push(...(await checkIntact(postgres.owner, journal)).filter((problem) => !problem.includes('試み')))
    lines.push(
      `${journal.acknowledged} writes acknowledged, ${journal.unheard + journal.unheardAdditions.size} without an answer, ${journal.refused} refused, ${wrong.length} wrong`,
    )
    await program.stop()
  } catch (error) {
    wrong.push(`${name}: ${error instanceof Error ? error.message : String(error)}\n${program.output().slice(-1500)}`)
  } finally {
    await cleanUp(place?.mount ? join(dataDir, '.') : dataDir, [program]).catch(() => undefined)
    if (place?.mount) run('umount', '-l', dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { lines, wrong }
}

/** One trouble after another under the clients of the kill run: each must end in a sentence a person understands, and in data that are whole. */
export const trouble = async ({ seed, rounds }: SoakOptions): Promise<SoakResult> => {
  const all: SoakResult = { lines: [], wrong: [] }
  for (const one of rounds === null ? troubles : troubles.slice(0, rounds)) {
    const { lines, wrong } = await go(one, seed)
    for (const line of lines) console.log(`  ${line}`)
    all.lines.push(...lines)
    all.wrong.push(...wrong)
  }
  return { lines: [], wrong: all.wrong }
}
