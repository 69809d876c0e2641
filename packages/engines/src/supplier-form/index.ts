// SPDX-License-Identifier: Apache-2.0
/** A vendor's form away from any server: the page, the workbook, and what proves whose words came back unaltered. */

export { canonicalText, contentHash } from './canonical.ts'
export { supplierFormPage } from './page.ts'
export {
  createSigningKey,
  isRequestSignature,
  keyFingerprint,
  proofOf,
  readSigningKey,
  type SigningKey,
  signAnswer,
  signRequest,
} from './signature.ts'
export type * from './types.ts'
