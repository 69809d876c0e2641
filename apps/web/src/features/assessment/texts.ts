// SPDX-License-Identifier: Apache-2.0
import { answeringJa } from '@shinayaka/contract/messages/answering.ja'
import { assessmentJa } from '@shinayaka/contract/messages/assessment.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof assessmentJa>(assessmentJa, async () => (await import('@shinayaka/contract/messages/assessment.en')).assessmentEn)
export const { read: assessmentTexts, load: loadAssessmentTexts } = source

const answering = textSource<typeof answeringJa>(answeringJa, async () => (await import('@shinayaka/contract/messages/answering.en')).answeringEn)
/** Texts of answering together. */
export const { read: answeringTexts, load: loadAnsweringTexts } = answering
