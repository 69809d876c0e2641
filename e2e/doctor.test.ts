// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, phone, type Watched } from './browser.ts'
import { openForm } from './filled-form.ts'
import { arrived, atQuestion, choice, clinicName, doctor, downloaded, nextButton, savedLine, signInByPage, tap } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// A doctor's first year on a phone, from the code on the terminal to a report in hand, and the beginning of the second.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page

beforeAll(async () => {
  program = await startProgram({ dataDir, seconds: 120 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(phone)
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

/** What the doctor answers, in the order of the questions. */
const answers = [
  { value: '2' },
  { value: '1', vendor: '架空レセコンサービス' },
  { value: '2' },
  { value: 'unknown' },
  { value: '1' },
  { value: '3' },
  { value: '2' },
  { value: 'na', reason: '持ち出しも USB も使っていない' },
  { value: '3' },
  { value: '2' },
  { value: '0' },
  { value: '1' },
  { value: '0' },
] as const

const answer = async (number: number) => {
  const given = answers[number - 1]
  if (!given) throw new Error(`no answer ${number}`)
  await atQuestion(page, number)
  expect(await page.locator('main input[type=radio]:checked').count()).toBe(0)
  await choice(page, given.value).tap()
  if (given.value === 'unknown') await page.getByText('そのまま送れる文面').waitFor()
  if ('reason' in given) {
    await page.getByText('まだ保存していません。対象外の理由を書くと保存します。').waitFor()
    await page.getByLabel('対象外の理由').fill(given.reason)
  }
  if ('vendor' in given) {
    await savedLine(page).waitFor()
    await choice(page, 'vendor').tap()
    await page.getByText('まだ保存していません。事業者の名前を入れると保存します。').waitFor()
    await page.getByLabel('答えた事業者の名前').fill(given.vendor)
  }
  await savedLine(page).waitFor()
}

const seen = (text: string | RegExp) => page.locator('main').getByText(text).filter({ visible: true }).first().waitFor()
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** No page may be wider than the phone. */
const fitsThePhone = async () => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
}

describe('a doctor with a phone', () => {
  asStory(() => [page])

  it('comes in by the code that the terminal shows', async () => {
    await page.goto(program.url)
    await heading('はじめての設定')
    const code = program.code()
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    await page.getByLabel('初回コード').fill(code ?? '')
    await page.getByLabel('機関の名前').fill(clinicName)
    await page.getByLabel('種類').selectOption('診療所')
    await page.getByLabel('名前', { exact: false }).nth(1).fill(doctor.name)
    await page.getByLabel('ログイン名').fill(doctor.login)
    await page.getByLabel('パスワード').fill(doctor.password)
    await fitsThePhone()
    await page.getByRole('button', { name: '設定して始める' }).tap()
    await heading('今日、何をすればよいか')
    await seen('自己点検を始める')
    await fitsThePhone()
  })

  it('answers question after question by tapping, and each is shown as saved', async () => {
    await page
      .getByRole('link', { name: /点検を始める/ })
      .first()
      .tap()
    await heading('自己点検')
    await page.getByRole('button', { name: '点検を始める' }).tap()
    await heading('点検に答える')
    await seen('13 問中 0 問に答えました')
    await page.getByRole('link', { name: '一問目から答える' }).tap()
    for (let number = 1; number <= 7; number += 1) {
      await answer(number)
      await fitsThePhone()
      if (number < 7) await nextButton(page).tap()
    }
  })

  it('closes the browser in the middle and goes on in another after signing in', async () => {
    await page.context().close()
    page = await watched.open(phone)
    await page.goto(program.url)
    await heading('サインイン')
    await signInByPage(page, program.url, doctor, tap)
    await seen('あと 6 問です（全 13 問）。ここまでの答えは保存されています。')
    await page.getByRole('link', { name: /続きに答える/ }).tap()
    await page.getByRole('link', { name: '続きに答える（8 問目）' }).tap()
    for (let number = 8; number <= 13; number += 1) {
      await answer(number)
      await nextButton(page).tap()
    }
  })

  it('finds the network level by four short questions', async () => {
    for (const [step, grade] of ['ok', 'd', 'o', 'x'].entries()) {
      await page
        .locator(`li[aria-current=step]`)
        .filter({ hasText: String(step + 1) })
        .waitFor()
      await arrived(page)
      await choice(page, grade).tap()
      await page.getByRole('status').filter({ hasText: '保存しました' }).waitFor()
      await page.getByRole('button', { name: step < 3 ? '次へ' : '結果を見る' }).tap()
    }
    await heading('ネットワーク類型の結果')
    await seen('レベル 1')
    await seen('レベル 2 に足りないもの')
    await fitsThePhone()
    await page.getByRole('link', { name: '答えの確認へ進む' }).tap()
  })

  it('looks the answers through and submits them', async () => {
    await heading('答えを確かめて提出する')
    await seen('13 問中 13 問に答えました。わからない 1 問、対象外 1 問。')
    await seen('理由：持ち出しも USB も使っていない')
    await seen('事業者の回答（架空レセコンサービス）')
    await fitsThePhone()
    await page.getByRole('button', { name: '提出する' }).tap()
    await heading('点検の結果')
  })

  it('reads the result: what to do today, the score with its denominators, and whose questions these are', async () => {
    const today = page.locator('section').filter({ has: page.getByRole('heading', { name: '今日やること' }) })
    expect(await today.getByRole('listitem').filter({ hasText: 'まず今日' }).count()).toBe(3)
    // Ten domains have a score: 2, 1, 2, 0, 1, 2.5, 3, 1, 1, 0; the eleventh is 対象外. 13.5 ÷ 10, and 16.5 ÷ 10 if the わからない were a 3.
    await seen('1.35')
    await seen('初めての点検です。')
    await seen('点の付いた 10 分野の平均（全 11 分野）。数えた設問 12 問、対象外 1 問。')
    await seen('わからないが 1 問あるため、実際は 1.35〜1.65 点の間です。')
    await seen('分野（全 11 分野中）')
    await seen(/設問と点の付け方は「しなやか」が作ったものです。HAIP のアセスメントの設問・配点ではない/)
    const weak = page.locator('section').filter({ has: page.getByRole('heading', { name: '対策が要る分野', exact: true, level: 2 }) })
    const names = await weak.getByRole('article').getByRole('heading', { level: 3 }).allTextContents()
    expect(names).toHaveLength(6)
    expect(new Set(names.slice(0, 2))).toEqual(new Set(['外とのつながり', '止まったとき']))
    await seen('レベル 1')
    const network = page.getByRole('row').filter({ hasText: '外とのつながり' })
    expect(await network.allTextContents()).toEqual(['外とのつながり0.00要対策0.00〜3.00101—前回の点なし'])
    const all = page.getByRole('row').filter({ hasText: /^全体/ })
    expect(await all.allTextContents()).toEqual(['全体1.351.35〜1.651211—前回の点なし'])
    await fitsThePhone()
  })

  it('takes the report and the Excel of results away', async () => {
    const report = await downloaded(page, () => page.getByRole('link', { name: '報告書（PDF）' }).first().tap())
    expect(report.name).toMatch(/^自己点検報告書_あさがお内科クリニック.*\.pdf$/)
    expect(report.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const path = join(dataDir, 'report.pdf')
    writeFileSync(path, report.bytes)
    const read = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    // Without poppler the bytes alone are checked.
    if (read.error === undefined) {
      const pages = read.stdout.split('\f').slice(0, -1)
      expect(pages.length).toBeGreaterThanOrEqual(6)
      expect(pages.length).toBeLessThanOrEqual(16)
      expect(pages.filter((text) => text.trim().length < 40)).toEqual([])
      expect(pages[0]).toContain(clinicName)
      expect(read.stdout).toContain('1.35')
      expect(read.stdout).toContain('架空レセコンサービス')
    }

    const results = await downloaded(page, () => page.getByRole('link', { name: '結果の Excel' }).first().tap())
    expect(results.name).toMatch(/\.xlsx$/)
    const workbook = await openForm(results.bytes)
    const cells = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row : [])))
    expect(cells).toContain(clinicName)
    expect(cells).toContain(1.35)
  })

  it('reads the same as a page', async () => {
    await page.getByRole('link', { name: '報告書のページ' }).first().tap()
    await heading('自己点検の報告書')
    await seen(clinicName)
    await seen('すべての答え')
    await seen('提出の指紋（SHA-256）')
    await fitsThePhone()
  })

  it('is offered the last answer in the second year, and nothing is answered before it is taken', async () => {
    await page.goto(`${program.url}/assessments`)
    await page.getByRole('button', { name: '新しい点検を始める' }).tap()
    await seen('13 問中 0 問に答えました')
    await seen('前回の答えがあります')
    await page.getByRole('link', { name: '一問目から答える' }).tap()
    await atQuestion(page, 1)
    const offer = page.getByRole('button', { name: /^前回と同じ（2：/ })
    await offer.waitFor()
    expect(await page.locator('main input[type=radio]:checked').count()).toBe(0)
    await offer.tap()
    await savedLine(page).waitFor()
    expect(await page.locator('main input[type=radio][value="2"]').isChecked()).toBe(true)
    await nextButton(page).tap()
    await atQuestion(page, 2)
    expect(await page.locator('main input[type=radio]:checked').count()).toBe(0)
  })

  it('was never sent elsewhere, and no page broke', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
