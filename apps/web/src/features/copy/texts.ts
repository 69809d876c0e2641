// SPDX-License-Identifier: Apache-2.0
import { copyJa } from '@shinayaka/contract/messages/copy.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof copyJa>(copyJa, async () => (await import('@shinayaka/contract/messages/copy.en')).copyEn)
export const { read: copyTexts, load: loadCopyTexts } = source
