// SPDX-License-Identifier: Apache-2.0
import { guidelineJa } from '@shinayaka/contract/messages/guideline.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof guidelineJa>(guidelineJa, async () => (await import('@shinayaka/contract/messages/guideline.en')).guidelineEn)
export const { read: guidelineTexts, load: loadGuidelineTexts } = source
