// SPDX-License-Identifier: Apache-2.0
import { supplierLinkJa } from '@shinayaka/contract/messages/supplier-link.ja'
import { textSource } from '../../app/language.ts'

const source = textSource<typeof supplierLinkJa>(
  supplierLinkJa,
  async () => (await import('@shinayaka/contract/messages/supplier-link.en')).supplierLinkEn,
)
export const { read: supplierLinkTexts, load: loadSupplierLinkTexts } = source
