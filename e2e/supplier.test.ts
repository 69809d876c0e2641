// SPDX-License-Identifier: Apache-2.0
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An IT officer finds out what is missing from which vendor.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 120 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const goTo = (path: string) => page.goto(`${program.url}${path}`)
const rowOf = (name: string) => page.getByRole('listitem').filter({ hasText: name })

const table = [
  '会社名\t製品\t種類\t版\t担当者\tメール',
  'あさひ電子\t電子カルテ\t製品\t5.2\t営業 一\teigyo@example.jp',
  'あさひ電子\t遠隔の保守\tサービス',
  'ひばり画像\tPACS\t製品\t3.0',
  'つばめ通信\tVPN 装置\t製品',
  'くいな検査\t検査システム\t製品',
  'らいちょう\t予約\tクラウド',
].join('\n')

const sheetOf = async (release: string, answers: readonly [string, string][]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表紙').addRow([`製造業者の説明書 ${release}`])
  const sheet = book.addWorksheet('説明書')
  sheet.addRow(['番号', '質問', '回答', '備考'])
  for (const [number, value] of answers) sheet.addRow([number, `試験の質問 ${number}`, value, ''])
  return Buffer.from(await book.xlsx.writeBuffer())
}
const giveSheet = async (name: string, buffer: Buffer, productRelease: string) => {
  await page.getByLabel('Excel ファイル').setInputFiles({ name, mimeType: '', buffer })
  await page.getByLabel('様式の版').fill('5.0')
  await page.getByLabel('製品の版').fill(productRelease)
}

describe('the vendors of a hospital', () => {
  asStory(() => [page])

  it('come in from a table, all or none', async () => {
    await signInByPage(page, program.url, demoAccounts.hospital)
    await page.getByRole('link', { name: '事業者', exact: true }).click()
    await heading('事業者')
    await page.getByText('まだ一社もありません').waitFor()
    await page.getByRole('link', { name: '事業者を加える' }).click()
    const field = page.getByLabel('表', { exact: false }).first()
    await field.fill(`${table}\n\t名前のない製品`)
    await page.getByRole('button', { name: '中身を確かめる' }).click()
    await page.getByText('会社名がありません').waitFor()
    expect(await page.getByRole('button', { name: /行を加える/ }).count()).toBe(0)
    await field.fill(table)
    await page.getByRole('button', { name: '中身を確かめる' }).click()
    await page.getByRole('button', { name: '6 行を加える' }).click()
    await heading('事業者')
    await page.getByText('5 社（全 5 社のうち）').waitFor()
    await rowOf('らいちょう').getByText('まだ頼んでいません。頼む').waitFor()
  })

  it('are asked, and a reminder is noted', async () => {
    await page.getByRole('link', { name: 'あさひ電子' }).click()
    await heading('あさひ電子')
    await page.getByRole('button', { name: '頼んだことにする' }).click()
    await page.getByRole('alert').getByText('期日を入れてください。').waitFor()
    await page.getByLabel('何について').selectOption({ label: '電子カルテ' })
    await page.getByLabel('期日').fill('2099-03-31')
    await page.getByRole('button', { name: '頼んだことにする' }).click()
    await page.getByText('答え待ち').waitFor()
    await page.getByRole('button', { name: /^催促したと書く: 電子カルテ/ }).click()
    await page.getByText(/に催促した$/).waitFor()
  })

  it('answer on paper, which is typed in; what the form refuses is told at its item', async () => {
    await page.getByRole('link', { name: /^回答を手で入れる: 電子カルテ/ }).click()
    await heading('回答を手で入れる')
    const item = (number: RegExp) => page.getByRole('radiogroup', { name: number })
    await item(/^2②/).getByLabel('はい', { exact: true }).check()
    await item(/^2⑥/).getByLabel('いいえ', { exact: true }).check()
    await page.getByLabel('名前', { exact: false }).first().fill('朝日 太郎')
    await page.getByRole('button', { name: 'この答えを残す' }).click()
    await page.getByRole('alert').getByText('2⑥: 「いいえ」には、はいになる日か、わけが要ります。').waitFor()
    await page.getByLabel('はいになる日').fill('2099-02-28')
    await page.getByRole('button', { name: 'この答えを残す' }).click()
    await heading('あさひ電子')
    await page.getByText('はい 1・いいえ 1・対象外 0・まだ 11（全 13 項目）').waitFor()
    await page.getByText('いいえ（目標 ').first().waitFor()
    await page.getByText('届いた', { exact: true }).waitFor()
  })

  it('hand over a disclosure as Excel, and the next release shows what changed', async () => {
    await page.getByRole('link', { name: '開示書を見る・入れる（電子カルテ）' }).click()
    await heading('電子カルテ の開示書')
    const first: [string, string][] = [
      ['1', 'はい'],
      ['2', 'いいえ'],
      ['3', '対象外'],
    ]
    await giveSheet('壊れた.xlsx', await sheetOf('5.1', [...first, ['3', 'たぶん']]), '5.1')
    await page.getByText('5 行目: 答えが「はい・いいえ・対象外」のどれでもありません。').waitFor()
    await giveSheet('mds.xlsx', await sheetOf('5.1', first), '5.1')
    await page.getByRole('button', { name: '3 問を残す' }).click()
    await page.getByText('MDS（様式の版 5.0、製品の版 5.1）').waitFor()
    await page.getByText('この開示書は別の版のものです。', { exact: false }).waitFor()
    await giveSheet('mds2.xlsx', await sheetOf('5.2', [...first.slice(0, 1), ['2', 'はい'], ['4', 'いいえ']]), '5.2')
    await page.getByRole('button', { name: '3 問を残す' }).click()
    await page.getByRole('heading', { name: '前の版（5.1）からの違い' }).waitFor()
    await page.getByText('いいえ → はい').waitFor()
    await page.getByText('なくなった質問').waitFor()
  })

  it('are seen at one glance by what is missing, also on a phone', async () => {
    await goTo('/suppliers?show=asked-never')
    await page.getByText('5 社（全 5 社のうち）').waitFor()
    await rowOf('あさひ電子').getByText('まだ頼んでいません。頼む').waitFor()
    await page.getByLabel('絞る').selectOption('no')
    await page.getByRole('button', { name: '探す' }).click()
    await page.getByText('1 社（全 5 社のうち）').waitFor()
    const small = await watched.open(phone)
    await signInByPage(small, program.url, demoAccounts.hospital)
    await small.goto(`${program.url}/suppliers`)
    await small.getByText('5 社（全 5 社のうち）').waitFor()
    expect(await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  it('stand beside the item of the hospital’s own checklist', async () => {
    await goTo('/checklists')
    await page.getByRole('button', { name: /^はじめる: サイバーセキュリティ対策チェックリスト 令和8年度版/ }).click()
    await page.getByRole('link', { name: /^2⑥ / }).click()
    await page.getByRole('heading', { name: '事業者の答え' }).waitFor()
    await page.getByText('答えた 1 社のうち 0 社が「はい」（使っている事業者は 5 社）').waitFor()
    await page.getByText('あさひ電子：いいえ（目標 ', { exact: false }).waitFor()
    await page.getByText('6 の製品・サービスのうち 1 を受け取り、1 がいまの版のもの', { exact: false }).waitFor()
  })

  it('ask no other machine and break nothing', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
