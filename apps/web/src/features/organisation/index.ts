// SPDX-License-Identifier: Apache-2.0
export { loadOrganisationTexts } from './texts.ts'
export { valueWords } from './words.ts'
