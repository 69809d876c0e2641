// SPDX-License-Identifier: Apache-2.0
import { approvals, type Post, type PostRecord, type PostState, postNames } from '@shinayaka/contract'
import { type ConcurrentDuties, concurrentDuties, type HeldDuty, isOver } from '@shinayaka/domain'
import type { PersonRow, RecordRow } from './queries.ts'

const personView = ({ person_id, name, contact, member }: PersonRow) => ({ person: person_id, name, contact, member })

const recordView = (row: RecordRow, people: readonly PersonRow[]): PostRecord[] => {
  const [holder, ...deputies] = people.filter(({ post, version }) => post === row.post && version === row.version).map(personView)
  if (!holder) return []
  return [
    {
      holder,
      deputies,
      since: row.since,
      until: row.until,
      recordedBy: row.recorded_by_name,
      recordedAt: row.recorded_at.toISOString(),
      version: row.version,
    },
  ]
}

/** A post as it stands today, with everything that was written of it. */
export const postView = (post: Post, rows: readonly RecordRow[], people: readonly PersonRow[], today: string): PostState => {
  const [current = null, ...history] = rows.filter((row) => row.post === post).flatMap((row) => recordView(row, people))
  return { post, current, history, vacant: current === null || isOver(current.until, today) }
}

/** Every post there is, held or not, in the order of the chart. */
export const postViews = (rows: readonly RecordRow[], people: readonly PersonRow[], today: string): PostState[] =>
  postNames.map((post) => postView(post, rows, people, today))

type Member = { id: string; name: string; role: string }

/** Who approves their own work by the posts and roles they hold today; each with the person's name. */
export const concurrentHolders = (states: readonly PostState[], members: readonly Member[]): ConcurrentDuties[] => {
  const holders = states.flatMap(({ post, current, vacant }) => (current && !vacant ? [{ post, ...current.holder }] : []))
  // Somebody without an account is told apart by name only.
  const keyed = holders.map(({ post, person, name }) => ({ person: person ?? name, duty: post as string, name }))
  const roles = members.map(({ id, name, role }) => ({ person: id, duty: `role.${role}`, name }))
  const held: (HeldDuty & { name: string })[] = [...keyed, ...roles]
  const nameOf = (person: string) => held.find((one) => one.person === person)?.name ?? person
  return concurrentDuties(held, approvals).map((one) => ({ ...one, person: nameOf(one.person) }))
}
