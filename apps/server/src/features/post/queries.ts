// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../../platform/database/scope.ts'

/** Everything ever written of the posts, or of one of them, newest first. */
export const records = (db: Database, post?: string) => {
  const query = db
    .selectFrom('post_record')
    .select(['post', 'version', 'since', 'until', 'recorded_by_name', 'recorded_at'])
    .orderBy('version', 'desc')
  return (post === undefined ? query : query.where('post', '=', post)).execute()
}
export type RecordRow = Awaited<ReturnType<typeof records>>[number]

/** Who stood in those records, the holder first. */
export const people = (db: Database, post?: string) => {
  const query = db
    .selectFrom('post_person')
    .leftJoin('membership', 'membership.person_id', 'post_person.person_id')
    .select((eb) => [
      'post_person.post',
      'post_person.version',
      'post_person.place',
      'post_person.person_id',
      'post_person.name',
      'post_person.contact',
      eb('membership.person_id', 'is not', null).$castTo<boolean>().as('member'),
    ])
    .orderBy('place')
  return (post === undefined ? query : query.where('post', '=', post)).execute()
}
export type PersonRow = Awaited<ReturnType<typeof people>>[number]

/** Who belongs to the institution, with their role, by name. */
export const members = (db: Database) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'membership.role', 'membership.until'])
    .orderBy('person.name')
    .execute()

type NewRecord = {
  organisation: string
  post: string
  version: number
  since: string
  until: string | null
  by: { id: string; name: string }
  at: Date
  people: readonly { person: string | null; name: string; contact: string }[]
}

/** Appends a record of a post with its people, the holder first; false where somebody else wrote this version first. */
export const appendRecord = async (db: Database, record: NewRecord): Promise<boolean> => {
  const place = { organisation_id: record.organisation, post: record.post, version: record.version }
  const written = await db
    .insertInto('post_record')
    .values({
      ...place,
      since: record.since,
      until: record.until,
      recorded_by: record.by.id,
      recorded_by_name: record.by.name,
      recorded_at: record.at,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'post', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!written) return false
  await db
    .insertInto('post_person')
    .values(record.people.map(({ person, name, contact }, index) => ({ ...place, place: index, person_id: person, name, contact })))
    .execute()
  return true
}
