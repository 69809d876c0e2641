// SPDX-License-Identifier: Apache-2.0
export { trailNames } from './names.ts'
export { trailPage } from './page.ts'
export { people as trailPeople } from './queries.ts'
export { trailHandlers } from './routes.ts'
