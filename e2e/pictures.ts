// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { openBrowser, phone } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, startProgram } from './program.ts'

/** Where the part of the page ends that a picture shows, with some room below. */
const bottomOf = async (page: Page, selector: string, room: number): Promise<number> =>
  page.locator(selector).evaluate((element, below) => Math.ceil(element.getBoundingClientRect().bottom + scrollY + below), room)

/** Pictures of the running product for the README, from the demo's data: a desk of 1280 px drawn at 909, and a phone. */
export const takePictures = async (folder: string): Promise<void> => {
  const dataDir = newDataFolder()
  const program = await startProgram({ dataDir, demo: true, seconds: 180 })
  const watched = await openBrowser(() => program.url)
  const report = mkdtempSync(join(tmpdir(), 'shinayaka-report-'))
  const shoot = (page: Page, name: string, height: number) =>
    page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, clip: { x: 0, y: 0, width: page.viewportSize()?.width ?? 0, height } })
  try {
    const page = await watched.open({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 0.71 })
    await signInByPage(page, program.url, demoAccounts.clinic)
    await shoot(page, 'home', await bottomOf(page, 'main section', 24))

    const { drafts, submissions } = await (await page.request.get(`${program.url}/api/assessments`)).json()
    await page.goto(`${program.url}/submissions/${submissions[0].id}`, { waitUntil: 'networkidle' })
    await shoot(page, 'result', await bottomOf(page, 'main section >> nth=1', 24))

    const bytes = await (await page.request.get(`${program.url}/api/submissions/${submissions[0].id}/report.pdf`)).body()
    writeFileSync(`${report}/report.pdf`, bytes)
    execFileSync('pdftoppm', ['-png', '-gray', '-r', '76', '-f', '1', '-l', '1', '-singlefile', `${report}/report.pdf`, `${folder}/report`])

    const desk = await watched.open({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 0.71 })
    await signInByPage(desk, program.url, demoAccounts.hospital)
    const hospital = await (await desk.request.get(`${program.url}/api/assessments`)).json()
    const [draft] = hospital.drafts
    const departments = hospital.submissions.find(({ instrument }: { instrument: string }) => instrument === 'hospital-it')
    await desk.goto(`${program.url}/assessments/${draft.id}`, { waitUntil: 'networkidle' })
    await shoot(desk, 'sections', await bottomOf(desk, 'main li >> nth=8', 12))
    await desk.goto(`${program.url}/submissions/${departments.id}/views`, { waitUntil: 'networkidle' })
    await shoot(desk, 'views', await bottomOf(desk, 'main table >> nth=0', 24))
    const request = await (await desk.request.get(`${program.url}/api/submissions/${departments.id}/approval-request.pdf`)).body()
    writeFileSync(`${report}/approval.pdf`, request)
    execFileSync('pdftoppm', ['-png', '-gray', '-r', '76', '-singlefile', `${report}/approval.pdf`, `${folder}/approval`])

    const mobile = await watched.open({ ...phone, deviceScaleFactor: 1 })
    await signInByPage(mobile, program.url, demoAccounts.clinic)
    await mobile.goto(`${program.url}/assessments/${drafts[0].id}/questions/6`, { waitUntil: 'networkidle' })
    await shoot(mobile, 'question', await bottomOf(mobile, 'main label >> nth=3', 12))
  } finally {
    await watched.close()
    await cleanUp(dataDir, [program])
    rmSync(report, { recursive: true, force: true })
  }
}
