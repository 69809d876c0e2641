// SPDX-License-Identifier: Apache-2.0
import { providerJa } from '@shinayaka/contract/messages/provider.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof providerJa>(providerJa, async () => (await import('@shinayaka/contract/messages/provider.en')).providerEn)
export const { read: providerTexts, load: loadProviderTexts } = source
