// SPDX-License-Identifier: Apache-2.0
import { createPool } from '@shinayaka/engines'
import { buildServer } from './app.ts'
import { allJobs } from './jobs.ts'
import { type DemoAccount, prepareDemo } from './ops/demo.ts'
import { newFirstRunCode, prepareHouse } from './ops/house.ts'
import { createClock } from './platform/clock.ts'
import { openPool } from './platform/database/pool.ts'
import { createFiles } from './platform/files/files.ts'
import { openTls } from './platform/http/tls.ts'
import { createGate } from './platform/identity/gate.ts'
import { createLimits } from './platform/identity/limits.ts'
import { startJobs } from './platform/jobs/jobs.ts'
import { createLog } from './platform/log/log.ts'
import type { Postgres } from './platform/postgres/connection.ts'
import { addressForOthers, isLoopback } from './platform/settings/address.ts'
import type { Settings } from './platform/settings/settings.ts'
import { type Stages, stagesLine } from './platform/stages.ts'
import { StartProblem, say } from './platform/terminal.ts'
import { openWatch } from './platform/watch.ts'
import { version } from './version.ts'

const portProblem = (error: unknown, { port, host }: Settings): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return new StartProblem(
      `ポート ${port} は、ほかのプログラムが使っています。そのプログラムを止めるか、「PORT=8081 npm start」のように別の番号で起動してください。`,
    )
  if (code === 'EACCES')
    return new StartProblem(`ポート ${port} を使う権限がありません。「PORT=8080 npm start」のように 1024 以上の番号で起動してください。`)
  if (code === 'EADDRNOTAVAIL')
    return new StartProblem(`HOST に指定された ${host} は、このマシンのアドレスではありません。アドレスを確かめてください。`)
  return error
}

const demoLines = (accounts: readonly DemoAccount[]): string[] => {
  const longest = Math.max(...accounts.map(({ login }) => login.length))
  return [
    '体験用のサインイン（架空の医療機関です。本当の情報は入れないでください）',
    ...accounts.map(({ login, place, role }) => `  ${login.padEnd(longest)}   ${place}: ${role}`),
    `  パスワードはどれも  ${accounts[0]?.password ?? ''}`,
    ...(accounts.some(({ login }) => login === 'demo-group')
      ? []
      : ['前の版の体験データです。新しいものを試すときは、止めてから data-demo フォルダを消してください。']),
  ]
}

/** What the person at the terminal needs to know. */
const announce = (
  { host, listening }: Settings,
  { shown, houseUrl, code, demo }: { shown: string; houseUrl: string | null; code: string | null; demo: readonly DemoAccount[] | null },
): void => {
  say(`\nしなやかが動いています:  ${shown}`)
  if (houseUrl !== null && houseUrl !== shown) say(`院内のほかの端末から:  ${houseUrl}`)
  if (listening.plainHttpAccepted && listening.tls === null && !isLoopback(host))
    say(
      '暗号化していません（PLAIN_HTTP=accepted）。パスワードも答えも、途中の通信を読める人に見えます。docs/https.md の手順で https にしてください。',
    )
  if (code !== null) say(`初回コード（一度だけ使えます）:  ${code}`)
  if (demo !== null) for (const line of demoLines(demo)) say(line)
  say('止めるときは Ctrl-C を押してください。\n')
}

/** What is there before the program itself is loaded: the settings, the database on its way, and the clock of the start. */
type Begun = { settings: Settings; reaching: Promise<Postgres>; stages: Stages; demo: boolean }

/** Serves over a database that is being reached: opens everything else, listens, and says where. Returns how to stop it all again. */
export const serve = async ({ settings, reaching, stages, ...options }: Begun): Promise<{ url: string; stop: () => Promise<void> }> => {
  stages.end('program')
  const { listening, watching } = settings
  const log = createLog(watching.logLevel, (line) => process.stderr.write(line))
  const scheme = listening.tls === null ? 'http' : 'https'
  const tls = listening.tls === null ? null : openTls(listening.tls, { say, now: () => new Date() })
  const clock = createClock()
  const house = await prepareHouse(reaching, { settings, clock, log: say, stages })
  const pool = openPool(house.postgres.app, (message) => log('warn', message))
  const workers = createPool({ size: 2, memoryMb: 512, timeoutMs: 20_000 })
  const watch = await openWatch(watching, { pool, workers, version, log })
  const closeAll = async () => {
    tls?.close()
    await watch.close()
    await workers.close()
    await pool.end()
    await house.postgres.stop()
  }
  try {
    const demo = options.demo ? await prepareDemo(house, pool, clock) : null
    const app = {
      clock,
      pool,
      workers,
      catalog: house.catalog,
      limits: createLimits({ changesPerMinute: settings.changesPerMinute }),
      gate: createGate(),
      secondFactorGraceDays: settings.secondFactorGraceDays,
      publicUrl: settings.publicUrl ?? `${scheme}://localhost:${settings.port}`,
      houseUrl: addressForOthers(settings),
      mail: settings.mail,
      webhookHosts: settings.webhookHosts,
      providerHosts: settings.providerHosts,
      metrics: watch.metrics,
      files: createFiles(settings.files, (message, details) => log('error', message, details)),
      log: (message: string, details?: Record<string, unknown>) => log('error', message, details),
      // The jobs begin last, when the server answers already.
      startJob: (_name: string): void => undefined,
    }
    const server = await buildServer(app, house.editions, {
      tls,
      trustProxy: listening.trustProxy,
      log,
      traces: watch.traces,
      metrics: watching.metrics,
    })
    const listened = await server.listen({ port: settings.port, host: settings.host }).catch((error: unknown) => {
      throw portProblem(error, settings)
    })
    const url = listened.replace(/^https?/, scheme)
    const code = await newFirstRunCode(house.postgres, clock)
    const shown = settings.publicUrl ?? url.replace('127.0.0.1', 'localhost')
    // Only now is the port known where any free one was asked for.
    app.publicUrl = shown
    app.houseUrl = addressForOthers({ ...settings, port: Number(new URL(url).port) || (tls === null ? 80 : 443) })
    stages.end('server')
    say(stagesLine(stages.taken()))
    announce(settings, { shown, houseUrl: app.houseUrl, code, demo })
    const jobs = startJobs(
      { pool, clock, direct: house.postgres.direct, log: app.log, succeeded: watch.metrics.jobSucceeded },
      allJobs(app, house.editions, { postgres: house.postgres, dataDir: settings.dataDir }),
    )
    app.startJob = (name) => void jobs.runNow(name).catch((error: unknown) => app.log(`job ${name} failed`, { error: String(error) }))
    // Fonts and libraries are loaded while nobody waits for them, so that the first report is quick.
    void workers.warmUp()
    return {
      url,
      stop: async () => {
        await server.close()
        await jobs.stop()
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
