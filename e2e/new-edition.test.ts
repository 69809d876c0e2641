// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { nextYearsClone } from './next-year.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// A year's checklist is answered; the next year's form arrives with an update of the catalog, and what means the same is carried over.

const dataDir = newDataFolder()
let next = ''
const programs: Program[] = []
let program: Program
let watched: Watched
let page: Page

const start = async (folder?: string) => {
  program = await startProgram({ dataDir, demo: true, seconds: 180, ...(folder ? { folder } : {}) })
  programs.push(program)
}

beforeAll(async () => {
  await start()
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
}, 200_000)
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, programs)
  if (next) rmSync(next, { recursive: true, force: true })
})

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const part = (name: RegExp) => page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) })

describe('next year’s checklist', () => {
  asStory(() => [page])

  it('is not there yet while this year’s is answered', async () => {
    await signInByPage(page, program.url, demoAccounts.hospital)
    await page.goto(`${program.url}/checklists`)
    await heading('チェックリスト')
    // Last year's form is led to this year's; of next year's nobody has heard.
    await page.getByText(/「[^」]*令和8年度版」が出ています。/).waitFor()
    expect(await page.getByText('2027年度版').count()).toBe(0)
    await page.getByRole('button', { name: /^はじめる: サイバーセキュリティ対策チェックリスト 令和8年度版/ }).click()
    await heading(/令和8年度版/)
    for (const item of ['1①', '2⑦', '2⑫']) {
      await page.getByRole('link', { name: new RegExp(`^${item} `) }).click()
      await heading(new RegExp(`^${item}`))
      await page.getByRole('radio', { name: 'はい', exact: true }).check()
      const why = page.getByLabel('記録とくい違うわけ')
      if (await why.count()) await why.fill('先週、紙にした')
      await page.getByRole('button', { name: '答えを残す' }).click()
      await page.getByText('これまでの答え').waitFor()
      await page.getByRole('link', { name: /に戻る$/ }).click()
      await heading(/令和8年度版/)
    }
    await page.getByRole('link', { name: /^2④ / }).click()
    await page.getByRole('radio', { name: 'いいえ' }).check()
    await page.getByLabel('目標日').fill('2027-02-28')
    await page.getByRole('button', { name: '答えを残す' }).click()
    await page.getByText('これまでの答え').waitFor()
  })

  it('arrives with the update, and says so with one next step', async () => {
    await program.stop()
    next = nextYearsClone()
    await start(next)
    await page.goto(`${program.url}/sign-in`)
    await signInByPage(page, program.url, demoAccounts.hospital)
    await page.goto(`${program.url}/checklists`)
    await page.getByText('新しい年度の様式があります').waitFor()
    await page.getByRole('link', { name: /^何が変わったかを見て、引き継ぐ/ }).click()
    await heading('新しい年度の様式へ引き継ぐ')
  })

  it('shows what carries over, what must be confirmed, what is new and what fell away', async () => {
    await part(/^確かめる項目/)
      .getByText('意味が変わった：尋ねることが変わりました。')
      .waitFor()
    await part(/^確かめる項目/)
      .getByText('「いいえ」には、新しい年度の目標日が要ります。')
      .waitFor()
    await part(/^確かめる項目/)
      .getByText('前の答え: いいえ（目標 令和9年（2027年）2月28日）')
      .waitFor()
    await part(/^まだ答えがない項目/)
      .getByText('新しく加わった項目')
      .waitFor()
    await part(/^なくなった項目/)
      .getByText('前の答え: はい')
      .waitFor()
  })

  it('takes what means the same when a person presses, and nothing else', async () => {
    const kept = await part(/^そのまま引き継ぐ項目/)
      .getByRole('listitem')
      .count()
    expect(kept).toBeGreaterThan(0)
    await page.getByRole('button', { name: `同じ意味の ${kept} 項目を引き継ぐ` }).click()
    await page.getByText(`${kept} 項目を引き継ぎました。`).waitFor()
    await page.getByRole('link', { name: '新しい様式を開く' }).click()
    await heading(/2027年度版/)
    const counts = await page.locator('main [role=status]').first().innerText()
    expect(counts).toContain(`はい ${kept}・予定 0・いいえ 0`)
    await page.getByRole('link', { name: '前の年度の答えと見くらべる' }).waitFor()
  })

  it('leaves this year’s form readable with all its answers', async () => {
    await page.goto(`${program.url}/checklists`)
    await heading('チェックリスト')
    expect(await page.getByText('新しい年度の様式があります').count()).toBe(0)
    await page.getByRole('link', { name: /令和8年度版/ }).click()
    await page.getByRole('link', { name: /^2⑫ / }).click()
    await page.getByText('これまでの答え').click()
    await page.getByText(/^はい・/).waitFor()
  })
})
