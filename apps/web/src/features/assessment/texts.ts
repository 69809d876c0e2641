// SPDX-License-Identifier: Apache-2.0
import { assessmentJa } from '@shinayaka/contract/messages/assessment.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof assessmentJa>(assessmentJa, async () => (await import('@shinayaka/contract/messages/assessment.en')).assessmentEn)
export const { read: assessmentTexts, load: loadAssessmentTexts } = source
