// SPDX-License-Identifier: Apache-2.0
export { requestsWithDay } from './dated.ts'
export { supplierDisclosureHandlers } from './disclosure.ts'
export { itemTerms, vendorEdition } from './forms.ts'
export { standingSheet } from './listing.ts'
export { receiveAnswers } from './receive.ts'
export { supplierHandlers } from './routes.ts'
