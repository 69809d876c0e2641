// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAccount } from '../apps/server/src/ops/demo.ts'
import { openBrowser, phone } from './browser.ts'
import { signInByPage } from './person.ts'
import { newDataFolder, startProgram } from './program.ts'

/** Pictures of the running product for the README, from the demo's data. */
export const takePictures = async (folder: string): Promise<void> => {
  const dataDir = newDataFolder()
  const program = await startProgram({ dataDir, demo: true, seconds: 180 })
  const watched = await openBrowser(() => program.url)
  const report = mkdtempSync(join(tmpdir(), 'shinayaka-report-'))
  try {
    const page = await watched.open({ viewport: { width: 1000, height: 760 } })
    await signInByPage(page, program.url, { ...demoAccount })
    await page.screenshot({ path: `${folder}/home.png` })
    const { drafts, submissions } = await page.evaluate(async () => (await fetch('/api/assessments')).json())
    await page.goto(`${program.url}/submissions/${submissions[0].id}`, { waitUntil: 'networkidle' })
    await page.screenshot({ path: `${folder}/result.png` })
    const bytes = await page.evaluate(
      async (id) => [...new Uint8Array(await (await fetch(`/api/submissions/${id}/report.pdf`)).arrayBuffer())],
      submissions[0].id,
    )
    writeFileSync(`${report}/report.pdf`, Buffer.from(bytes))
    execFileSync('pdftoppm', ['-png', '-r', '80', '-f', '1', '-l', '1', '-singlefile', `${report}/report.pdf`, `${folder}/report`])
    const mobile = await watched.open({ ...phone, deviceScaleFactor: 1 })
    await signInByPage(mobile, program.url, { ...demoAccount })
    await mobile.goto(`${program.url}/assessments/${drafts[0].id}/questions/6`, { waitUntil: 'networkidle' })
    await mobile.screenshot({ path: `${folder}/question.png`, fullPage: false })
  } finally {
    await watched.close()
    await program.stop()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(report, { recursive: true, force: true })
  }
}
