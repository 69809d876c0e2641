// SPDX-License-Identifier: Apache-2.0
export { packHandlers } from './inspection-pack/routes.ts'
export { oscalHandlers } from './oscal-routes.ts'
export { documentHandlers } from './routes.ts'
export { trailFileHandlers } from './trail-routes.ts'
