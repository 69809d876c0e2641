// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Database } from '../../platform/database/scope.ts'

/** The departments in the order they were made. */
export const departments = (db: Database) => db.selectFrom('department').select(['id', 'name', 'version']).orderBy('place').orderBy('id').execute()

/** Who belongs to which. */
export const departmentMembers = (db: Database) => db.selectFrom('department_member').select(['department_id', 'person_id']).execute()

/** A new department at the end; undefined where one has the name already. */
export const insertDepartment = (db: Database, row: { id: string; organisation: string; name: string }) =>
  db
    .insertInto('department')
    .values({
      id: row.id,
      organisation_id: row.organisation,
      name: row.name,
      place: sql<number>`(select coalesce(max(d.place), 0) + 1 from department d)`,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'name']).doNothing())
    .returning(['id', 'name', 'version'])
    .executeTakeFirst()

/** Whether another department has this name. */
export const nameTaken = async (db: Database, id: string, name: string): Promise<boolean> =>
  (await db.selectFrom('department').select('id').where('name', '=', name).where('id', '!=', id).executeTakeFirst()) !== undefined

/** Renames where `version` is the one last seen; undefined where it is stale. */
export const updateDepartment = (db: Database, id: string, name: string, version: number) =>
  db
    .updateTable('department')
    .set({ name, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'name', 'version'])
    .executeTakeFirst()

/** Puts exactly these people into it. */
export const writePeople = async (db: Database, organisation: string, id: string, people: readonly string[]) => {
  await db.deleteFrom('department_member').where('department_id', '=', id).execute()
  if (people.length > 0)
    await db
      .insertInto('department_member')
      .values(people.map((person) => ({ organisation_id: organisation, department_id: id, person_id: person })))
      .execute()
}

/** Those of these people who belong to the organisation. */
export const membersAmong = async (db: Database, people: readonly string[]): Promise<string[]> =>
  people.length === 0
    ? []
    : (
        await db
          .selectFrom('membership')
          .select('person_id')
          .where('person_id', 'in', [...people])
          .execute()
      ).map(({ person_id }) => person_id)

export const deleteDepartment = (db: Database, id: string) =>
  db.deleteFrom('department').where('id', '=', id).returning(['id', 'name']).executeTakeFirst()
