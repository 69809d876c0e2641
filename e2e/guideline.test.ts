// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An IT officer looks after the health check how far the guideline is met, who owns what, and what nobody has seen yet.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 180 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
}, 200_000)
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const shown = async () => Number(/^(\d+) 条項を表示/.exec(await page.locator('main [role=status]').first().innerText())?.[1])

describe('the guideline', () => {
  asStory(() => [page])

  it('opens at the newest edition, with denominators and the chapters nobody read', async () => {
    await signInByPage(page, program.url, demoAccounts.hospital)
    await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: 'ガイドライン' }).click()
    await heading(/第7\.0版/)
    await page.getByText('/ 46 章').waitFor()
    const unseen = page.getByRole('heading', { level: 3, name: 'まだ見ていない章' }).locator('..')
    expect(await unseen.innerText()).toContain('29')
    await page.getByText(/^読めた 38 条項のうち、取組で見られる \d+ 条項が分母です。$/).waitFor()
  })

  it('is narrowed to what is open, and to who is asked', async () => {
    expect(await shown()).toBe(38)
    await page.getByRole('checkbox', { name: /^これからの条項だけ/ }).check()
    await page.waitForURL(/open=true/)
    const open = await shown()
    expect(open).toBeGreaterThan(0)
    expect(open).toBeLessThan(38)
    expect(await page.locator('main').getByText('応えている', { exact: true }).count()).toBeLessThanOrEqual(1)
    await page.getByLabel('求められる人').selectOption({ label: '経営者' })
    await page.waitForURL(/responsible=executive/)
    expect(await shown()).toBeLessThan(open)
    await page.getByLabel('求められる人').selectOption({ label: 'すべての人' })
    await page.getByRole('checkbox', { name: /^これからの条項だけ/ }).uncheck()
  })

  it('shows of a clause what meets it, by whose word, and what is missing', async () => {
    await page.getByRole('link', { name: /^14章 ⑤ 端末とサーバの二要素認証/ }).click()
    await heading(/^14章 ⑤/)
    await page.getByText('原文未照合').first().waitFor()
    await page
      .getByText(/^必要な到達度 2・いまの到達度/)
      .first()
      .waitFor()
    await page
      .getByText(/^自己点検の答え: /)
      .first()
      .waitFor()
    await page.getByRole('heading', { level: 2, name: '前の版・次の版とのつながり' }).waitFor()
    expect(await page.getByRole('link', { name: 'システムごとの二要素認証の記録を見る' }).getAttribute('href')).toBe(
      '/checklists/records/second-factor',
    )
  })

  it('takes an owner for the whole chapter', async () => {
    await page.getByLabel('どこを受け持つか').selectOption({ label: 'この章ぜんぶ（14章）' })
    await page.getByLabel('受け持つ人').selectOption({ label: '情報室 青木 直人' })
    await page.getByRole('button', { name: '受け持ちを残す' }).click()
    await page.getByText(/に残しました。$/).waitFor()
    await page.getByText('情報室 青木 直人（章の受け持ち）').waitFor()
    await page.getByRole('link', { name: '7.0版 の一覧に戻る' }).click()
    await heading(/第7\.0版/)
    expect(await page.getByText('受け持ち: 情報室 青木 直人').count()).toBe(5)
  })

  it('leads to the edition before, which says that it is no longer current', async () => {
    await page.getByRole('link', { name: '6.0版', exact: true }).click()
    await heading(/第6\.0版/)
    await page.getByText('これは前の版です。いまの版は 7.0版 です。').waitFor()
    expect(await page.getByText('受け持ち: 情報室 青木 直人').count()).toBe(0)
  })

  it('names what is not mapped yet, and fits a phone', async () => {
    const mobile = await watched.open(phone)
    await signInByPage(mobile, program.url, demoAccounts.hospital)
    await mobile.goto(`${program.url}/guidelines/gaps`)
    await mobile.getByRole('heading', { level: 2, name: '7.0版: 取組のない条項（14 / 38 条項）' }).waitFor()
    await mobile.goto(`${program.url}/guidelines`)
    await mobile.getByRole('heading', { level: 1, name: /第7\.0版/ }).waitFor()
    expect(await mobile.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
