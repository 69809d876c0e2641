// SPDX-License-Identifier: Apache-2.0
import { mailJa } from '@shinayaka/contract/messages/mail.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof mailJa>(mailJa, async () => (await import('@shinayaka/contract/messages/mail.en')).mailEn)
export const { read: mailTexts, load: loadMailTexts } = source
