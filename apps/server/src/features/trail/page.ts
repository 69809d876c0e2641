// SPDX-License-Identifier: Apache-2.0
import { type TrailFilter, type TrailRow, trailGroups } from '@shinayaka/contract'
import type { ReadingScope } from '../../platform/database/scope.ts'
import * as queries from './queries.ts'

/** Rows that are looked through for words in one go; whoever wants to search further asks for the next page. */
const searchedAtOnce = 5000

const dayBegins = (day: string): Date => new Date(`${day}T00:00:00+09:00`)
const dayEnds = (day: string): Date => new Date(dayBegins(day).getTime() + 24 * 60 * 60 * 1000)

const wantedOf = ({ from, to, person, group, search }: TrailFilter, after: string | null): queries.Wanted => {
  const [at, id] = after?.split('_') ?? []
  return {
    since: from === undefined ? null : dayBegins(from),
    until: to === undefined ? null : dayEnds(to),
    person: person ?? null,
    actions: group === undefined ? null : trailGroups[group],
    search: search.trim(),
    after: at !== undefined && id !== undefined ? { at, id } : null,
  }
}

/** Milliseconds are enough for people; where to go on needs the database's own precision. */
const rowView = (row: queries.Row, people: ReadonlyMap<string, queries.TrailPerson>): TrailRow => ({
  id: row.id,
  seq: row.seq === null ? null : Number(row.seq),
  at: new Date(row.at).toISOString(),
  person: row.person_id === null ? null : (people.get(row.person_id) ?? null),
  action: row.action,
  target: { kind: row.target_kind, id: row.target_id },
  before: row.before ?? null,
  after: row.after ?? null,
  address: row.address,
})

/** A page of the trail, newest first; `next` is null at its end. With words to look for a page may hold few rows, or none, and still have a next. */
export const trailPage = async (
  { db }: ReadingScope,
  filter: TrailFilter,
  { after, size, people }: { after: string | null; size: number; people: readonly queries.TrailPerson[] },
): Promise<{ rows: TrailRow[]; next: string | null }> => {
  const wanted = wantedOf(filter, after)
  const window = wanted.search === '' ? size + 1 : searchedAtOnce
  const found = (await queries.newestRows(wanted, { window, most: size + 1 }).execute(db)).rows
  const named = new Map(people.map((person) => [person.id, person]))
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  const end = found.length > size ? last : wanted.search === '' ? undefined : await queries.endOfWindow(db, wanted, window)
  return { rows: shown.map((row) => rowView(row, named)), next: end ? `${end.at}_${end.id}` : null }
}
