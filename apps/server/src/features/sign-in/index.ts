// SPDX-License-Identifier: Apache-2.0
export { cleaningJob } from './cleaning.ts'
export { registerSignInPages } from './pages.ts'
export { type Identified, proveOwnPassword, readLogin } from './password.ts'
export { hasPerson } from './queries.ts'
export { signInHandlers } from './routes.ts'
export { welcome } from './welcome.ts'
