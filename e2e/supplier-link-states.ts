// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State, type Stay } from './stay.ts'

const requests = new WeakMap<Stay, Promise<string>>()

/** One request for this stay, at a vendor of its own. */
const requestOf = (stay: Stay): Promise<string> => {
  const ask = async () => {
    const row = { name: `リンクの会社 ${Date.now()}`, product: '', kind: 'product', release: '', contactName: '', contactMail: '' }
    const { suppliers } = (await stay.call('POST', '/api/suppliers', { rows: [row] })) as { suppliers: string[] }
    const whom = [{ supplier: suppliers[0], product: null }]
    const asked = { form: 'mhlw-vendor-r8', due: '2099-12-10', message: '年内にお願いします。', whom }
    return ((await stay.call('POST', '/api/supplier-requests', asked)) as { requests: { id: string }[] }).requests[0]?.id ?? ''
  }
  const known = requests.get(stay) ?? ask()
  requests.set(stay, known)
  return known
}

const newLink = async (stay: Stay): Promise<{ link: string; address: string }> => {
  const body = { expires: new Date(Date.now() + 86_400_000 * 20).toISOString().slice(0, 10), contact: '情報の係 内線 200', mail: false }
  const made = (await stay.call('POST', `/api/supplier-requests/${await requestOf(stay)}/links`, body)) as { link: { id: string }; url: string }
  return { link: made.link.id, address: stay.url + new URL(made.url).pathname }
}

const goToForm = async (page: Page, stay: Stay): Promise<string> => {
  const { link, address } = await newLink(stay)
  await page.goto(address)
  await openAll(page)
  return link
}
const saved = (page: Page) => page.waitForResponse((response) => response.request().method() === 'POST' && response.ok())

const fillForm = async (page: Page): Promise<void> => {
  for (const radio of await page.locator('input[value=yes][name$=".value"]').all()) await radio.check()
  await page.locator('[name="sign.name"]').fill('保守 花子')
  await Promise.all([saved(page), page.locator('#sign-consent-yes').check()])
}

/** Sends a vendor's answer by the pages of its link; returns the link. */
const sendForm = async (page: Page, stay: Stay): Promise<string> => {
  const link = await goToForm(page, stay)
  await fillForm(page)
  await page.locator('button[value=check]').click()
  await page.locator('form[action$="/send"] button').click()
  await page.locator('a[download]').waitFor()
  return link
}

const links = async (page: Page, stay: Stay): Promise<void> => {
  await page.goto(`${stay.url}/suppliers/requests/${await requestOf(stay)}/links`)
  await page.locator('#link-expires').waitFor()
}

/** The pages about links for vendors, and those that a vendor sees without signing in. */
export const supplierLinkStates: Record<string, readonly State[]> = {
  '/suppliers/requests/$request/links': [
    { name: 'links of a request', path: () => '/', prepare: links },
    {
      name: 'a link without its day',
      path: () => '/',
      prepare: async (page, stay) => {
        await links(page, stay)
        await page.locator('#link-expires').fill('')
        await page.locator('main form button[type=submit]').click()
        await page.locator('#link-expires[aria-invalid=true]').waitFor()
      },
    },
    {
      name: 'a link with its letter',
      path: () => '/',
      prepare: async (page, stay) => {
        await links(page, stay)
        await page.locator('main form button[type=submit]').click()
        await page.locator('main svg[role=img]').waitFor()
      },
    },
  ],
  '/suppliers/links/$link': [
    {
      name: 'the page of a link',
      path: () => '/',
      prepare: async (page, stay) => void (await goToForm(page, stay)),
    },
    {
      name: 'the page of a link, much is missing',
      path: () => '/',
      prepare: async (page, stay) => {
        await goToForm(page, stay)
        await page.locator('input[value=no]').first().check()
        await page.locator('button[value=check]').click()
        await page.locator('.summary').first().waitFor()
        await openAll(page)
      },
    },
    {
      name: 'the page of a link, two answers at once',
      path: () => '/',
      prepare: async (page, stay) => {
        // A link goes on from what the one before it held; here nobody has answered yet.
        requests.delete(stay)
        await goToForm(page, stay)
        const fields = await page
          .locator('form')
          .evaluate((form) => Object.fromEntries(new FormData(form as HTMLFormElement)) as Record<string, string>)
        const body = new URLSearchParams({ ...fields, '1-1.value': 'no', '1-1.remark': '来年' })
        await fetch(page.url(), { method: 'POST', body, redirect: 'manual' })
        await page.locator('#i-1-1-yes').check()
        await page.locator('#compare').click()
        await page.locator('#conflict-1-1').waitFor()
      },
    },
    {
      name: 'the page of a link before sending',
      path: () => '/',
      prepare: async (page, stay) => {
        await goToForm(page, stay)
        await fillForm(page)
        await page.locator('button[value=check]').click()
        await page.locator('form[action$="/send"]').waitFor()
      },
    },
    { name: 'the page of a link after sending', path: () => '/', prepare: async (page, stay) => void (await sendForm(page, stay)) },
    { name: 'a link that opens nothing', path: () => `/answer/${'A'.repeat(43)}` },
    {
      name: 'what was sent by a link',
      path: () => '/',
      prepare: async (page, stay) => {
        const link = await sendForm(page, stay)
        await page.goto(`${stay.url}/suppliers/links/${link}`)
        await page.locator('main dl').first().waitFor()
      },
    },
    { name: 'a link that is not there', path: () => '/suppliers/links/0190b0c0-0000-7000-8000-000000000000' },
  ],
}
