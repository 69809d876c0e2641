// SPDX-License-Identifier: Apache-2.0
import type { DatedThing } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { targets } from './queries.ts'

type Owned = { thing: DatedThing; whose: { person: string } | { permission: 'checklist.edit' } }

/** An item as people point at it: 2-7 is 2⑦. */
const numberOf = (item: string): string =>
  item.replace(/^w?(\d+)-(\d{1,2})$/, (_, section, number) => `${section}${String.fromCodePoint(0x245f + Number(number))}`)

/** The days that answers named: when an いいえ will be はい, and when a plan is carried out. Of whoever is responsible, or of all who answer. */
export const targetsWithDay = async (db: Database): Promise<Owned[]> =>
  (await targets(db)).map(({ checklist_id, item, day, responsible_id }) => ({
    thing: {
      kind: 'checklist-target',
      date: String(day),
      path: `/checklists/${checklist_id}/${item}`,
      params: { item: numberOf(item) },
    },
    whose: responsible_id === null ? { permission: 'checklist.edit' } : { person: responsible_id },
  }))
