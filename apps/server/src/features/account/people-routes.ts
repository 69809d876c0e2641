// SPDX-License-Identifier: Apache-2.0
import type { peopleEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import { addDepartment, listDepartments, removeDepartment, saveDepartment } from './departments.ts'
import { changeRole } from './members.ts'
import { acceptInvitation, listMemberships } from './memberships.ts'
import { makeSheet, readSheet, seeRecovery, unseenRecoveries } from './recovery.ts'

/** Roles, the institutions one belongs to, departments, and the way back in for a lone administrator. */
export const peopleHandlers = (app: App): Handlers<keyof typeof peopleEndpoints> => ({
  changeRole: async ({ scope, input }) => ({ member: await changeRole(scope, app.clock, input.params.person, input.body) }),

  readRecoverySheet: async ({ scope }) => ({ sheet: await readSheet(scope) }),
  makeRecoverySheet: async ({ scope }) => ({
    ...(await makeSheet(scope, app.clock)),
    recoverUrl: app.houseUrl === null ? null : `${app.houseUrl}/recover`,
  }),
  listRecoveries: async ({ scope }) => ({ recoveries: await unseenRecoveries(scope) }),
  seeRecovery: ({ scope, input }) => seeRecovery(scope, app.clock, input.params.recovery),

  listMemberships: async ({ scope }) => ({ memberships: await listMemberships(scope, app) }),
  acceptInvitation: ({ scope, input }) => acceptInvitation(scope, app, input.body.code),

  listDepartments: async ({ scope }) => ({ departments: await listDepartments(scope) }),
  addDepartment: async ({ scope, input }) => ({ department: await addDepartment(scope, app.clock, input.body.name) }),
  saveDepartment: async ({ scope, input }) => ({ department: await saveDepartment(scope, input.params.department, input.body) }),
  removeDepartment: ({ scope, input }) => removeDepartment(scope, input.params.department),
})
