// SPDX-License-Identifier: Apache-2.0
export { offlineForm } from './form.ts'
export { supplierFileHandlers } from './routes.ts'
