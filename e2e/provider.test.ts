// SPDX-License-Identifier: Apache-2.0
import { pagesJa } from '@shinayaka/contract/messages/pages.ja'
import { providerJa } from '@shinayaka/contract/messages/provider.ja'
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import { signInJa } from '@shinayaka/contract/messages/sign-in.ja'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProvider, type TestProvider } from '../apps/server/src/testing/provider.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { foundHospital, nurse, officer, takeIn } from './hospital.ts'
import { fillSignIn, signInByPage } from './person.ts'
import { cleanUp, freePort, newDataFolder, type Program, startProgram } from './program.ts'
import { totpOf } from './totp.ts'

// The IT officer lets people come in by the hospital's own provider, and on the day it is down opens the envelope.

const dataDir = newDataFolder()
const providerName = 'かすみアカウント'
let program: Program
let provider: TestProvider | undefined
let watched: Watched
let providerPort: number
const kept = { secret: '', codes: [] as string[] }

beforeAll(async () => {
  const port = await freePort()
  providerPort = await freePort()
  const environment = { PORT: String(port), IDENTITY_PROVIDER_HOSTS: `127.0.0.1:${providerPort}` }
  program = await startProgram({ dataDir, seconds: 120, environment })
  watched = await openBrowser(() => program.url)
  const administrator = await foundHospital(program)
  await takeIn(program.url, administrator, nurse, 'staff')
})
afterAll(async () => {
  expect(watched?.broken()).toEqual([])
  // The browser goes to the provider, and nowhere else outside.
  expect(watched?.foreign().filter((address) => provider === undefined || !address.startsWith(provider.issuer))).toEqual([])
  await watched?.close()
  await provider?.stop()
  await cleanUp(dataDir, [program])
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const atHome = (page: Page) => page.getByRole('heading', { level: 1, name: '今日、何をすればよいか' }).waitFor()
const settings = async (page: Page, path: string, title: string) => {
  await page.goto(`${program.url}${path}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
/** Says who one is on the provider's own page. */
const enterAtProvider = async (page: Page, account: string) => {
  await page.getByLabel('職員番号').fill(account)
  await button(page, '入る').click()
}
const enterByLink = (page: Page) => page.getByRole('link', { name: `${providerName} で入る` }).click()
const linkAccount = async (page: Page, account: string) => {
  await settings(page, '/settings/sign-in', signInJa.title)
  await button(page, signInJa.provider.link).click()
  await enterAtProvider(page, account)
  await page.getByText('結び付けました。次から', { exact: false }).waitFor()
}
/** Proves who one is by the password where the page asks. */
const proveAnd = async (page: Page, done: Promise<unknown>) => {
  const dialog = page.getByRole('dialog', { name: shellJa.confirmIdentity.title })
  await dialog.getByLabel(shellJa.confirmIdentity.password).fill(officer.password)
  await dialog.getByRole('button', { name: shellJa.confirmIdentity.submit }).click()
  await done
}
const savedProvider = (page: Page) =>
  page.waitForResponse((one) => one.url().endsWith('/identity-provider') && one.request().method() === 'PUT' && one.ok())

describe('the IT officer', () => {
  it('gets a second factor, registers the address at the provider, tries the connection, and saves', async () => {
    const page = await watched.open(desk)
    await signInByPage(page, program.url, officer)
    await settings(page, '/settings/sign-in', signInJa.title)
    await button(page, signInJa.totp.add).click()
    kept.secret = (await page.locator('main ol p.font-mono').innerText()).replace(/\s/g, '')
    await page.getByLabel(signInJa.totp.code).fill(totpOf(kept.secret))
    await button(page, signInJa.totp.submit).click()
    await page.getByRole('heading', { level: 1, name: '回復コード', exact: false }).waitFor()
    kept.codes = (await page.locator('main ol li').allInnerTexts()).map((code) => code.replace(/\s/g, ''))

    await settings(page, '/settings/identity-provider', providerJa.title)
    const redirectUri = (await page.locator('main p.whitespace-pre-wrap').first().innerText()).trim()
    expect(redirectUri).toMatch(/\/sign-in\/provider\/[0-9a-f-]{36}\/callback$/)
    provider = await startProvider([redirectUri], providerPort)
    await button(page, providerJa.form.save).click()
    await page.getByRole('alert').getByText(providerJa.form.errors.issuer).waitFor()
    await page.getByLabel(providerJa.form.name).fill(providerName)
    await page.getByLabel(providerJa.form.issuer).fill(provider.issuer)
    await page.getByLabel(providerJa.form.clientId).fill(provider.clientId)
    await page.getByLabel(providerJa.form.secret).fill(provider.clientSecret)
    await button(page, providerJa.form.test).click()
    await page.getByText(providerJa.test.ok).waitFor()
    await page.getByLabel(providerJa.form.enabled).check()
    await page.getByLabel(providerJa.form.secondFactor).check()
    await button(page, providerJa.form.save).click()
    await page.getByText(providerJa.form.saved, { exact: true }).waitFor()
    expect(await page.getByLabel(providerJa.form.secret).inputValue()).toBe('')
    await page.context().close()
  })
})

describe('the head nurse', () => {
  it('links on the phone, signs out, and comes in by the provider', async () => {
    const page = await watched.open(phone)
    await signInByPage(page, program.url, nurse)
    await linkAccount(page, 'N-0123')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await button(page, shellJa.menu).click()
    await button(page, shellJa.signOut).click()
    await enterByLink(page)
    await atHome(page)
    await settings(page, '/settings/sign-in', signInJa.title)
    await page.getByText(signInJa.sessions.factors.provider).first().waitFor()
    await page.context().close()
  })
})

describe('the provider as the only way in', () => {
  it('is decided after the officer came in by it, with an account held ready and its sheet printed', async () => {
    const page = await watched.open(desk)
    await page.goto(`${program.url}/sign-in`)
    await fillSignIn(page, officer)
    await page.getByLabel(pagesJa.second.recovery).waitFor({ state: 'attached' })
    await page.getByText(pagesJa.second.recoveryTitle).click()
    await page.getByLabel(pagesJa.second.recovery).fill(kept.codes[0] ?? '')
    await button(page, pagesJa.second.submitRecovery).click()
    await atHome(page)
    await linkAccount(page, 'J-0001')
    await button(page, shellJa.signOut).click()
    await enterByLink(page)
    await atHome(page)

    await settings(page, '/settings/identity-provider', providerJa.title)
    await page.getByRole('button', { name: '情報室 鈴木 さんを非常用にする' }).click()
    await proveAnd(page, page.getByText('情報室 鈴木 さんを非常用にしました。', { exact: false }).waitFor())
    await page.getByRole('button', { name: '情報室 鈴木 さんの非常用アカウントの紙を作る' }).click()
    await page.getByRole('heading', { name: providerJa.sheet.heading }).waitFor()
    await page.getByText(officer.login, { exact: true }).waitFor()
    await button(page, providerJa.sheet.done).click()
    await page.getByLabel(providerJa.form.only).check()
    await Promise.all([savedProvider(page), button(page, providerJa.form.save).click()])
    await page.context().close()
  })

  it('turns away a right password as if nobody had it', async () => {
    const page = await watched.open(desk)
    await page.goto(`${program.url}/sign-in`)
    await fillSignIn(page, nurse)
    await page.getByRole('alert').getByText('ログイン名かパスワードが違います', { exact: false }).waitFor()
    await page.context().close()
  })
})

describe('the day the provider is down', () => {
  it('the nurse is told what happened and what to do', async () => {
    await provider?.stop()
    const page = await watched.open(phone)
    await page.goto(`${program.url}/sign-in`)
    await enterByLink(page)
    await page.getByRole('heading', { level: 1, name: '院内の認証基盤につながりません。' }).waitFor()
    await page.getByText('非常用アカウントの紙', { exact: false }).first().waitFor()
    await page.context().close()
  })

  it('the envelope is opened, and everybody can see that it was', async () => {
    const page = await watched.open(desk)
    await page.goto(`${program.url}/sign-in`)
    await fillSignIn(page, officer)
    await page.getByText(pagesJa.second.recoveryTitle).click()
    await page.getByLabel(pagesJa.second.recovery).fill(kept.codes[1] ?? '')
    await button(page, pagesJa.second.submitRecovery).click()
    await atHome(page)
    await page.getByText(shellJa.recovered.breakGlass.title).waitFor()
    await settings(page, '/settings/trail', '操作記録')
    await page.getByText('【非常用】', { exact: false }).first().waitFor()
    await page.context().close()
  })
})
