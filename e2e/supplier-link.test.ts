// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { callAs } from './hospital.ts'
import { downloaded, signInByPage, tap } from './person.ts'
import { cleanUp, newDataFolder, type Program, signIn, startProgram } from './program.ts'
import { asStory } from './story.ts'

// A vendor without an account answers on a phone by a link that the hospital made, and the hospital takes it over.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let officer: Page
let vendor: Page
let url: string
let request: string
let call: ReturnType<typeof callAs>

/** Asks a vendor for this year's form, as the page of vendors does. */
const askVendor = async (name: string): Promise<string> => {
  const row = { name, product: '部門システム', kind: 'product', release: '5.2', contactName: '保守 花子', contactMail: '' }
  const { suppliers } = await call<{ suppliers: string[] }>('POST', '/api/suppliers', { rows: [row] })
  const whom = [{ supplier: suppliers[0], product: null }]
  const asked = { form: 'mhlw-vendor-r8', due: '2099-12-10', message: '年内にお願いします。', whom }
  return (await call<{ requests: { id: string }[] }>('POST', '/api/supplier-requests', asked)).requests[0]?.id ?? ''
}
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const makeLink = async (of: string): Promise<{ link: string; url: string }> => {
  const body = { expires: inDays(30), contact: '情報の係 内線 200', mail: false }
  const made = await call<{ link: { id: string }; url: string }>('POST', `/api/supplier-requests/${of}/links`, body)
  return { link: made.link.id, url: made.url.replace(/^https?:\/\/[^/]+/, program.url) }
}

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 180 })
  watched = await openBrowser(() => program.url)
  call = callAs(program.url, await signIn(program.url, demoAccounts.hospital.login, demoAccounts.hospital.password))
  officer = await watched.open(desk)
  vendor = await watched.open(phone)
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const kept = (page: Page, text: string | RegExp) => page.locator('#kept').filter({ hasText: text }).waitFor()
const groupOf = (page: Page, number: string) => page.getByRole('group', { name: `${number} の答え` })
const choose = async (page: Page, number: string, answer: string) => {
  const box = groupOf(page, number).getByText(answer, { exact: true })
  await box.scrollIntoViewIfNeeded()
  await box.click()
}
const itemOf = (page: Page, number: string) => page.locator('section.item').filter({ has: groupOf(page, number) })
const answerAll = async (page: Page) => {
  for (const group of await page.locator('fieldset.choices:has(input[value=yes][name$=".value"])').all())
    if ((await group.locator('input:checked').count()) === 0) await group.getByText('はい', { exact: true }).click()
}
const sign = async (page: Page) => {
  await page.getByLabel('名前').fill('保守 花子')
  await page.getByText('渡してよい', { exact: true }).click()
}

