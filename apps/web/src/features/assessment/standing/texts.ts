// SPDX-License-Identifier: Apache-2.0
import { standingEn } from '@shinayaka/contract/messages/standing.en'
import { standingJa } from '@shinayaka/contract/messages/standing.ja'
import { viewsJa } from '@shinayaka/contract/messages/views.ja'
import { language, textSource } from '../../../app/language.ts'

const source = textSource<typeof viewsJa>(viewsJa, async () => (await import('@shinayaka/contract/messages/views.en')).viewsEn)
export const { read: viewsTexts, load: loadViewsTexts } = source

/** How two views stand to each other, in a sentence; the same words as in the report. */
export const differenceTexts = (language === 'ja' ? standingJa : standingEn).difference
