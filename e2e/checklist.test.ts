// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An IT officer answers this year's checklist from what the hospital said of itself already.

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
const counts = () => page.locator('main [role=status]').first().innerText()

describe('this year’s checklist', () => {
  asStory(() => [page])

  it('is begun from the list, with proposals and no answer', async () => {
    await signInByPage(page, program.url, demoAccounts.hospital)
    await page.goto(`${program.url}/checklists`)
    await heading('チェックリスト')
    await page.getByRole('button', { name: /^はじめる: サイバーセキュリティ対策チェックリスト 令和8年度版/ }).click()
    await heading(/令和8年度版/)
    expect(await counts()).toContain('はい 0・予定 0・いいえ 0・記入不要 0・まだ 18')
    await page.getByText('元の様式をまだ全部は見られていません。').waitFor()
  })

  it('takes the proposals that a person ticked, and none without a tick', async () => {
    await page.getByRole('button', { name: '印を付けた 0 項目を、答えにする' }).click()
    await page.getByRole('alert').getByText('印を一つ以上付けてください。').waitFor()
    await page.getByRole('checkbox', { name: /^2① / }).check()
    await page.getByRole('checkbox', { name: /^1① / }).check()
    await page.getByRole('button', { name: '印を付けた 2 項目を、答えにする' }).click()
    await page.getByText('2 項目を答えにしました。').waitFor()
    await page.getByText('はい 2・予定 0・いいえ 0').waitFor()
  })

  it('shows why an item is proposed, and asks for the day of an いいえ', async () => {
    await page.getByRole('link', { name: /^2④ / }).click()
    await heading(/^2④/)
    await page.getByRole('heading', { name: '提案: いいえ' }).waitFor()
    await page
      .getByText(/現場の答え: 到達度/)
      .first()
      .waitFor()
    await page.getByRole('radio', { name: 'いいえ' }).check()
    await page.getByRole('button', { name: '答えを残す' }).click()
    await page.getByText('2④ は「いいえ」なので、目標日が要ります。').waitFor()
    await page.getByLabel('目標日').fill('2027-02-28')
    await page.getByLabel('備考').fill('権限の表を二月に作る')
    await page.getByRole('button', { name: '答えを残す' }).click()
    await page.getByText('これまでの答え').waitFor()
  })

  it('keeps はい against the record only with a reason', async () => {
    await page.getByRole('radio', { name: 'はい' }).check()
    await page.getByRole('button', { name: '答えを残す' }).click()
    await page.getByText('2④ の「はい」は、記録とくい違っています。').waitFor()
    await page.getByLabel('記録とくい違うわけ').fill('先週、権限の表ができた')
    await page.getByRole('button', { name: '答えを残す' }).click()
    await page.getByText('これまでの答え').click()
    await page.getByText(/いいえ（目標 令和9年（2027年）2月28日）・/).waitFor()
  })

  it('is frozen as interim, and not as final while items are open', async () => {
    await page.getByRole('link', { name: /に戻る$/ }).click()
    await heading(/令和8年度版/)
    expect(await counts()).toContain('はい 3・予定 0・いいえ 0・記入不要 0・まだ 15')
    await page.getByRole('button', { name: '最終として固める' }).click()
    await page.getByText('まだ答えのない項目が 15 あります。').waitFor()
    await page.getByRole('button', { name: '途中のまま固める' }).click()
    await page.getByText('途中を固めました。').waitFor()
    await page.getByText('途中・').first().waitFor()
  })

  it('is handed out for machines from behind a fold', async () => {
    await page.getByText('機械向け（OSCAL）').click()
    await page.getByRole('link', { name: 'いまの答え' }).click()
    await page.getByText(/「mhlw-r8_\d{4}-\d{2}-\d{2}_assessment-results\.json」を保存しました。/).waitFor()
    await page.getByRole('link', { name: '「はい」の決まり' }).click()
    await page.getByText('「mhlw-r8_profile.json」を保存しました。').waitFor()
  })
})
