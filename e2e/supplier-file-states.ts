// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State, type Stay, submitMain } from './stay.ts'
import { answeredFile, askVendor } from './supplier-answer.ts'

let asked: Promise<{ supplier: string; request: string }> | null = null
const ofStay = ({ call }: Stay) => {
  asked ??= askVendor(call as Parameters<typeof askVendor>[0], '用紙を返す会社（架空）', '返すカルテ')
  return asked
}

const choose = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
  await page.locator('#supplier-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await submitMain(page)
}

/** The pages of vendors' files, in each state they can be in. */
export const supplierFileStates: Record<string, readonly State[]> = {
  '/suppliers/files': [
    { name: 'a vendor’s file, none chosen yet', path: () => '/suppliers/files', prepare: openAll },
    {
      name: 'a vendor’s file, pressed without one',
      path: () => '/suppliers/files',
      prepare: async (page) => {
        await submitMain(page)
        await page.locator('[aria-invalid]').first().waitFor()
      },
    },
    {
      name: 'a vendor’s file that is a letter',
      path: () => '/suppliers/files',
      prepare: async (page) => {
        await choose(page, 'letter.json', Buffer.from('よろしくお願いします'))
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'a vendor’s file with places to correct',
      path: () => '/suppliers/files',
      prepare: async (page, stay) => {
        await choose(page, 'half.json', await answeredFile(stay.call as never, (await ofStay(stay)).request, { answers: [] }))
        await page.locator('main table').waitFor()
      },
    },
    {
      name: 'a vendor’s file that answers our request',
      path: () => '/suppliers/files',
      prepare: async (page, stay) => {
        await choose(page, 'answer.json', await answeredFile(stay.call as never, (await ofStay(stay)).request))
        await page.locator('main ul dl').first().waitFor()
      },
    },
    {
      name: 'a vendor’s file that nobody asked for',
      path: () => '/suppliers/files',
      prepare: async (page, stay) => {
        await choose(page, 'own.json', await answeredFile(stay.call as never, (await ofStay(stay)).request, { request: null }))
        await page.locator('#whose-product').waitFor()
      },
    },
  ],
  '/suppliers/$supplier/file/$request': [
    {
      name: 'a request to be sent as a file',
      path: () => '/suppliers/files',
      prepare: async (page, stay) => {
        const { supplier, request } = await ofStay(stay)
        await page.goto(`${stay.url}/suppliers/${supplier}/file/${request}`)
        await page.locator('main h2').first().waitFor()
      },
    },
  ],
}
