// SPDX-License-Identifier: Apache-2.0

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, type Watched } from './browser.ts'
import { here, keyboardOf } from './keys.ts'
import { atQuestion, clinicName, doctor, downloaded, savedLine } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// The whole way from first run to the report with a keyboard alone, at a PC. Nothing in this file clicks or taps.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page
let keys: ReturnType<typeof keyboardOf>

beforeAll(async () => {
  program = await startProgram({ dataDir, seconds: 120 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
  keys = keyboardOf(page)
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

/** After going to another page the focus is on its heading, so that a reader says where one is. */
const onHeading = async (name: string | RegExp) => {
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  expect((await here(page)).name).toMatch(name)
}

const answers = ['2', '1', '2', 'unknown', '1', '3', '2', 'na', '3', '2', '0', '1', '0'] as const

const answer = async (number: number) => {
  await atQuestion(page, number)
  await onHeading(/か。$/)
  const value = answers[number - 1] ?? ''
  await keys.choose(value)
  expect(await page.locator(`main input[value="${value}"]`).isChecked()).toBe(true)
  if (value === 'na') await giveReason()
  if (number === 2) await letVendorAnswer()
  await savedLine(page).waitFor()
}

/** 対象外 without its reason: the summary takes the focus, its link leads to the field. */
const giveReason = async () => {
  await keys.go('次へ', { tag: 'BUTTON' })
  await page.getByRole('alert').filter({ hasText: '入力を確かめてください' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
  expect(await page.title()).toMatch(/^エラー：/)
  await keys.go('対象外の理由を書いてください。', { tag: 'A' })
  expect((await here(page)).tag).toBe('TEXTAREA')
  await page.keyboard.insertText('USB も持ち出しも使っていない')
}

const letVendorAnswer = async () => {
  await savedLine(page).waitFor()
  await keys.to('自院の答え', { type: 'radio' })
  await keys.step('ArrowDown')
  await keys.fill('答えた事業者の名前', '架空レセコンサービス')
  await keys.step()
}

describe('a doctor with a keyboard', () => {
  asStory(() => [page])

  it('makes the first account', async () => {
    await page.goto(program.url)
    await page.getByRole('heading', { level: 1, name: 'はじめての設定' }).waitFor()
    expect((await keys.step()).name).toBe('本文へ進む')
    await keys.press('Enter')
    expect((await keys.step()).name).toContain('初回コード')
    await page.keyboard.insertText(program.code() ?? '')
    await keys.fill('機関の名前', clinicName)
    await keys.to('種類', { tag: 'SELECT' })
    await keys.press('ArrowDown')
    expect((await here(page)).value).toBe('dental')
    await keys.fill(/^名前/, doctor.name)
    await keys.fill('ログイン名', doctor.login)
    await keys.fill('パスワード', doctor.password)
    await keys.press('Enter')
    await page.getByRole('heading', { level: 1, name: '今日、何をすればよいか' }).waitFor()
  })

  it('skips the menu, and comes back to it with Shift and Tab', async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect((await keys.step()).name).toBe('本文へ移る')
    await keys.press('Enter')
    const first = await keys.step()
    expect(first.name).toMatch(/^(機関の情報を開く|点検を始める)/)
    expect((await keys.step('Shift+Tab')).name).toBe('機関の切り替え')
  })

  it('begins the self-assessment', async () => {
    await keys.go('点検を始める', { tag: 'A' })
    await onHeading('自己点検')
    await keys.go('点検を始める', { tag: 'BUTTON' })
    await onHeading('点検に答える')
    await keys.go('一問目から答える')
  })

  it('answers thirteen questions with arrows and Space', async () => {
    await atQuestion(page, 1)
    await onHeading(/か。$/)
    await keys.go('なぜ聞くか', { tag: 'SUMMARY' })
    await page.getByText('この取組が難しくする攻撃の段階').waitFor()
    await page.reload()
    await atQuestion(page, 1)
    await keys.choose('2')
    await savedLine(page).waitFor()
    await keys.go('次へ', { tag: 'BUTTON' })
    for (let number = 2; number <= 13; number += 1) {
      await answer(number)
      await keys.go('次へ', { tag: 'BUTTON' })
    }
  })

  it('finds the network level', async () => {
    for (const [step, grade] of ['ok', 'd', 'o', 'x'].entries()) {
      await page
        .locator('li[aria-current=step]')
        .filter({ hasText: String(step + 1) })
        .waitFor()
      await onHeading('ネットワーク類型を調べる')
      await keys.choose(grade)
      await page.getByRole('status').filter({ hasText: '保存しました' }).waitFor()
      await keys.go(step < 3 ? '次へ' : '結果を見る', { tag: 'BUTTON' })
    }
    await onHeading('ネットワーク類型の結果')
    await keys.go('答えの確認へ進む')
  })

  it('changes one answer from the check and submits', async () => {
    await onHeading('答えを確かめて提出する')
    await keys.go('変更', { tag: 'A' })
    await atQuestion(page, 1)
    await keys.go('確認の画面へ戻る', { tag: 'BUTTON' })
    await onHeading('答えを確かめて提出する')
    await page.getByText('13 問中 13 問に答えました。わからない 1 問、対象外 1 問。').waitFor()
    await keys.go('提出する', { tag: 'BUTTON' })
    await onHeading('点検の結果')
    await page.getByText('1.35', { exact: true }).first().waitFor()
    const radar = page.getByRole('img', { name: /分野ごとの点を円に並べた図/ })
    await page.waitForFunction((image) => (image as HTMLImageElement).naturalWidth > 0, await radar.elementHandle())
  })

  it('takes the report, and reads it as a page', async () => {
    await keys.to('報告書（PDF）')
    const report = await downloaded(page, () => keys.press('Enter'))
    expect(report.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await keys.go('報告書のページ')
    await onHeading('自己点検の報告書')
  })

  it('signs out', async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await keys.go('サインアウト')
    await page.getByRole('heading', { level: 1, name: 'サインイン' }).waitFor()
  })

  it('saw at each step where the keyboard was', () => {
    expect(keys.stops.length).toBeGreaterThan(150)
    expect(keys.stops.filter(({ tag }) => tag === 'BODY')).toEqual([])
    expect(keys.stops.filter(({ marked }) => !marked)).toEqual([])
    expect(keys.stops.filter(({ uncovered }) => !uncovered)).toEqual([])
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
