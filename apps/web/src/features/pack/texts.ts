// SPDX-License-Identifier: Apache-2.0
import { packJa } from '@shinayaka/contract/messages/pack.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof packJa>(packJa, async () => (await import('@shinayaka/contract/messages/pack.en')).packEn)
export const { read: packTexts, load: loadPackTexts } = source
