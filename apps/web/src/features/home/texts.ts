// SPDX-License-Identifier: Apache-2.0
import { homeJa } from '@shinayaka/contract/messages/home.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof homeJa>(homeJa, async () => (await import('@shinayaka/contract/messages/home.en')).homeEn)
export const { read: homeTexts, load: loadHomeTexts } = source
