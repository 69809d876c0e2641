// SPDX-License-Identifier: Apache-2.0
import { supplierJa } from '@shinayaka/contract/messages/supplier.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof supplierJa>(supplierJa, async () => (await import('@shinayaka/contract/messages/supplier.en')).supplierEn)
export const { read: supplierTexts, load: loadSupplierTexts } = source
