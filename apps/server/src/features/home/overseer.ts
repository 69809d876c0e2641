// SPDX-License-Identifier: Apache-2.0
import { type homeEndpoints, isPermitted, oversees } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { Handlers } from '../../platform/http/context.ts'
import { countMembers } from '../assessment/index.ts'

type ReadHome = Handlers<keyof typeof homeEndpoints>['readHome']
type Home = Awaited<ReturnType<ReadHome>>

/** Home of a group, a prefecture or a network: it answers nothing itself, so its day begins with the institutions below it. */
const overseerHome = async (scope: OrganisationScope): Promise<Home> => {
  const reads: Home['steps'] = isPermitted(scope.role, 'oversight.read')
    ? [{ kind: 'institutions', minutes: 5, path: '/institutions', params: {} }]
    : []
  const alone = isPermitted(scope.role, 'account.invite') && (await countMembers(scope.db)) < 2
  const invites: Home['steps'] = alone ? [{ kind: 'second-account', minutes: 3, path: '/settings/accounts', params: {} }] : []
  return {
    steps: [...reads, ...invites],
    latest: null,
    before: null,
    draft: null,
    paragraph: [],
    decisions: [],
    stoppedDay: null,
    management: null,
    checklist: null,
  }
}

/** The home of an institution, or for whoever looks after institutions their own. */
export const unlessOverseer =
  (institution: ReadHome): ReadHome =>
  (call) =>
    oversees(call.scope.organisation.kind) ? overseerHome(call.scope) : institution(call)
