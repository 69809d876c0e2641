// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { openBrowser, phone, type Watched } from './browser.ts'
import { downloaded, signInByPage, tap } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// Evidence on a phone: a photo for a practice, a contract that ends, its next year's revision, and what is not taken.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 120 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(phone)
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), randomBytes(1_500_000)])
const contract = (year: number) => Buffer.from(`%PDF-1.7\n保守契約書 ${year}\n${'x'.repeat(5000)}`)
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000 + 9 * 60 * 60 * 1000).toISOString().slice(0, 10)
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const give = (name: string, buffer: Buffer) => page.getByLabel('ファイル', { exact: false }).first().setInputFiles({ name, mimeType: '', buffer })
const narrow = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

describe('evidence on a phone', () => {
  asStory(() => [page])

  it('takes a photo for the practice of a question', async () => {
    await signInByPage(page, program.url, demoAccounts.clinic, tap)
    await page.getByRole('link', { name: /続きに答える/ }).tap()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto(`${page.url().split('/questions')[0]}/questions/3`)
    await page.getByText('この取組の証跡はまだありません').waitFor()
    await page.getByRole('link', { name: 'この取組の証跡を加える' }).tap()
    await heading('証跡を加える')
    expect(await narrow()).toBe(true)
    expect(await page.getByLabel('写真を撮る').getAttribute('capture')).toBe('environment')
    await page.getByLabel('写真を撮る').setInputFiles({ name: '台帳の写真.jpg', mimeType: 'image/jpeg', buffer: jpeg })
    await page.getByRole('button', { name: '送って加える' }).tap()
    await page.getByRole('link', { name: '「台帳の写真」を見る' }).tap()
    await heading('台帳の写真')
    expect(await narrow()).toBe(true)
    await page.goBack()
    await page.goBack()
    await page.getByRole('link', { name: 'この取組の証跡 1 件' }).waitFor()
  })

  it('asks for what is missing, and refuses a drawing that can run a script', async () => {
    await page.goto(`${program.url}/evidence/new`)
    await page.getByRole('button', { name: '送って加える' }).tap()
    await page.getByRole('alert').getByText('ファイルを選ぶか、写真を撮ってください。').waitFor()
    await give('構成図.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))
    await page.getByRole('button', { name: '送って加える' }).tap()
    await page.getByText(/この種類のファイル（\.svg）は、開いた人に害を及ぼすことがある/).waitFor()
  })

  it('shows a contract that ends soon, on top of the list and at home', async () => {
    await page.goto(`${program.url}/evidence/new`)
    await give('保守契約書.pdf', contract(2026))
    await page.getByLabel('題名').fill('電子カルテの保守契約')
    await page.getByLabel('有効期限').fill(inDays(10))
    await page.getByRole('button', { name: '送って加える' }).tap()
    await page.getByText('1 件を加えました。').waitFor()
    await page.goto(`${program.url}/evidence`)
    const first = await page.locator('main ul li').first().innerText()
    expect(first).toContain('電子カルテの保守契約')
    expect(first).toContain('あと 10 日')
    expect(await narrow()).toBe(true)
    await page.goto(program.url)
    await page.getByRole('heading', { name: /証跡の期限を確かめる（1 件）/ }).waitFor()
  })

  it('is replaced by the next year’s, and both come back byte for byte', async () => {
    await page.getByRole('link', { name: /^証跡を開く/ }).tap()
    await heading('電子カルテの保守契約')
    await page.getByText('新しい版に替える').tap()
    await give('保守契約書2027.pdf', contract(2027))
    await page.locator('#revision-expires').fill(inDays(375))
    await page.getByRole('button', { name: '送って新しい版にする' }).tap()
    await page.getByText('第 2 版（いまの版）').waitFor()
    const newest = await downloaded(page, () => page.getByRole('link', { name: 'ファイルを保存する', exact: true }).tap())
    expect(newest.bytes.equals(contract(2027))).toBe(true)
    expect(newest.name).toBe('保守契約書2027.pdf')
    const earlier = await downloaded(page, () => page.getByRole('link', { name: '第 1 版のファイルを保存する' }).tap())
    expect(earlier.bytes.equals(contract(2026))).toBe(true)
    await page.goto(program.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText('証跡の期限を確かめる').count()).toBe(0)
  })

  it('asked nobody else and broke nothing', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
