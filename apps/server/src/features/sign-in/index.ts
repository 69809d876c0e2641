// SPDX-License-Identifier: Apache-2.0
export { cleaningJob } from './cleaning.ts'
export { secondFactorsWithDay } from './dated.ts'
export { enrolled } from './enrolled-queries.ts'
export { registerSignInPages } from './pages.ts'
export { countOwnTry, type Identified, proveOwnPassword, readLogin } from './password.ts'
export { hasPerson } from './queries.ts'
export { signInHandlers } from './routes.ts'
export { welcome } from './welcome.ts'
