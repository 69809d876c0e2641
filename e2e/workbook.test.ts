// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { officialBook } from '../apps/server/src/testing/workbook.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An IT officer gets the form as an Excel file, has it filled in, and reads it back after somebody worked on it.

const dataDir = newDataFolder()
const folder = mkdtempSync(join(tmpdir(), 'shinayaka-workbook-'))
const office = spawnSync('soffice', ['--version']).error === undefined
let program: Program
let watched: Watched
let page: Page
let filled: Buffer

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 120 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
  rmSync(folder, { recursive: true, force: true })
})

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const give = (field: string, buffer: Buffer, name = '見本.xlsx') => page.locator(field).setInputFiles({ name, mimeType: excel, buffer })

/** The workbook as another program saves it. */
const savedAgain = (bytes: Buffer): Buffer => {
  if (!office) return bytes
  const [from, to] = [join(folder, 'filled.xlsx'), join(folder, 'out')]
  mkdirSync(to, { recursive: true })
  writeFileSync(from, bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', to, from], {
    stdio: 'ignore',
    timeout: 200_000,
  })
  return readFileSync(join(to, 'filled.xlsx'))
}

/** Somebody works on the form in their own program. */
const changed = async (bytes: Buffer, cells: Record<string, string>): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  for (const [place, text] of Object.entries(cells)) {
    const cell = book.worksheets[0]?.getCell(place)
    if (cell) cell.value = text
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('somebody else’s form', () => {
  asStory(() => [page])

  it('is refused with what to do where it is none', async () => {
    await signInByPage(page, program.url, demoAccounts.hospital)
    await page.goto(`${program.url}/workbooks`)
    await heading('よその様式')
    await give('#workbook-file', Buffer.from('%PDF-1.7'), '確認表.pdf')
    await page.getByLabel('名前').fill('県の確認表')
    await page.getByRole('button', { name: '入れて、調べる' }).click()
    await page.getByText('Excel のファイルではありません。').waitFor()
  })

  it('is brought once, and its rows are held for items', async () => {
    await give('#workbook-file', officialBook())
    await page.getByRole('button', { name: '入れて、調べる' }).click()
    await heading('対応表を確かめる')
    await page.getByText('18 行のうち 17 行を結び付けています。').waitFor()
    await page.getByText('項目 2⑥ の行が見つかりません。').waitFor()
  })

  it('is corrected by keyboard alone, and confirmed', async () => {
    const row = page.getByRole('combobox', { name: /18 行目（2⑭）の項目/ })
    await row.focus()
    for (let press = 0; press < 40 && (await row.inputValue()) !== 'w2-14'; press += 1) await page.keyboard.press('ArrowDown')
    expect(await row.inputValue()).toBe('w2-14')
    await page.keyboard.press('Tab')
    const practice = page.getByRole('combobox', { name: '2⑭ の取組' })
    expect(await practice.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await practice.inputValue()).not.toBe('')
    await page.getByRole('checkbox', { name: /チェックリストの文と項目も/ }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await heading('県の確認表')
    await page.getByText(/さんが .* に確かめました（18 項目）/).waitFor()
  })

  it('gives the checklist its words, and sets apart what it does not ask', async () => {
    await page.getByRole('link', { name: 'チェックリストを開く' }).click()
    await heading(/令和8年度版/)
    await page.getByText(/文と項目は「県の確認表」の Excel に合わせています/).waitFor()
    await page.getByRole('heading', { name: '様式にない項目' }).waitFor()
    await page.getByRole('link', { name: /^1① / }).click()
    await page.getByRole('heading', { name: '様式の文（アップロードした Excel から）' }).waitFor()
    await page.getByText('見本の用紙の文 その1 を満たしていますか。').waitFor()
  })

  it('is filled in with the confirmed answers', async () => {
    await page.getByRole('radio', { name: 'はい' }).check()
    await page.getByLabel('備考').fill('事務長が兼ねる')
    await page.getByRole('button', { name: '答えを残す' }).click()
    await page.getByText('これまでの答え').waitFor()
    await page.goto(`${program.url}/workbooks`)
    await page.getByRole('link', { name: '県の確認表' }).click()
    await page.getByRole('link', { name: '書き込む' }).first().click()
    await page.getByText('答えが入る項目 1 / 18。').waitFor()
    await page.getByText(/数式の値は古いままです/).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '書き込んだ Excel を受け取る' }).click()
    const taken = await download
    expect(taken.suggestedFilename()).toBe('見本（記入済）.xlsx')
    filled = readFileSync(await taken.path())
  })

  it('is read back after another program saved it, and only what is ticked becomes an answer', { timeout: 240_000 }, async () => {
    const back = await changed(savedAgain(filled), { D5: 'いいえ', F5: '2027/2/28', D6: 'はい' })
    await page.getByRole('link', { name: /「県の確認表」に戻る/ }).click()
    await page.getByRole('link', { name: '読み取る' }).click()
    await heading('読み取る')
    await give('#filled-workbook', back)
    await page.getByRole('button', { name: '読んで、違いを見る' }).click()
    await page.getByRole('heading', { name: '違い（2 項目）' }).waitFor()
    await page.getByRole('button', { name: '印を付けた 0 項目を答えにする' }).click()
    await page.getByRole('alert').getByText('印を一つ以上付けてください。').waitFor()
    await page.getByRole('checkbox', { name: '1① に Excel の答えを取り入れる' }).check()
    const target = page.getByLabel('目標日')
    expect(await target.inputValue()).toBe('2027-02-28')
    await target.fill('')
    await page.getByRole('button', { name: '印を付けた 1 項目を答えにする' }).click()
    await page.getByText(/1① は「いいえ」なので、目標日が要ります。/).waitFor()
    await target.fill('2027-02-28')
    await page.getByRole('button', { name: '印を付けた 1 項目を答えにする' }).click()
    await page.getByText('1 項目を答えにしました。').waitFor()
    await page.getByRole('link', { name: 'チェックリストを開く' }).click()
    await page.getByText('いいえ（目標 令和9年（2027年）2月28日）').waitFor()
  })
})
