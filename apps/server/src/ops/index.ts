// SPDX-License-Identifier: Apache-2.0
/** What the command line may use of the server. */
export { createClock } from '../platform/clock.ts'
export { ProblemError, problem } from '../platform/problem.ts'
export { addressForOthers } from '../platform/settings/address.ts'
export { readCopySettings } from '../platform/settings/copy.ts'
export { readSettings, type Settings } from '../platform/settings/settings.ts'
export * from './copy/index.ts'
export { type Examined, examineHouse, gravest } from './doctor/doctor.ts'
export { type House, openHouse } from './house.ts'
export { addOrganisation, listOrganisations, moveOrganisation, type OrganisationRefusal } from './organisations.ts'
export { reachPostgres } from './reach.ts'
export { resetPassword, setUp } from './setup.ts'
export { type ChainCheck, checkTrail, isWhole, type TrailBreak, type TrailPlace } from './trail.ts'
