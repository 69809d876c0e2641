// SPDX-License-Identifier: Apache-2.0
import { checklistRecordsJa } from '@shinayaka/contract/messages/checklist-records.ja'
import { textSource } from '../../../app/language.ts'

const source = textSource<typeof checklistRecordsJa>(
  checklistRecordsJa,
  async () => (await import('@shinayaka/contract/messages/checklist-records.en')).checklistRecordsEn,
)
export const { read: recordTexts, load: loadRecordTexts } = source
