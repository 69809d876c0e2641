// SPDX-License-Identifier: Apache-2.0
import { type DatedThing, japaneseDate } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { waiting } from './request-queries.ts'

/** As far ahead as anything is shown. */
const aheadMilliseconds = 31 * 24 * 60 * 60 * 1000

/** The days by which vendors should answer: one thing a day, however many were asked, so that a letter stays short. */
export const requestsWithDay = async (db: Database, now: Date): Promise<{ thing: DatedThing; whose: { permission: 'supplier.edit' } }[]> =>
  (await waiting(db, japaneseDate(new Date(now.getTime() + aheadMilliseconds)))).map(({ due, vendors, supplier, name }) => ({
    thing:
      vendors === 1
        ? { kind: 'supplier-request', date: String(due), path: `/suppliers/${supplier}`, params: { name } }
        : { kind: 'supplier-requests', date: String(due), path: '/suppliers', params: { count: vendors } },
    whose: { permission: 'supplier.edit' },
  }))
