// SPDX-License-Identifier: Apache-2.0
import { pagesJa } from '@shinayaka/contract/messages/pages.ja'
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import { signInJa } from '@shinayaka/contract/messages/sign-in.ja'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../apps/server/src/platform/database/owner.ts'
import { visitPostgres } from '../apps/server/src/platform/postgres/visit.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { foundHospital, officer, takeIn } from './hospital.ts'
import { fillSignIn, tap } from './person.ts'
import { cleanUp, freePort, newDataFolder, type Program, startProgram } from './program.ts'
import { totpOf } from './totp.ts'

// The IT officer gets second factors on the phone, and signs in with each; a planner is made to get one.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let administrator: string
const kept = { secret: '', recovery: '' }
const planner = { name: '企画 渡辺', login: 'kikaku', password: 'suika-fuurin-engawa-1988' }

let port = 0
const start = (graceDays: string) => startProgram({ dataDir, seconds: 120, environment: { PORT: String(port), SECOND_FACTOR_GRACE_DAYS: graceDays } })

beforeAll(async () => {
  port = await freePort()
  program = await start('7')
  watched = await openBrowser(() => program.url)
  administrator = await foundHospital(program)
  await takeIn(program.url, administrator, planner, 'planner')
})
afterAll(async () => {
  expect(watched?.foreign()).toEqual([])
  expect(watched?.broken()).toEqual([])
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const password = async (page: Page, who = officer) => {
  await page.goto(`${program.url}/sign-in`)
  await fillSignIn(page, who)
}
const atHome = (page: Page) => page.getByRole('heading', { level: 1, name: '今日、何をすればよいか' }).waitFor()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const settings = async (page: Page) => {
  await page.goto(`${program.url}/settings/sign-in`)
  await page.getByRole('heading', { level: 1, name: signInJa.title }).waitFor()
}
/** Goes through the three steps of adding an authenticator app; gives its secret. */
const enrol = async (page: Page): Promise<string> => {
  await button(page, signInJa.totp.add).click()
  await page.getByRole('img', { name: signInJa.totp.qr }).waitFor()
  const secret = (await page.locator('main ol p.font-mono').innerText()).replace(/\s/g, '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await page.getByLabel(signInJa.totp.code).fill(totpOf(secret))
  await button(page, signInJa.totp.submit).click()
  await page.getByRole('heading', { level: 1, name: '回復コード', exact: false }).waitFor()
  return secret
}

describe('the IT officer', () => {
  it('is reminded on every page, and adds an authenticator app on the phone', async () => {
    const page = await watched.open(phone)
    await page.goto(`${program.url}/sign-in`)
    await fillSignIn(page, officer, tap)
    await atHome(page)
    await page.getByRole('link', { name: shellJa.grace.link }).tap()
    kept.secret = await enrol(page)
    const codes = await page.locator('main ol li').allInnerTexts()
    expect(codes).toHaveLength(10)
    kept.recovery = (codes[0] ?? '').replace(/\s/g, '')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await button(page, signInJa.recovery.done).tap()
    await page.getByText(signInJa.state.has).waitFor()
    expect(await page.getByRole('link', { name: shellJa.grace.link }).count()).toBe(0)
    await page.context().close()
  })

  it('signs in with its code, by the keyboard', async () => {
    const page = await watched.open(desk)
    await password(page)
    await page.getByRole('heading', { level: 1, name: pagesJa.second.title }).waitFor()
    await page.getByLabel(pagesJa.second.code).fill('000000')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').first().waitFor()
    await page.getByLabel(pagesJa.second.code).fill(totpOf(kept.secret, 1))
    await page.keyboard.press('Enter')
    await atHome(page)
    // One wrong code was theirs, and is told.
    await page.getByText('前回からの失敗 1 回', { exact: false }).waitFor()
    await button(page, shellJa.news.close).click()
    await page.context().close()
  })

  it('signs in with a recovery code, and finds one fewer and the open sessions', async () => {
    const page = await watched.open(desk)
    await password(page)
    await page.getByText(pagesJa.second.recoveryTitle).click()
    await page.getByLabel(pagesJa.second.recovery).fill(kept.recovery.toLowerCase())
    await button(page, pagesJa.second.submitRecovery).click()
    await atHome(page)
    await settings(page)
    await page.getByText('残り 9 個（10 個のうち）').waitFor()
    await page.getByText(signInJa.sessions.current).waitFor()
    await button(page, signInJa.sessions.endOthers).click()
    await page.getByText(signInJa.sessions.ended).waitFor()
    expect(await page.getByText(/の Chrome$/).count()).toBe(1)
    await page.context().close()
  })

  it('adds a passkey, and signs in with it alone', async () => {
    const page = await watched.open(desk)
    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.context().addCookies([{ name: 'shinayaka_session', value: await freshSession(), url: program.url }])
    await settings(page)
    await page.getByLabel(signInJa.passkey.name).fill('情報室のパソコン')
    await button(page, signInJa.passkey.add).click()
    await page.getByRole('listitem').getByText('情報室のパソコン', { exact: true }).waitFor()
    await button(page, '「情報室のパソコン」の名前を変える').click()
    await page.getByRole('listitem').getByLabel(signInJa.passkey.name).fill('情報室の新しいパソコン')
    await button(page, signInJa.passkey.renameSubmit).click()
    await page.getByRole('listitem').getByText('情報室の新しいパソコン', { exact: true }).waitFor()
    await page.context().clearCookies()
    await page.goto(`${program.url}/sign-in`)
    await button(page, pagesJa.passkey.press).click()
    await atHome(page)
    await settings(page)
    await page.getByText(signInJa.sessions.factors.second).first().waitFor()

    // A quarter of an hour later the same device proves anew who is there, and what was asked for is done.
    await unconfirm()
    await button(page, signInJa.recovery.renew).click()
    await page.getByRole('dialog').getByRole('button', { name: signInJa.recovery.renew }).click()
    await button(page, shellJa.confirmIdentity.usePasskey).click()
    await page.getByRole('heading', { level: 1, name: '回復コード', exact: false }).waitFor()
    await page.context().close()
  })

  it('is asked for the password before something dangerous, and nothing typed is lost', async () => {
    const page = await watched.open(desk)
    await page.context().addCookies([{ name: 'shinayaka_session', value: await freshSession(), url: program.url }])
    await settings(page)
    await page.getByLabel(signInJa.policy.forAll).check()
    await unconfirm()
    await button(page, signInJa.policy.save).click()
    const dialog = page.getByRole('dialog', { name: shellJa.confirmIdentity.title })
    await dialog.getByLabel(shellJa.confirmIdentity.password).fill('wrong-wrong-wrong')
    await page.keyboard.press('Enter')
    await dialog.getByText('いまのパスワードが違います', { exact: false }).waitFor()
    const other = await page.context().newPage()
    await settings(other)
    await dialog.getByLabel(shellJa.confirmIdentity.password).fill(officer.password)
    const [old] = (await page.context().cookies()).filter(({ name }) => name === 'shinayaka_session')
    const [saved] = await Promise.all([
      page.waitForResponse((one) => one.url().endsWith('/sign-in-policy') && one.ok()),
      page.keyboard.press('Enter'),
    ])
    expect(await saved.json()).toMatchObject({ secondFactorForAll: true })
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByLabel(signInJa.policy.forAll).isChecked()).toBe(true)

    // In another tab something was on its way with the cookie from before: it meets the real refusal, is sent again, and nobody is signed out.
    const late = await fetch(`${program.url}/api/home`, { headers: { cookie: `shinayaka_session=${old?.value}` } })
    expect(late.status).toBe(401)
    const refusal = { status: late.status, contentType: 'application/problem+json', body: await late.text() }
    await other.route('**/api/home', (route) => route.fulfill(refusal), { times: 1 })
    const refused = other.waitForResponse((one) => one.url().endsWith('/api/home') && one.status() === 401)
    await other.getByRole('link', { name: 'ホーム', exact: true }).first().click()
    await refused
    await atHome(other)
    expect(await other.getByText(shellJa.sessionLost.title).count()).toBe(0)
    await page.context().close()
  })
})

describe('a planner whose days of grace are over', () => {
  it('finds every page leading to the one where a second factor is added, and then works', async () => {
    await program.stop()
    program = await start('0')
    const page = await watched.open(phone)
    await password(page, planner)
    await page.getByText(signInJa.overdue.title).waitFor()
    await page.goto(`${program.url}/assessments`)
    await page.getByText(signInJa.overdue.title).waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/sign-in')
    await enrol(page)
    await button(page, signInJa.recovery.done).tap()
    await page.goto(`${program.url}/assessments`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/assessments')
    await page.context().close()
  })
})

const database = async <T>(work: Parameters<typeof withOwner<T>>[1]): Promise<T> => {
  const postgres = await visitPostgres(dataDir, () => undefined)
  if (!postgres) throw new Error('no server works on the data folder')
  try {
    return await withOwner(postgres.owner, work)
  } finally {
    await postgres.stop()
  }
}
/** Lets a quarter of an hour go by for every session. */
const unconfirm = () =>
  database((db) =>
    db
      .updateTable('session')
      .set({ confirmed_at: new Date(Date.now() - 20 * 60_000) })
      .execute(),
  )
/** The token of a new session of the officer, who signs in elsewhere with the next recovery-free way: the app's next code. */
const freshSession = async (): Promise<string> => {
  await database((db) => db.updateTable('totp').set({ last_step: 0 }).execute())
  const page = await watched.open(desk)
  await password(page)
  await page.getByLabel(pagesJa.second.code).fill(totpOf(kept.secret))
  await page.keyboard.press('Enter')
  await atHome(page)
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'shinayaka_session')
  await page.context().close()
  return cookie?.value ?? ''
}
