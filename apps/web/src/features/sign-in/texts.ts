// SPDX-License-Identifier: Apache-2.0
import { signInJa } from '@shinayaka/contract/messages/sign-in.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof signInJa>(signInJa, async () => (await import('@shinayaka/contract/messages/sign-in.en')).signInEn)
export const { read: signInTexts, load: loadSignInTexts } = source
