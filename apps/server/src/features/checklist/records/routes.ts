// SPDX-License-Identifier: Apache-2.0
import type { checklistRecordEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../../platform/http/context.ts'
import { readPasswordPolicy, savePasswordPolicy } from './passwords.ts'
import { readReadingRoute, saveReadingRoute } from './route.ts'
import { addSystem, judgingOf, readSecondFactors, retireSystem, saveSystem, saveSystemList } from './second-factor.ts'

/** What forms ask beyond the practices: the password rule, second factors system by system, and who updates the servers. */
export const checklistRecordHandlers = ({ catalog, clock }: App): Handlers<keyof typeof checklistRecordEndpoints> => ({
  readPasswordPolicy: async ({ scope }) => readPasswordPolicy(scope, catalog),
  savePasswordPolicy: async ({ scope, input }) => ({ record: await savePasswordPolicy(scope, clock, input.body) }),
  readSecondFactors: async ({ scope }) => readSecondFactors(scope, catalog, clock),
  addSecondFactorSystem: async ({ scope, input }) => ({
    system: await addSystem({ scope, clock, judging: judgingOf(catalog, clock) }, input.body),
  }),
  saveSecondFactorSystem: async ({ scope, input }) => ({
    system: await saveSystem({ scope, clock, judging: judgingOf(catalog, clock) }, input.params.system, input.body),
  }),
  retireSecondFactorSystem: async ({ scope, input }) => ({
    system: await retireSystem({ scope, clock, judging: judgingOf(catalog, clock) }, input.params.system, input.body),
  }),
  saveSecondFactorList: async ({ scope, input }) => ({ list: await saveSystemList({ scope, clock }, input.body) }),
  readReadingRoute: async ({ scope }) => readReadingRoute(scope, catalog),
  saveReadingRoute: async ({ scope, input }) => ({ route: await saveReadingRoute(scope, clock, input.body) }),
})
