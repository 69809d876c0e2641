// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { mappingBody, officialBook, type ShownWorkbook } from '../apps/server/src/testing/workbook.ts'
import { openAll, type State, type Stay, submitMain } from './stay.ts'

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const file = (buffer: Buffer, name = '見本.xlsx') => ({ name, mimeType: excel, buffer })

/** Brings a workbook by the page's own session; returns its id. */
const bring = async (page: Page, stay: Stay): Promise<string> => {
  await page.goto(`${stay.url}/workbooks`)
  const bytes = [...officialBook({ words: { 5: '同じ言葉'.repeat(40) } })]
  return page.evaluate(
    async ({ sent, type }) => {
      const body = new Uint8Array(sent)
      const response = await fetch(`/api/workbooks?name=${encodeURIComponent('県の調査 令和8年度')}&file=mihon.xlsx&form=mhlw-r8`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      return ((await response.json()) as { workbook: string }).workbook
    },
    { sent: bytes, type: excel },
  )
}

const goTo =
  (below: string, mapped: boolean) =>
  async (page: Page, stay: Stay): Promise<void> => {
    const id = await bring(page, stay)
    if (mapped) {
      const shown = (await stay.call('GET', `/api/workbooks/${id}`)) as ShownWorkbook
      await stay.call('PUT', `/api/workbooks/${id}/mapping`, mappingBody(shown, { also: { 'w2-14': [] } }))
    }
    await page.goto(`${stay.url}/workbooks/${id}${below}`)
    await page.locator('main h1').waitFor()
    await openAll(page)
  }

const list = () => '/workbooks'

/** The pages of somebody else's workbooks, in each state they can be in. */
export const workbookStates: Record<string, readonly State[]> = {
  '/workbooks': [
    { name: 'workbooks', path: list, prepare: openAll },
    {
      name: 'workbooks, one there, none chosen',
      path: list,
      prepare: async (page, stay) => {
        await bring(page, stay)
        await page.goto(`${stay.url}/workbooks`)
        await page.locator('main form').waitFor()
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'a workbook refused',
      path: list,
      prepare: async (page) => {
        await page.locator('#workbook-file').setInputFiles(file(Buffer.from('%PDF-1.7'), 'a.pdf'))
        await page.locator('#workbook-name').fill('a')
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
  ],
  '/workbooks/$workbook': [
    { name: 'a workbook not looked at', path: list, prepare: goTo('', false) },
    { name: 'a workbook with its mapping', path: list, prepare: goTo('', true) },
    { name: 'a workbook that is not there', path: () => '/workbooks/0190b0c0-0000-7000-8000-000000000000' },
  ],
  '/workbooks/$workbook/mapping': [
    { name: 'a mapping', path: list, prepare: goTo('/mapping', false) },
    {
      name: 'a mapping with an item twice',
      path: list,
      prepare: async (page, stay) => {
        await goTo('/mapping', false)(page, stay)
        await page.locator('#item-0-6').selectOption('1-1')
        await page.locator('#item-0-18').selectOption('w2-14')
        await page.locator('main form').last().locator('button[type=submit]').click()
        await page.getByRole('alert').waitFor()
      },
    },
  ],
  '/workbooks/$workbook/fill': [
    {
      name: 'filling in a workbook',
      path: list,
      prepare: async (page, stay) => {
        await goTo('/fill', true)(page, stay)
        await page.locator('main section').first().waitFor()
      },
    },
  ],
  '/workbooks/$workbook/read': [
    { name: 'reading a workbook', path: list, prepare: goTo('/read', true) },
    {
      name: 'a workbook that differs',
      path: list,
      prepare: async (page, stay) => {
        await goTo('/read', true)(page, stay)
        const cells = { D7: 'はい', D8: 'いいえ', D9: 'どちらか', G8: '二月に作る' }
        await page.locator('#filled-workbook').setInputFiles(file(officialBook({ words: { 5: '同じ言葉'.repeat(40) }, cells })))
        await submitMain(page)
        await page.locator('#read-differences').waitFor()
        for (const box of await page.locator('#read-differences input[type=checkbox]').all()) await box.check()
      },
    },
  ],
}
