// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { assessmentJa } from '@shinayaka/contract/messages/assessment.ja'
import { pagesJa } from '@shinayaka/contract/messages/pages.ja'
import type { Download, Locator, Page } from 'playwright-core'

/** Somebody who uses the product in these tests. */
export type Person = { name: string; login: string; password: string }

export const doctor: Person = { name: '院長 山田', login: 'yamada', password: 'kasumi-tonbo-enpitsu-1963' }
export const clinicName = 'あさがお内科クリニック（架空）'

/** How a form is operated: by tapping on a screen. */
type Press = (place: Locator) => Promise<void>
export const tap: Press = (place) => place.tap()
export const click: Press = (place) => place.click()

/** Signs in by the page's own form and waits for the page behind it. */
export const signInByPage = async (page: Page, url: string, person: Pick<Person, 'login' | 'password'>, press: Press = click): Promise<void> => {
  await page.goto(`${url}/sign-in`)
  await fillSignIn(page, person, press)
  await page.getByRole('heading', { level: 1, name: '今日、何をすればよいか' }).waitFor()
}

/** Fills in the sign-in form that is on the screen. */
export const fillSignIn = async (page: Page, person: Pick<Person, 'login' | 'password'>, press: Press = click): Promise<void> => {
  await page.getByLabel(pagesJa.signIn.login).fill(person.login)
  await page.getByLabel(pagesJa.signIn.password).fill(person.password)
  await press(page.getByRole('button', { name: pagesJa.signIn.submit }))
}

/** The choice with this value on a page that asks one question. */
export const choice = (page: Page, value: string | number): Locator => page.locator(`main label:has(input[type=radio][value="${value}"])`)

/** The line that says that an answer is stored, with its time. */
export const savedLine = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^保存しました \d{1,2}:\d{2}$/ })

/** The button to the next question. */
export const nextButton = (page: Page): Locator => page.getByRole('button', { name: assessmentJa.question.next, exact: false })

/** Waits until a page that was gone to has taken the focus to its heading and the view to its top; nobody taps faster than that. */
export const arrived = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1' && scrollY === 0)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Waits for the question of this number to stand on the page. */
export const atQuestion = (page: Page, number: number): Promise<void> => page.getByText(`13 問中 ${number} 問目`).waitFor({ state: 'attached' })

/** The bytes and the name of a file that pressing brings. */
export const downloaded = async (page: Page, press: () => Promise<void>): Promise<{ bytes: Buffer; name: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { bytes: readFileSync(await (download satisfies Download).path()), name: download.suggestedFilename() }
}
