// SPDX-License-Identifier: Apache-2.0
import type { DatedThing } from '@shinayaka/domain'
import type { Database } from '../../../platform/database/scope.ts'
import { datedSystems } from './queries.ts'

/** The days on which systems begin to ask for a second factor, or are renewed for it; for all who answer official forms. */
export const secondFactorPlansWithDay = async (db: Database): Promise<{ thing: DatedThing; whose: { permission: 'checklist.edit' } }[]> =>
  (await datedSystems(db)).map(({ name, day }) => ({
    thing: { kind: 'second-factor-plan', date: String(day), path: '/checklists/records/second-factor', params: { name } },
    whose: { permission: 'checklist.edit' },
  }))
