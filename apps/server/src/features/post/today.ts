// SPDX-License-Identifier: Apache-2.0
import type { PostState } from '@shinayaka/contract'
import type { Database } from '../../platform/database/scope.ts'
import * as queries from './queries.ts'
import { postViews } from './view.ts'

/** The posts that are held on a day in Japan, in the order of the chart. */
export const postsToday = async (db: Database, today: string): Promise<PostState[]> => {
  const [rows, people] = await Promise.all([queries.records(db), queries.people(db)])
  return postViews(rows, people, today).filter(({ vacant }) => !vacant)
}
