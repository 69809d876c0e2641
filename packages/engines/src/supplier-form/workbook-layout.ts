// SPDX-License-Identifier: Apache-2.0
import { workbookWords as words } from './words.ts'

/** First cell of the hidden sheet: by it our request is known again. */
export const formMark = 'shinayaka-supplier-form/1'
/** The row of the heads on the answer sheet as we make it. */
export const headRow = 4

/** The columns of the answer sheet in their order; those from `answer` on are filled in. */
export const columns = [
  { key: 'number', head: words.number, width: 7 },
  { key: 'name', head: words.name, width: 26 },
  { key: 'asks', head: words.asks, width: 44 },
  { key: 'answer', head: words.answer, width: 11 },
  { key: 'checked', head: words.checked, width: 15 },
  { key: 'target', head: words.target, width: 17 },
  { key: 'remark', head: words.remark, width: 38 },
] as const

/** The lines of the signature sheet in their order. */
export const signatureLines = ['supplier', 'product', 'release', 'signedName', 'signedTitle', 'signedOn', 'consent'] as const
export type SignatureLine = (typeof signatureLines)[number]
