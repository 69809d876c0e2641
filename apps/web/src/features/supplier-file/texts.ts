// SPDX-License-Identifier: Apache-2.0
import { supplierFileJa } from '@shinayaka/contract/messages/supplier-file.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof supplierFileJa>(
  supplierFileJa,
  async () => (await import('@shinayaka/contract/messages/supplier-file.en')).supplierFileEn,
)
export const { read: supplierFileTexts, load: loadSupplierFileTexts } = source
