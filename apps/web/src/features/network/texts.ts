// SPDX-License-Identifier: Apache-2.0
import { networkJa } from '@shinayaka/contract/messages/network.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof networkJa>(networkJa, async () => (await import('@shinayaka/contract/messages/network.en')).networkEn)
export const { read: networkTexts, load: loadNetworkTexts } = source