describe('a vendor without an account', () => {
  asStory(() => [officer, vendor])

  it('is asked by a link, whose address the officer sees once, with a letter', async () => {
    request = await askVendor('リンクで答える会社')
    await signInByPage(officer, program.url, demoAccounts.hospital)
    await officer.goto(`${program.url}/suppliers/requests/${request}/links`)
    await officer.getByText('いまは、この PC でしか開けません').waitFor()
    await officer.getByLabel('事業者からの問い合わせ先').fill('情報の係 内線 200')
    await officer.getByLabel('この日まで開く').fill(inDays(30))
    await officer.getByRole('button', { name: 'リンクを作る' }).click()
    await officer.getByRole('heading', { level: 1, name: 'リンクで答える会社 ご担当者さまへの手紙' }).waitFor()
    await officer.getByRole('img', { name: 'このアドレスの QR コード' }).waitFor()
    const address = await officer
      .locator('main')
      .getByText(/\/answer\/[\w-]{43}$/)
      .first()
      .innerText()
    url = address.replace(/^https?:\/\/[^/]+/, program.url)
    await officer.getByRole('button', { name: '閉じる' }).click()
    await officer.getByText('まだ開かれていない').waitFor()
    expect(await officer.locator('main').innerText()).not.toContain('/answer/')
  })

  it('opens it on a phone, and what is tapped is kept', async () => {
    await vendor.goto(url)
    await vendor.getByRole('heading', { level: 1, name: /の確認用紙に答える$/ }).waitFor()
    await vendor.getByText('情報の係 内線 200').waitFor()
    await kept(vendor, 'まだ何も保存していません')
    await tap(groupOf(vendor, '1①').getByText('はい', { exact: true }))
    await kept(vendor, /保存しました \d{1,2}:\d\d/)
    await vendor.getByText('13 項目のうち 1 項目に答えました').waitFor()
    expect(await vendor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    expect(await vendor.context().cookies()).toEqual([])
  })

  it('asks for the day or the reason of an いいえ only there', async () => {
    const target = itemOf(vendor, '2②').getByLabel(/いつから「はい」/)
    expect(await target.isVisible()).toBe(false)
    await choose(vendor, '2②', 'いいえ')
    await target.fill(inDays(60))
    await kept(vendor, /保存しました/)
  })

  it('loses the line, writes on, comes back, and has lost nothing', async () => {
    await vendor.context().setOffline(true)
    await choose(vendor, '2③', 'はい')
    await itemOf(vendor, '2③').getByLabel('備考').fill('送付の控えあり')
    await kept(vendor, '保存できていません')
    await vendor.context().setOffline(false)
    await kept(vendor, /保存しました/)
    await vendor.reload()
    expect(await itemOf(vendor, '2③').getByLabel('備考').inputValue()).toBe('送付の控えあり')
    await vendor.getByText('13 項目のうち 3 項目に答えました').waitFor()
  })

  it('keeps what was not saved yet over a reload', async () => {
    await vendor.route('**/answer/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
    await itemOf(vendor, '2④').getByLabel('備考').fill('権限の表を添えた')
    await kept(vendor, '保存できていません')
    vendor.once('dialog', (dialog) => void dialog.accept())
    await vendor.reload()
    await vendor.unroute('**/answer/*')
    expect(await itemOf(vendor, '2④').getByLabel('備考').inputValue()).toBe('権限の表を添えた')
    await kept(vendor, /保存しました/)
  })

  it('is told what is missing, with the way there', async () => {
    await vendor.getByRole('button', { name: '送る前の確認へ' }).click()
    await vendor.getByRole('alert').getByRole('link', { name: '送る方の名前がありません。' }).waitFor()
    await vendor.getByRole('link', { name: '2④ に答えがありません。' }).click()
    expect(await vendor.evaluate(() => document.activeElement?.id)).toBe('i-2-4-yes')
  })

  it('and somebody else at the company, to whom it was forwarded, answer together', async () => {
    const colleague = await watched.open(desk)
    await colleague.goto(url)
    await choose(colleague, '2⑤', 'はい')
    await kept(colleague, /保存しました/)
    // The phone has not seen that yet, and says another thing of the same item.
    await choose(vendor, '2⑤', 'いいえ')
    await vendor.getByText(/別の人が、同じ項目にちがう答えを保存しました/).waitFor()
    await vendor.getByRole('button', { name: '二つの答えを見くらべる' }).click()
    await vendor
      .getByRole('alert')
      .getByText(/別の人と答えがちがいます/)
      .waitFor()
    await vendor.getByText('別の人の答えにする').click()
    await vendor.getByRole('button', { name: '保存する' }).click()
    await vendor.waitForURL(url)
    expect(await groupOf(vendor, '2⑤').locator('input:checked').getAttribute('value')).toBe('yes')
    await colleague.context().close()
  })

  it('checks everything once more, sends, and keeps a copy', async () => {
    await answerAll(vendor)
    await sign(vendor)
    await kept(vendor, /保存しました/)
    await vendor.getByRole('button', { name: '送る前の確認へ' }).click()
    await vendor.getByRole('heading', { level: 1, name: 'この内容で送りますか' }).waitFor()
    await vendor.getByText('はい 12・いいえ 1').waitFor()
    await tap(vendor.getByRole('button', { name: 'この内容で送る' }))
    await vendor.getByRole('heading', { level: 1, name: '送りました' }).waitFor()
    const file = await downloaded(vendor, () => vendor.getByRole('link', { name: /回答のファイルを保存する/ }).click())
    expect(JSON.parse(file.bytes.toString())).toMatchObject({
      kind: 'shinayaka-supplier-answer',
      content: { signed: { name: '保守 花子' }, consent: true },
    })
  })

  it('whose answer the officer compares and takes over', async () => {
    await officer.reload()
    await officer.getByText('回答が届いています').waitFor()
    await officer.getByRole('link', { name: '届いた回答を見る' }).click()
    await officer.getByRole('heading', { level: 1, name: 'リンクで答える会社から届いた回答' }).waitFor()
    await officer.getByText('新しい 13・変わった 0').waitFor()
    await officer.getByRole('button', { name: 'この回答を受け取る' }).click()
    await officer.getByText('受け取りました。事業者の台帳に残っています。').waitFor()
  })
})

describe('without script', () => {
  it('the same page is filled in, saved and sent with its buttons', async () => {
    const made = await makeLink(await askVendor('古い端末の会社'))
    const page = await watched.open({ ...phone, javaScriptEnabled: false })
    await page.goto(made.url)
    await choose(page, '1①', 'はい')
    await page.getByRole('button', { name: '保存する' }).click()
    await kept(page, /保存しました \d{1,2}:\d\d/)
    await answerAll(page)
    await sign(page)
    await page.getByRole('button', { name: '送る前の確認へ' }).click()
    await page.getByRole('button', { name: 'この内容で送る' }).click()
    await page.getByRole('heading', { level: 1, name: '送りました' }).waitFor()
    await page.context().close()
  })
})

describe('a link that is over', () => {
  it('says the same, whether it was revoked while somebody wrote, or never was', async () => {
    const made = await makeLink(await askVendor('取り消される会社'))
    const page = await watched.open(phone)
    await page.goto(made.url)
    await choose(page, '1①', 'はい')
    await kept(page, /保存しました/)
    await call('DELETE', `/api/supplier-links/${made.link}`)
    await choose(page, '2②', 'はい')
    await page.getByText(/このリンクは使えなくなりました。書いたものはこの画面に残っています/).waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(made.url)
    const over = await page.locator('main').innerText()
    expect(over).toContain('このリンクは使えません')
    await page.goto(`${program.url}/answer/${'A'.repeat(43)}`)
    expect(await page.locator('main').innerText()).toBe(over)
    await page.context().close()
  })

  it('and nothing of it broke a page or asked another server', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
