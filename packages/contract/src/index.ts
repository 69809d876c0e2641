// SPDX-License-Identifier: Apache-2.0

export * from './account.ts'
export * from './assessment.ts'
export * from './document.ts'
export type * from './edition.ts'
export * from './endpoint.ts'
export * from './endpoints.ts'
export * from './errors.ts'
export * from './home.ts'
export { openApi } from './openapi.ts'
export * from './permissions.ts'
export * from './values.ts'
