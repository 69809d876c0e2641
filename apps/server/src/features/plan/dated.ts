// SPDX-License-Identifier: Apache-2.0
import { type DatedThing, japaneseDate } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { decisions } from './queries.ts'

/** A decision that was asked for is answered within a week. 編者の目安. */
const answerWithin = 7 * 24 * 60 * 60 * 1000

/** The decisions that wait, each with the day by which whoever asked may hope for an answer. */
export const decisionsWithDay = async (db: Database): Promise<{ thing: DatedThing; whose: { permission: 'plan.decide' } }[]> =>
  (await decisions(db, { state: 'waiting' })).map(({ title, asked_at }) => ({
    thing: { kind: 'decision', date: japaneseDate(new Date(asked_at.getTime() + answerWithin)), path: '/decisions', params: { title } },
    whose: { permission: 'plan.decide' },
  }))
