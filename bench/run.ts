// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { newDataFolder, signIn, startProgram } from '../e2e/program.ts'
import { report } from './figures.ts'
import { benchPages } from './pages.ts'
import { benchReport, benchRequests } from './requests.ts'

const dataDir = newDataFolder()
try {
  const first = await startProgram({ dataDir, demo: true, seconds: 180 })
  await first.stop()

  const begun = performance.now()
  const program = await startProgram({ dataDir, demo: true, environment: { SHINAYAKA_COUNT: '1', CHANGES_PER_MINUTE: '0' } })
  await fetch(`${program.url}/sign-in`)
  report('warm start to the first page', (performance.now() - begun) / 1000, 3, 's')
  try {
    const cookie = await signIn(program.url, demoAccounts.clinic.login, demoAccounts.clinic.password)
    // The first report is asked for when a person could ask for it: some seconds after the start.
    await new Promise((resolve) => setTimeout(resolve, 4000))
    await benchReport(program, cookie)
    await benchRequests(program, dataDir, cookie)
    await benchPages(program, cookie)
  } finally {
    await program.stop()
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
