// SPDX-License-Identifier: Apache-2.0
import { checklistCarryJa } from '@shinayaka/contract/messages/checklist-carry.ja'
import { textSource } from '../../../app/language.ts'

const source = textSource<typeof checklistCarryJa>(
  checklistCarryJa,
  async () => (await import('@shinayaka/contract/messages/checklist-carry.en')).checklistCarryEn,
)
export const { read: carryTexts, load: loadCarryTexts } = source
