// SPDX-License-Identifier: Apache-2.0
import { planJa } from '@shinayaka/contract/messages/plan.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof planJa>(planJa, async () => (await import('@shinayaka/contract/messages/plan.en')).planEn)
export const { read: planTexts, load: loadPlanTexts } = source
