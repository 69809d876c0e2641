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

type Volley = { guesses: number; logins: readonly string[]; path: string; aSecond: number }

const startGuessing = (port: string, { guesses, logins, path, aSecond }: Volley): { child: ChildProcess; outcome: Promise<Outcome> } => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', guesser, port, String(guesses), String(addresses), logins.join(','), path, String(aSecond)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
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

/** The owner of the account signs in from the usual address; gives the status, and the cookie by which this browser is known from then on. */
const comeIn = async (port: number, browser: string): Promise<{ status: string; browser: string }> => {
  const body = new URLSearchParams(administrator).toString()
  const head = `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${browser}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`
  const answer = await sendRaw({ port, from: legitimate }, Buffer.from(head + body), 60_000).catch(() => null)
  const known = /shinayaka_browser=[^;]+/.exec(answer?.headers['set-cookie'] ?? '')?.[0]
  return { status: String(answer?.status ?? 'none'), browser: known ?? browser }
}

type Attack = { name: string; logins: readonly string[] }
type Times = { p50: number; p95: number }
const timesOf = (times: readonly number[]): Times => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) })
const inWords = ({ p50, p95 }: Times) => `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms`

/** What somebody else's list takes while a volley is fired, what came of the volley, and how long it lasted. */
const watchVolley = async (program: Program, cookie: string, volley: Volley) => {
  const begun = performance.now()
  const { outcome, child } = startGuessing(new URL(program.url).port, volley)
  let over = false
  void outcome.then(() => {
    over = true
  })
  const times = await watchList(program.url, cookie, () => over).finally(() => over || child.kill())
  return { list: timesOf(times), outcome: await outcome, seconds: (performance.now() - begun) / 1000 }
}

/** The owner of the account comes in again and again until told to stop: in the known browser, and in another one at the same place. */
const arriveOften = (port: number, browser: string) => {
  const arrivals: string[] = []
  let over = false
  const ended = (async () => {
    await sleep(2_000)
    do {
      arrivals.push((await comeIn(port, arrivals.length % 2 === 0 ? browser : '')).status)
      await sleep(5_000)
    } while (!over)
  })()
  return {
    end: async () => {
      over = true
      await ended
      return arrivals
    },
  }
}

const attackOnce = async (program: Program, cookie: string, guesses: number, { name, logins }: Attack): Promise<SoakResult> => {
  const port = Number(new URL(program.url).port)
  const { browser } = await comeIn(port, '')
  if (browser === '') throw new Error(`${name}: the legitimate person did not come in before it began`)
  const idle = timesOf(await watchList(program.url, cookie, (times) => times.length >= 200))
  const arriving = arriveOften(port, browser)
  const { list, outcome, seconds } = await watchVolley(program, cookie, { guesses, logins, path: '/sign-in', aSecond: Number.POSITIVE_INFINITY })
  const arrivals = await arriving.end()
  // The same driver as often a second at a page that needs no work: what of it is the driver's, and not the sign-in's.
  const aSecond = guesses / seconds
  const reference = await watchVolley(program, cookie, { guesses: Math.ceil(aSecond * 20), logins, path: '/health', aSecond })
  const again = timesOf(await watchList(program.url, cookie, (times) => times.length >= 200))
  const { statuses, through } = outcome
  const refused = arrivals.filter((status) => status !== '303')
  const before = (idle.p95 + again.p95) / 2
  const wrong = through.map((one) => `${name}: a guess was let through: ${one}`)
  if (refused.length > 0)
    wrong.push(`${name}: the legitimate person was not let in ${refused.length} of ${arrivals.length} times (${[...new Set(refused)].join(', ')})`)
  if (list.p95 > 2 * before)
    wrong.push(`${name}: the list's p95 was ${list.p95.toFixed(0)} ms, ${(list.p95 / before).toFixed(1)} times its idle ${before.toFixed(0)} ms`)
  const answers = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`)
  return {
    lines: [
      `${name}: ${guesses} guesses from ${addresses} addresses in ${seconds.toFixed(0)} s (${aSecond.toFixed(0)} a second), answered ${answers.join(', ')}; ${through.length} let through`,
      `  the legitimate person signed in ${arrivals.length - refused.length} of ${arrivals.length} times`,
      `  somebody else's list: idle before ${inWords(idle)}, after ${inWords(again)}; under attack ${inWords(list)}; the same driver at /health ${inWords(reference.list)}`,
      `  p95 under attack: ${(list.p95 / before).toFixed(2)} × idle (≤ 2), ${(list.p95 / reference.list.p95).toFixed(2)} × the same driver at /health; load ${loadavg()[0]?.toFixed(1)}`,
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
  const program = await startProgram({ dataDir, environment: { CHANGES_PER_MINUTE: '0' }, terminal: true, ...(folder ? { folder } : {}) })
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
