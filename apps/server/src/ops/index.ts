// SPDX-License-Identifier: Apache-2.0
/** What the command line may use of the server. */
export { createClock } from '../platform/clock.ts'
export { ProblemError, problem } from '../platform/problem.ts'
export { readSettings } from '../platform/settings/settings.ts'
export { type House, openHouse } from './house.ts'
export { resetPassword, setUp } from './setup.ts'
