// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { type Cells, fillForm, formRow, openForm } from './filled-form.ts'
import { downloaded, signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// Answering in Excel: take the form, fill it in, see the differences, and only then take them over.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page
let draft: string
let form: Buffer

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 120 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const filled = (cells: Cells) => fillForm(form, cells)

const upload = async (buffer: Buffer, name = '回答.xlsx') => {
  await page.getByLabel('記入した Excel ファイル（.xlsx）').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('button', { name: '読み込んで違いを見る' }).click()
}

type Stored = { question: string; value: unknown; comment: string; source: string; vendorName: string; version: number }
/** What the server holds at this moment. */
const stored = async (): Promise<Stored[]> => (await (await page.request.get(`${program.url}/api/assessments/${draft}`)).json()).answers

const untouched = async (act: () => Promise<void>) => {
  const before = await stored()
  await act()
  expect(await stored()).toEqual(before)
}

const difference = (question: string | RegExp) => page.getByRole('listitem').filter({ hasText: question })

describe('the Excel form', () => {
  asStory(() => [page])

  it('comes with the questions, drop-downs and the answers that stand', async () => {
    await signInByPage(page, program.url, demoAccounts.clinic)
    await page.getByRole('link', { name: /続きに答える/ }).click()
    await page.getByRole('link', { name: 'Excel で' }).click()
    await page.getByRole('heading', { level: 1, name: 'Excel で答える' }).waitFor()
    draft = page.url().split('/').at(-2) ?? ''
    const file = await downloaded(page, () => page.getByRole('link', { name: '回答用の Excel をダウンロード' }).click())
    expect(file.name).toMatch(/^自己点検の回答用_しなやか診療所.*\.xlsx$/)
    form = file.bytes
    const workbook = await openForm(form)
    expect(workbook.worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name)).toEqual(['回答', '手引き'])
    const sheet = workbook.getWorksheet('回答')
    const answers = Array.from({ length: 13 }, (_, index) => String(sheet?.getCell(`D${formRow(index + 1)}`).value ?? '').slice(0, 1))
    expect(answers).toEqual(['2', '1', '2', '1', '2', '', '', '', '', '', '', '', ''])
    expect(sheet?.getCell(`D${formRow(1)}`).dataValidation).toMatchObject({ type: 'list' })
  })

  it('shows every difference, and stores nothing when it is not taken', async () => {
    await untouched(async () => {
      await upload(
        await filled({
          [`D${formRow(1)}`]: 3,
          [`D${formRow(6)}`]: '３',
          [`D${formRow(7)}`]: 'わからない',
          [`D${formRow(8)}`]: '対象外',
          [`E${formRow(8)}`]: 'USB も持ち出しも使っていない',
          [`D${formRow(10)}`]: 1,
          [`F${formRow(10)}`]: '事業者',
          [`G${formRow(10)}`]: '架空レセコンサービス株式会社',
        }),
      )
      await page.getByRole('heading', { name: '違い（5 問）' }).waitFor()
      await page.getByText('同じ答え 4 問、空欄 4 問はそのままです。').waitFor()
      await difference('1. 機器の担当者').filter({ hasText: 'いまの答え2：' }).filter({ hasText: 'Excel の答え3：' }).waitFor()
      await difference('6. 電子カルテやレセコン').filter({ hasText: 'いまの答え未回答' }).filter({ hasText: 'Excel の答え3：' }).waitFor()
      await difference('8. USB').filter({ hasText: '対象外理由：USB も持ち出しも使っていない' }).waitFor()
      await difference('10. ').filter({ hasText: '事業者の回答（架空レセコンサービス株式会社）' }).waitFor()
      await page.getByRole('button', { name: '取り込まない' }).click()
      await page.getByRole('heading', { name: /^違い/ }).waitFor({ state: 'hidden' })
    })
  })

  it('takes the differences over when told to', async () => {
    await upload(
      await filled({ [`D${formRow(1)}`]: 3, [`D${formRow(6)}`]: '２', [`D${formRow(7)}`]: 'わからない', [`E${formRow(7)}`]: '会社に聞く' }),
    )
    await page.getByRole('heading', { name: '違い（3 問）' }).waitFor()
    await page.getByRole('button', { name: 'この内容で取り込む' }).click()
    await page.getByText('3 問を取り込みました。').waitFor()
    const answers = await stored()
    expect(answers).toHaveLength(7)
    expect(answers.find(({ question }) => question === 'clinic.named-person')).toMatchObject({ value: 3 })
    expect(answers.find(({ question }) => question === 'clinic.strong-passwords')).toMatchObject({ value: 'unknown', comment: '会社に聞く' })
    await page.getByRole('link', { name: '点検の画面へ戻る' }).last().click()
    await page.getByText('13 問中 7 問に答えました').waitFor()
    await page.getByRole('link', { name: 'Excel で' }).click()
  })

  it('says so when somebody else answered in between, and takes nothing', async () => {
    await upload(await filled({ [`D${formRow(2)}`]: 3, [`D${formRow(9)}`]: 1 }))
    await page.getByRole('heading', { name: /^違い/ }).waitFor()
    const before = (await stored()).find(({ question }) => question === 'clinic.update-responsibility')
    const path = `${program.url}/api/assessments/${draft}/answers/clinic.update-responsibility`
    const body = { value: 0, comment: '', source: 'own', vendorName: '', version: before?.version }
    expect((await page.request.put(path, { data: body })).status()).toBe(200)
    await untouched(async () => {
      await page.getByRole('button', { name: 'この内容で取り込む' }).click()
      await page.getByText('読み込んだあとに、ほかの人が答えを変えました。何も取り込んでいません。').waitFor()
    })
  })

  it('refuses a PDF that is only called .xlsx', async () => {
    const list = await (await page.request.get(`${program.url}/api/assessments`)).json()
    const pdf = await (await page.request.get(`${program.url}/api/submissions/${list.submissions[0].id}/report.pdf`)).body()
    await untouched(async () => {
      await upload(pdf, '報告書.xlsx')
      await page.getByText('Excel ファイル（.xlsx）として読めません。').waitFor()
      await page.getByText('ここからダウンロードした Excel に記入し、.xlsx のまま保存して選んでください。').waitFor()
    })
  })

  it.each([
    ['a formula', { formula: '1+1', result: 2 }, '数式が入っています。数式を消して、文字か数字を入れてください。'],
    ['a wrong value', 'だいたい', '「だいたい」は答えとして読めません。一覧から選び直してください。'],
  ])('names the place of %s, and stores nothing of the rest', async (_, value, sentence) => {
    await untouched(async () => {
      await upload(await filled({ [`D${formRow(3)}`]: 0, [`D${formRow(11)}`]: value }))
      await page.getByText('読めない行が 1 か所あります。何も保存していません。').waitFor()
      await page.getByRole('row', { name: `回答 D${formRow(11)} ${sentence}` }).waitFor()
      expect(await page.getByRole('button', { name: 'この内容で取り込む' }).count()).toBe(0)
    })
  })

  it('asked no other server for anything, and no page broke', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
