// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { percentile } from '../bench/figures.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from '../e2e/program.ts'
import { administrator, foundHospital } from './people.ts'
import { sendRaw } from './raw.ts'
import type { SoakOptions, SoakResult } from './run.ts'

const guesser = fileURLToPath(new URL('./guesser.ts', import.meta.url))
const legitimate = '127.200.0.9'
const addresses = 500

type Outcome = { statuses: Record<string, number>; through: string[] }

const startGuessing = (port: string, guesses: number, logins: readonly string[]): { child: ChildProcess; outcome: Promise<Outcome> } => {
  const child = spawn(process.execPath, ['--import', 'tsx', guesser, port, String(guesses), String(addresses), logins.join(',')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  return { child, outcome: new Promise((resolve) => child.on('close', () => resolve(JSON.parse(said) as Outcome))) }
}

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** What somebody else's list takes, asked for again and again until `enough`. */
const watchList = async (url: string, cookie: string, enough: (times: readonly number[]) => boolean): Promise<number[]> => {
  const times: number[] = []
  while (!enough(times)) {
    times.push(
      await milliseconds(async () => {
        const response = await fetch(`${url}/api/assessments`, { headers: { cookie } })
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`the list answered ${response.status}`)
      }),
    )
    await sleep(20)
  }
  return times
}

/** The owner of the account signs in from the usual address; gives the status, or what went wrong. */
const comeIn = async (port: number, path: string): Promise<string> => {
  const body = new URLSearchParams(administrator).toString()
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`
  const answer = await sendRaw({ port, from: legitimate }, Buffer.from(head + body), 60_000).catch(() => null)
  return String(answer?.status ?? 'none')
}

type Attack = { name: string; logins: readonly string[] }

const attackOnce = async (program: Program, cookie: string, guesses: number, { name, logins }: Attack): Promise<SoakResult> => {
  const { port } = new URL(program.url)
  const idle = await watchList(program.url, cookie, (times) => times.length >= 200)
  const begun = performance.now()
  const { outcome, child } = startGuessing(port, guesses, logins)
  let over = false
  void outcome.then(() => {
    over = true
  })
  const arrivals: string[] = []
  const arriving = (async () => {
    await sleep(2_000)
    do {
      arrivals.push(await comeIn(Number(port), '/sign-in'))
      await sleep(5_000)
    } while (!over)
  })()
  const during = await watchList(program.url, cookie, () => over).finally(() => over || child.kill())
  const { statuses, through } = await outcome
  await arriving
  const seconds = (performance.now() - begun) / 1000
  const [before, meanwhile] = [percentile(idle, 0.95), percentile(during, 0.95)]
  const refused = arrivals.filter((status) => status !== '303')
  const wrong = through.map((one) => `${name}: a guess was let through: ${one}`)
  if (refused.length > 0)
    wrong.push(`${name}: the legitimate person was not let in ${refused.length} of ${arrivals.length} times (${[...new Set(refused)].join(', ')})`)
  if (meanwhile > 2 * before)
    wrong.push(`${name}: the list's p95 was ${meanwhile.toFixed(0)} ms, ${(meanwhile / before).toFixed(1)} times its idle ${before.toFixed(0)} ms`)
  const answers = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`)
  return {
    lines: [
      `${name}: ${guesses} guesses from ${addresses} addresses in ${seconds.toFixed(0)} s, answered ${answers.join(', ')}; ${through.length} let through`,
      `  the legitimate person signed in ${arrivals.length - refused.length} of ${arrivals.length} times`,
      `  somebody else's list: idle p50 ${percentile(idle, 0.5).toFixed(1)} p95 ${before.toFixed(1)} ms, during it p50 ${percentile(during, 0.5).toFixed(1)} p95 ${meanwhile.toFixed(1)} ms (${(meanwhile / before).toFixed(2)} ×, ≤ 2); load ${loadavg()[0]?.toFixed(1)}`,
    ],
    wrong,
  }
}

/**
 * Guesses at one account, then at many, from many addresses at once: none may get through, whoever the account belongs to
 * still comes in from their own address, and nobody else has to wait for it. SOAK_FOLDER names another checkout to attack.
 */
export const attack = async ({ rounds }: SoakOptions): Promise<SoakResult> => {
  const guesses = rounds ?? 50_000
  const dataDir = newDataFolder()
  const folder = process.env.SOAK_FOLDER
  const program = await startProgram({ dataDir, terminal: true, ...(folder ? { folder } : {}) })
  const all: SoakResult = { lines: [], wrong: [] }
  try {
    const [cookie = ''] = await foundHospital(program, 1)
    const many = Array.from({ length: 5_000 }, (_, index) => (index % 50 === 0 ? administrator.login : `user${index}`))
    for (const one of [
      { name: 'one account', logins: [administrator.login] },
      { name: 'many accounts', logins: many },
    ]) {
      const { lines, wrong } = await attackOnce(program, cookie, guesses, one)
      for (const line of lines) console.log(`  ${line}`)
      all.wrong.push(...wrong)
    }
  } finally {
    await cleanUp(dataDir, [program])
  }
  return all
}
