// SPDX-License-Identifier: Apache-2.0
export { InstitutionsGlance } from './InstitutionsGlance.tsx'
export { weakestQuery } from './queries.ts'
export { loadOversightTexts } from './texts.ts'
