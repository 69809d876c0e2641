// SPDX-License-Identifier: Apache-2.0
export { sentQuery } from './queries.ts'
export { SentLinks } from './SentLinks.tsx'
export { loadSupplierLinkTexts } from './texts.ts'
