// SPDX-License-Identifier: Apache-2.0
export { requestsWithDay } from './dated.ts'
export { supplierDisclosureHandlers } from './disclosure.ts'
export { itemTerms, vendorEdition, vendorForms } from './forms.ts'
export { standingSheet } from './listing.ts'
export { type ReceivedAnswers, type ReceivingDeps, type ReceivingScope, receiveAnswers } from './receive.ts'
export { supplierHandlers } from './routes.ts'
