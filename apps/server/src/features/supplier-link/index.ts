// SPDX-License-Identifier: Apache-2.0
export { registerLinkPages } from './pages.ts'
export { supplierLinkHandlers } from './routes.ts'
