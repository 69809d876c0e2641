// SPDX-License-Identifier: Apache-2.0
import { checklistJa } from '@shinayaka/contract/messages/checklist.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof checklistJa>(checklistJa, async () => (await import('@shinayaka/contract/messages/checklist.en')).checklistEn)
export const { read: checklistTexts, load: loadChecklistTexts } = source
