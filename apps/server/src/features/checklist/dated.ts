// SPDX-License-Identifier: Apache-2.0
import { type DatedThing, fiscalYear } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { targets } from './queries.ts'

type Owned = { thing: DatedThing; whose: { person: string } | { permission: 'checklist.edit' } }

/** An item as people point at it: 2-7 is 2⑦. */
const numberOf = (item: string): string =>
  item.replace(/^w?(\d+)-(\d{1,2})$/, (_, section, number) => `${section}${String.fromCodePoint(0x245f + Number(number))}`)

/**
 * The days of this fiscal year and later that answers named: when an いいえ will be はい, and when a plan is carried out. Of whoever is responsible,
 * or of all who answer. What an earlier year left undone is asked again by this year's form.
 */
export const targetsWithDay = async (db: Database, now: Date): Promise<Owned[]> =>
  (await targets(db, `${fiscalYear(now)}-04-01`)).map(({ checklist_id, item, day, responsible_id }) => ({
    thing: {
      kind: 'checklist-target',
      date: String(day),
      path: `/checklists/${checklist_id}/${item}`,
      params: { item: numberOf(item) },
    },
    whose: responsible_id === null ? { permission: 'checklist.edit' } : { person: responsible_id },
  }))
