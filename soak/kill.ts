// SPDX-License-Identifier: Apache-2.0
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { visitPostgres } from '../apps/server/src/platform/postgres/visit.ts'
import { percentile } from '../bench/figures.ts'
import { cleanUp, freePort, newDataFolder, type Program, postmasterOf, startProgram } from '../e2e/program.ts'
import { chanceFrom } from './chance.ts'
import { asking, startClients } from './clients.ts'
import { checkIntact, verifyAuditChain } from './intact.ts'
import { Journal } from './journal.ts'
import { foundHospital, placesToWrite } from './people.ts'
import type { SoakOptions, SoakResult } from './run.ts'

/** Seconds by part of a start, as the program itself says them. */
type Stages = ReadonlyMap<string, number>

const stagesOf = (said: string): Stages => {
  const parts = /起動 [\d.]+ 秒（(.+)）/.exec(said)?.[1]
  if (parts === undefined) throw new Error('the program did not say what its start took')
  return new Map(parts.split('、').map((part) => [part.split(' ')[0] ?? '', Number(part.split(' ')[1])]))
}

const stagesLine = (starts: readonly Stages[]): string => {
  const of = (name: string) => starts.map((stages) => stages.get(name) ?? 0)
  const parts = [...(starts[0]?.keys() ?? [])].map((name) => `${name} ${percentile(of(name), 0.5).toFixed(2)} (${Math.max(...of(name)).toFixed(2)})`)
  return `the start after a kill by its parts, median and longest, s: ${parts.join(', ')}`
}

type Victim = 'server' | 'database' | 'both'
const longestRestart = 10

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) })).status === 200
  } catch {
    return false
  }
}

/** Waits until the server says that it and its database work, the database in another process than the dead one. */
const waitReady = async (url: string, dataDir: string, dead: number | null): Promise<void> => {
  const deadline = Date.now() + 120_000
  while (!(postmasterOf(dataDir) !== dead && (await isReady(url)))) {
    if (Date.now() > deadline) throw new Error('not ready again within two minutes')
    await sleep(10)
  }
}

const killProcess = (pid: number | null | undefined) => {
  if (pid) process.kill(pid, 'SIGKILL')
}

/**
 * Kills the server, its database or both without warning, again and again, while eight clients write over HTTP; after each restart
 * nothing that was acknowledged may be missing, nothing may be there by half, and every change must have its audit row.
 */
export const kill = async ({ rounds, seed }: SoakOptions): Promise<SoakResult> => {
  const total = rounds ?? 100
  const chance = chanceFrom(seed)
  const dataDir = newDataFolder()
  const environment = { PORT: String(await freePort()), CHANGES_PER_MINUTE: '0' }
  const start = (): Promise<Program> => startProgram({ dataDir, environment, terminal: true })
  const journal = new Journal()
  const wrong: string[] = []
  const killed: Record<Victim, number> = { server: 0, database: 0, both: 0 }
  const seconds: Record<Victim, number[]> = { server: [], database: [], both: [] }
  const references: number[] = []
  const starts: Stages[] = []
  let verified = 0
  let program = await start()
  const usual = async (): Promise<number> => {
    await program.stop()
    const begun = performance.now()
    program = await start()
    await waitReady(program.url, dataDir, null)
    return (performance.now() - begun) / 1000
  }
  const check = async (round: number) => {
    const postgres = await visitPostgres(dataDir, () => undefined)
    if (!postgres) throw new Error('the database is not running')
    wrong.push(...(await checkIntact(postgres.owner, journal)).map((problem) => `round ${round}: ${problem}`))
    if (round % 10 !== 0 && round !== total) return
    const chain = verifyAuditChain({ DATA_DIR: dataDir })
    if (!chain.ok) wrong.push(`round ${round}: audit chain: ${chain.said}`)
    verified += 1
  }
  try {
    const cookies = await foundHospital(program, 8)
    const reference = await usual()
    const url = program.url
    const clients = startClients(
      cookies.map((cookie) => asking(() => url, cookie)),
      chance,
      journal,
      await placesToWrite(),
    )
    for (let round = 1; round <= total; round += 1) {
      await sleep(chance.between(100, 1_500))
      const victim = chance.weighted<Victim>([
        ['server', 4],
        ['database', 4],
        ['both', 2],
      ])
      killed[victim] += 1
      const postmaster = victim === 'server' ? null : postmasterOf(dataDir)
      const begun = performance.now()
      if (victim !== 'server') killProcess(postmaster)
      if (victim !== 'database') {
        killProcess(program.child.pid)
        // What watches over a service starts it again at once.
        program = await start()
        starts.push(stagesOf(program.output()))
      }
      await waitReady(url, dataDir, postmaster)
      const took = (performance.now() - begun) / 1000
      seconds[victim].push(took)
      if (took > longestRestart) wrong.push(`round ${round}: ${took.toFixed(1)} s until ready after the ${victim} was killed`)
      await clients.pause()
      await check(round)
      if (round % 10 === 0) console.log(`  ${round} rounds, ${journal.acknowledged} writes acknowledged, ${wrong.length} wrong`)
      clients.resume()
    }
    await clients.end()
    await check(total)
    references.push(reference, await usual())
    await program.stop()
  } finally {
    await cleanUp(dataDir, [program])
  }
  const all = Object.values(seconds).flat()
  return {
    lines: [
      `${total} rounds: server ${killed.server}, database ${killed.database}, both ${killed.both}`,
      `${journal.acknowledged} writes acknowledged, ${journal.unheard + journal.unheardAdditions.size} whose answer was not heard, ${journal.refused} refused`,
      ...(['server', 'database', 'both'] as const)
        .filter((victim) => killed[victim] > 0)
        .map(
          (victim) =>
            `ready again after ${victim}: p50 ${percentile(seconds[victim], 0.5).toFixed(2)} s, p95 ${percentile(seconds[victim], 0.95).toFixed(2)} s, longest ${Math.max(0, ...seconds[victim]).toFixed(2)} s`,
        ),
      stagesLine(starts),
      `ready again, all: p95 ${percentile(all, 0.95).toFixed(2)} s, longest ${Math.max(...all).toFixed(2)} s (≤ ${longestRestart} s)`,
      `the usual start of a stopped server on this machine, before and after: ${references.map((one) => one.toFixed(2)).join(' s, ')} s; load now ${loadavg()[0]?.toFixed(1)}`,
      `audit chain verified ${verified} times`,
    ],
    wrong,
  }
}
