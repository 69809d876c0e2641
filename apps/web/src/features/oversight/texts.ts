// SPDX-License-Identifier: Apache-2.0
import { oversightJa } from '@shinayaka/contract/messages/oversight.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof oversightJa>(oversightJa, async () => (await import('@shinayaka/contract/messages/oversight.en')).oversightEn)
export const { read: oversightTexts, load: loadOversightTexts } = source
