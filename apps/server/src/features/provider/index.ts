// SPDX-License-Identifier: Apache-2.0
export { registerProviderPages } from './pages.ts'
export { providerHandlers } from './routes.ts'
