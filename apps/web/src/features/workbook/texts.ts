// SPDX-License-Identifier: Apache-2.0
import { workbookJa } from '@shinayaka/contract/messages/workbook.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof workbookJa>(workbookJa, async () => (await import('@shinayaka/contract/messages/workbook.en')).workbookEn)
export const { read: workbookTexts, load: loadWorkbookTexts } = source
