// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'
import { type AnswerRow, answerColumns } from './queries.ts'

/** Puts a form under another edition where `version` is the one last seen. */
export const writeEdition = async (db: Database, id: string, version: number, hash: string): Promise<boolean> => {
  const row = await db
    .updateTable('checklist')
    .set({ edition_hash: hash, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type MoveInsert = {
  id: string
  organisation_id: string
  checklist_id: string
  from_hash: string
  to_hash: string
  moved_at: Date
  moved_by: string
  moved_by_name: string
  lapsed: string[]
}
export const insertMove = async (db: Database, row: MoveInsert): Promise<void> => {
  await db.insertInto('checklist_move').values(row).execute()
}

/** Every time a form was put under another edition, the last first. */
export const movesOf = (db: Database, checklist: string) =>
  db
    .selectFrom('checklist_move')
    .select(['from_hash', 'to_hash', 'moved_at', 'moved_by_name', 'lapsed'])
    .where('checklist_id', '=', checklist)
    .orderBy('moved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()

/** Answers by their ids. */
export const answersById = (db: Database, ids: readonly string[]): Promise<AnswerRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('checklist_answer')
        .select(answerColumns)
        .where('id', 'in', [...ids])
        .execute()
