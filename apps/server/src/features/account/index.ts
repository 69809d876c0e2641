// SPDX-License-Identifier: Apache-2.0
export { redeem } from './commands.ts'
export { invite, removeMember } from './members.ts'
export { registerPages } from './pages.ts'
export { peopleHandlers } from './people-routes.ts'
export { saveProfile } from './profile.ts'
export { organisation } from './queries.ts'
export { accountHandlers } from './routes.ts'
export { registerWayPages } from './way-pages.ts'
