// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An IT officer goes from what the hospital said of itself to confirmed answers with evidence, and to what is handed over at an inspection.

const dataDir = newDataFolder()
const folder = mkdtempSync(join(tmpdir(), 'pack-e2e-'))
let program: Program
let watched: Watched
let page: Page

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 180 })
  watched = await openBrowser(() => program.url)
  page = await watched.open({ ...desk, acceptDownloads: true })
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
  rmSync(folder, { recursive: true, force: true })
})

const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), randomBytes(2_500_000)])
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const saved = async (press: () => Promise<void>): Promise<{ name: string; path: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return { name: download.suggestedFilename(), path }
}
const textOf = (path: string): string => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/gu, '')
/** Pictures of a PDF's pages; kept where somebody wants to look at them. */
const pictured = (path: string, name: string): Buffer[] => {
  const kept = process.env.PICTURES ?? join(folder, 'pictures')
  mkdirSync(kept, { recursive: true })
  execFileSync('pdftoppm', ['-png', '-r', '80', path, join(kept, name)])
  return readdirSync(kept)
    .filter((one) => one.startsWith(`${name}-`))
    .map((one) => readFileSync(join(kept, one)))
}
const look = async (name: string): Promise<void> => {
  if (!process.env.PICTURES) return
  mkdirSync(process.env.PICTURES, { recursive: true })
  await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`), fullPage: true })
}

describe('an IT officer before an inspection', () => {
  asStory(() => [page])

  it('begins this year’s form from the home page’s list of what to do, or from the list of forms', async () => {
    await signInByPage(page, program.url, demoAccounts.hospital)
    await page.getByRole('heading', { name: '令和8年度のチェックリストをはじめる' }).waitFor()
    await page.getByText('まだはじめていません。').waitFor()
    await look('home-before')
    await page.getByRole('link', { name: /^チェックリストを開く.+はじめる$/ }).click()
    await page.getByRole('button', { name: /^はじめる: サイバーセキュリティ対策チェックリスト 令和8年度版/ }).click()
    await heading(/令和8年度版/)
  })

  it('confirms proposals, says いいえ with a day, and brings evidence for an item', async () => {
    await page.getByRole('checkbox', { name: /^1① / }).check()
    await page.getByRole('checkbox', { name: /^2① / }).check()
    await page.getByRole('button', { name: '印を付けた 2 項目を、答えにする' }).click()
    await page.getByText('はい 2・予定 0・いいえ 0').waitFor()
    await page.getByRole('link', { name: /^2④ / }).click()
    await page.getByRole('radio', { name: 'いいえ' }).check()
    await page.getByLabel('目標日').fill('2027-02-28')
    await page.getByLabel('備考').fill('権限の表を二月に作る')
    await page.getByRole('button', { name: '答えを残す' }).click()
    await page.getByText('これまでの答え').waitFor()
    await page.goto(`${program.url}/evidence/new?practice=governance.safety-officer`)
    await page.getByLabel('ファイル', { exact: false }).first().setInputFiles({ name: '任命書の写真.jpg', mimeType: '', buffer: jpeg })
    await page.getByRole('button', { name: '送って加える' }).click()
    await page.getByText('1 件を加えました。').waitFor()
  })

  it('freezes it as interim, changes an answer, and sees what changed', async () => {
    await page.goto(`${program.url}/checklists`)
    await page.getByRole('link', { name: /サイバーセキュリティ対策チェックリスト 令和8年度版/ }).click()
    await heading(/令和8年度版/)
    await page.getByRole('button', { name: '途中のまま固める' }).click()
    await page.getByText('途中を固めました。').waitFor()
    await page.getByRole('link', { name: /^2④ / }).click()
    await page.getByLabel('目標日').fill('2027-03-15')
    const kept = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
    await page.getByRole('button', { name: '答えを残す' }).click()
    await kept
    await page.getByRole('link', { name: /に戻る$/ }).click()
    await heading(/令和8年度版/)
    await page.getByRole('button', { name: '途中のまま固める' }).click()
    const reads = page.getByRole('link', { name: /を読む・くらべる$/ })
    await reads.nth(1).waitFor()
    await reads.first().click()
    await heading(/^途中の写し/)
    await page.getByRole('link', { name: /とくらべる$/ }).click()
    await page.getByRole('heading', { name: /1 項目が変わりました/ }).waitFor()
    await page.getByText('目標日が変わった').waitFor()
    await page.getByText('いいえ（目標 令和9年（2027年）2月28日） → いいえ（目標 令和9年（2027年）3月15日）').waitFor()
    await look('frozen')
  })

  it('takes the pack as PDF, and the page beside it says the same', async () => {
    await page.getByRole('link', { name: /に戻る$/ }).click()
    await page.getByRole('link', { name: '立入検査の一式を開く' }).click()
    await heading('立入検査の一式')
    await look('pack')
    const shown = (await page.locator('main').innerText()).replace(/\s+/gu, '')
    const { name, path } = await saved(() => page.getByRole('link', { name: 'PDF で保存する' }).click())
    expect(name).toMatch(/^立入検査の一式_.+_\d{4}-\d\d-\d\d\.pdf$/u)
    const printed = textOf(path)
    for (const said of [
      '公の様式そのものではありません',
      'まだ提出していない、いまの状態',
      '令和8年度（2026年度）',
      'はい2・計画0・いいえ1・不要0・まだ15（全18項目）',
      '権限の表を二月に作る',
      '任命書の写真',
      sha256(jpeg).slice(0, 16),
      '原文未照合',
      'いいえの項目と目標日',
      '事業者確認用',
      '体制表',
    ]) {
      expect(printed, said).toContain(said)
      expect(shown, said).toContain(said)
    }
    expect(printed).toContain('確かめた人の署名')
    const pages = pictured(path, 'pack')
    expect(pages.length).toBeGreaterThanOrEqual(3)
    // A page with nothing on it would be smaller.
    for (const picture of pages) expect(picture.length).toBeGreaterThan(5_000)
  })

  it('takes the zip of what was frozen, with the file in its item’s folder and every hash right', async () => {
    await page
      .getByRole('link', { name: /^途中・/ })
      .first()
      .click()
    await page.getByRole('heading', { name: /^途中の報告として/ }).waitFor()
    const { path } = await saved(() => page.getByRole('link', { name: '証跡のファイルも入れて zip で保存する' }).click())
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors detected')
    const out = join(folder, 'out')
    execFileSync('python3', ['-c', 'import sys,zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])', path, out])
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
      files: { name: string; sha256: string }[]
      submission: { kind: string }
      leftOut: unknown[]
    }
    expect(manifest.submission.kind).toBe('interim')
    for (const file of manifest.files) expect(sha256(readFileSync(join(out, file.name))), file.name).toBe(file.sha256)
    const photo = manifest.files.find((file) => file.name.endsWith('任命書の写真.jpg'))
    expect(photo?.name).toMatch(/^証跡\/01_1① 安全の責任者を置く\/証\d+_任命書の写真\.jpg$/u)
    expect(photo?.sha256).toBe(sha256(jpeg))
    expect(readFileSync(join(out, 'README.txt'), 'utf8')).toContain('途中の報告として')
    expect(textOf(join(out, '立入検査の一式.pdf'))).toContain('途中の報告として')
  })

  it('prints the page, with room for signatures', async () => {
    const path = join(folder, 'page.pdf')
    writeFileSync(path, await page.pdf({ format: 'A4' }))
    const printed = textOf(path)
    expect(printed).toContain('確かめた人の署名')
    expect(printed).toContain('権限の表を二月に作る')
    expect(printed).not.toContain('PDFで保存する')
    pictured(path, 'page')
  })

  it('fits a phone', async () => {
    await page.setViewportSize(phone.viewport ?? { width: 375, height: 720 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await look('pack-phone')
    await page.setViewportSize({ width: 1280, height: 900 })
  })
})

describe('the eight priority areas for management', () => {
  asStory(() => [page])

  it('stand on one page, proposed from the same practices', async () => {
    await page.goto(`${program.url}/checklists`)
    await page.getByRole('link', { name: /^八つの重点事項/ }).click()
    await heading(/八つの重点事項/)
    await page.getByRole('link', { name: '状況の一枚を開く' }).click()
    await heading(/^状況の一枚/)
    await page.getByText(/^8 項目のうち、はい \d、いいえ \d、分からない \d です/).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(8)
    await look('status')
    const { path } = await saved(() => page.getByRole('link', { name: /^PDF で保存する/ }).click())
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Pages:\s+1\b/)
    expect(textOf(path)).toContain('重点事項8')
    pictured(path, 'status')
    await page.setViewportSize({ width: 375, height: 720 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await look('status-phone')
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('a director reads of the year’s form in a sentence', async () => {
    const director = await watched.open(desk)
    await signInByPage(director, program.url, demoAccounts.director)
    await director.getByText('令和8年度のチェックリストは、18 項目のうち「はい」が 2 です。', { exact: false }).waitFor()
    if (process.env.PICTURES) await director.screenshot({ path: join(process.env.PICTURES, 'director.png'), fullPage: true })
  })

  it('asked nobody else and broke nothing', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
