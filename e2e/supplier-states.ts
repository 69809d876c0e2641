// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State, type Stay, submitMain } from './stay.ts'

type Rows = { suppliers: { id: string; name: string }[]; forms: { hash: string }[] }
const name = 'あさひ電子'

/** A vendor with a product, asked and half answered; made by whoever comes first. */
const vendorOf = async ({ call }: Stay): Promise<string> => {
  const find = async () => ((await call('GET', '/api/suppliers')) as Rows).suppliers.find((one) => one.name === name)?.id
  const known = await find()
  if (known) return known
  const row = { name, product: '電子カルテ', kind: 'product', release: '5.2', contactName: '営業の人', contactMail: '' }
  const { suppliers } = (await call('POST', '/api/suppliers', { rows: [row] })) as { suppliers: string[] }
  const [supplier = ''] = suppliers
  const whom = [{ supplier, product: null }]
  await call('POST', '/api/supplier-requests', { form: 'mhlw-vendor-r8', due: '2099-03-31', message: '', whom })
  const { forms } = (await call('GET', '/api/suppliers')) as Rows
  const { products } = (await call('GET', `/api/suppliers/${supplier}`)) as { products: { id: string }[] }
  await call('POST', `/api/suppliers/${supplier}/responses`, {
    product: products[0]?.id,
    request: null,
    hash: forms[0]?.hash,
    lines: [
      { item: '2-2', value: 'yes', checked: '2026-11-01', target: null, remark: '' },
      { item: '2-6', value: 'no', checked: '2026-11-01', target: '2099-02-28', remark: '次の保守で' },
    ],
    signed: { name: '会社の人', title: '', on: '2026-11-01' },
    consent: false,
    seen: null,
  })
  return supplier
}

const goTo =
  (rest = '') =>
  async (page: Page, stay: Stay): Promise<void> => {
    await page.goto(`${stay.url}/suppliers/${await vendorOf(stay)}${rest}`)
    await page.locator('main h1').waitFor()
    await openAll(page)
  }

/** The pages of vendors, in each state they can be in. */
export const supplierStates: Record<string, readonly State[]> = {
  '/suppliers': [
    {
      name: 'vendors',
      path: () => '/suppliers',
      prepare: async (page, stay) => {
        await vendorOf(stay)
        await page.goto(`${stay.url}/suppliers`)
        await page.locator('#supplier-show').waitFor()
        await openAll(page)
      },
    },
    { name: 'no vendor like that', path: () => '/suppliers?show=late&search=zzz' },
  ],
  '/suppliers/new': [
    {
      name: 'a table with a bad row',
      path: () => '/suppliers/new',
      prepare: async (page) => {
        await submitMain(page)
        await page.getByRole('alert').waitFor()
        await page.locator('#supplier-table').fill('甲\tA\n\tB')
        await submitMain(page)
        await page.getByRole('table').waitFor()
      },
    },
  ],
  '/suppliers/$supplier': [
    { name: 'a vendor', path: () => '/suppliers', prepare: goTo() },
    { name: 'a vendor that is not there', path: () => '/suppliers/0190b0c0-0000-7000-8000-000000000000' },
  ],
  '/suppliers/$supplier/disclosures/$product': [
    {
      name: 'a disclosure from a pasted table, first with a bad row',
      path: () => '/suppliers',
      prepare: async (page, stay) => {
        const supplier = await vendorOf(stay)
        const { products } = (await stay.call('GET', `/api/suppliers/${supplier}`)) as { products: { id: string }[] }
        await page.goto(`${stay.url}/suppliers/${supplier}/disclosures/${products[0]?.id}`)
        await page.locator('#disclosure-paste').waitFor()
        await submitMain(page)
        await page.getByRole('alert').waitFor()
        await page.locator('#disclosure-paste').fill('1\tABCDEFGHIJ\tyes\n2\tABCDEFGHIJ\tno\n2\tABCDEFGHIJ\tno')
        await page.locator('main form li').first().waitFor()
        await page.locator('#disclosure-paste').fill('1\tABCDEFGHIJ\tyes\n2\tABCDEFGHIJ\tno')
        await page.locator('main form table').waitFor()
      },
    },
  ],
  '/suppliers/$supplier/answer': [
    {
      name: 'an answer without anything, and an いいえ without its day',
      path: () => '/suppliers',
      prepare: async (page, stay) => {
        await goTo('/answer')(page, stay)
        await submitMain(page)
        await page.getByRole('alert').waitFor()
        await page.locator('#hand-2-2 input').nth(1).check()
        await page.locator('#hand-name').fill('会社の人')
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
  ],
}
