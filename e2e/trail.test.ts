// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { trailJa } from '@shinayaka/contract/messages/trail.ja'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, type Watched } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, sendForm, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An inspector asks who ended somebody's access. The administrator finds it, hands over CSV and PDF, and shows that nothing was changed since.

const bin = fileURLToPath(new URL('../apps/cli/bin/shinayaka.mjs', import.meta.url))
const dataDir = newDataFolder()
const password = 'suika-fuurin-engawa-1988'
let program: Program
let watched: Watched
let page: Page
let seal = ''
let organisation = ''

beforeAll(async () => {
  program = await startProgram({ dataDir, seconds: 180 })
  const first = { organisationName: '朝顔診療所', institutionKind: 'clinic', name: '青木 直人', login: 'aoki', password }
  const cookie = await sendForm(program.url, '/first-run', { code: program.code() ?? '', ...first })
  const headers = { cookie, 'content-type': 'application/json' }
  const call = async (method: string, path: string, body?: unknown) =>
    (
      await fetch(program.url + path, {
        method,
        headers: body === undefined ? { cookie } : headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    ).json()
  const { code } = await call('POST', '/api/invitations', { name: '山田 花子', role: 'staff' })
  await sendForm(program.url, '/join', { code, name: '山田 花子', login: 'hanako', password })
  const { members } = await call('GET', '/api/accounts')
  await call('DELETE', `/api/accounts/${members.find(({ login }: { login: string }) => login === 'hanako').id}`)
  organisation = (await call('GET', '/api/session')).organisation.id
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const download = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}
const verify = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'audit', 'verify', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  })
  return { status, stdout, stderr }
}

describe('an administrator with an inspector', () => {
  asStory(() => [page])

  it('opens the trail from the menu and finds who ended whose access', async () => {
    await signInByPage(page, program.url, { login: 'aoki', password })
    await page.getByRole('link', { name: trailJa.title }).click()
    await page.getByRole('heading', { level: 1, name: trailJa.title }).waitFor()
    await page.getByLabel(trailJa.form.group).selectOption({ label: trailJa.groups.people })
    await page.getByLabel(trailJa.form.search).fill('花子')
    await page.getByRole('button', { name: trailJa.form.submit }).click()
    const row = page.locator('main tbody tr', { hasText: '青木 直人さんが、山田 花子さんの利用を終えました。' })
    await row.waitFor()
    await row.locator('summary').click()
    await row.getByText('職員').waitFor()
    expect(await page.locator('main tbody tr').count()).toBe(3)
  })

  it('hands over what was found as CSV and as PDF', async () => {
    const csv = await download(trailJa.export.csv)
    expect(csv.name).toMatch(/^操作記録_朝顔診療所_\d{4}-\d\d-\d\d\.csv$/)
    expect(csv.bytes.toString()).toContain('"青木 直人さんが、山田 花子さんの利用を終えました。"')
    const pdf = await download(trailJa.export.pdf)
    expect(pdf.name).toMatch(/\.pdf$/)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('finds in the trail that it was taken away', async () => {
    await page.getByRole('link', { name: trailJa.form.clear }).click()
    await page.getByText('青木 直人さんが、操作記録（PDF）を持ち出しました。').first().waitFor()
  })

  it('reads the seal of today, which stands for all rows but those of the last second', async () => {
    await sleep(2000)
    await page.reload()
    seal = (await page.locator('#seal .font-mono').first().textContent()) ?? ''
    expect(seal).toMatch(/^\d+:([0-9a-f]{4}-){15}[0-9a-f]{4}$/)
  })

  it('shows beside the running server that nothing was changed, also against the seal on paper', () => {
    const plain = verify()
    expect(plain.status, plain.stderr).toBe(0)
    const checked = verify('--organisation', organisation, '--head', seal.slice(0, seal.indexOf(':') + 20))
    expect(checked.status, checked.stdout).toBe(0)
    expect(checked.stdout).toContain('○ 控えの封印')
  })

  it('asks nothing of other sites, and no script fails', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
