// SPDX-License-Identifier: Apache-2.0
import { type Post, type PostState, postNames } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'
import { postView } from './view.ts'

/** Somebody at a post as typed: an account, or a name. */
export type Written = { person: string | null; name: string; contact: string }

const knownPost = (post: string): Post => {
  const known = postNames.find((one) => one === post)
  if (!known) throw new ProblemError('post.unknown', { post })
  return known
}

const stateOf = async (scope: OrganisationScope, clock: Clock, post: Post): Promise<PostState> => {
  const [rows, people] = await Promise.all([queries.records(scope.db, post), queries.people(scope.db, post)])
  return postView(post, rows, people, japaneseDate(clock.now()))
}

/** Names as of now; somebody of another institution is not found, and somebody without a name or an account is nobody. */
const named = async (scope: OrganisationScope, written: readonly Written[]): Promise<Written[]> => {
  const members = await queries.members(scope.db)
  return written.map(({ person, name, contact }) => {
    if (person === null) {
      if (name === '') throw new ProblemError('request.invalid', { place: 'body.name' })
      return { person, name, contact }
    }
    const member = members.find(({ id }) => id === person)
    if (!member) throw new ProblemError('not-found')
    return { person, name: member.name, contact }
  })
}

type Append = { since: string; until: string | null; people: readonly Written[]; yours: unknown; action: string }

const append = async (scope: OrganisationScope, clock: Clock, before: PostState, { since, until, people, yours, action }: Append) => {
  const { post } = before
  const written = await queries.appendRecord(scope.db, {
    organisation: scope.organisation.id,
    post,
    version: before.current === null ? 0 : before.current.version + 1,
    since,
    until,
    by: scope.person,
    at: clock.now(),
    people,
  })
  const after = await stateOf(scope, clock, post)
  if (!written) throw new ProblemError('record.stale', { post, current: after.current, yours })
  await scope.audit({ action, target: { kind: 'post', id: post }, before: before.current, after: after.current })
  return after
}

const refuseStale = (before: PostState, version: number | null, yours: unknown): void => {
  if ((before.current?.version ?? null) !== version) throw new ProblemError('record.stale', { post: before.post, current: before.current, yours })
}

/** Writes who holds a post since when, and who stands in. What was written before stays as it was; a stale change is refused with both. */
export const savePost = async (
  scope: OrganisationScope,
  clock: Clock,
  name: string,
  wanted: { holder: Written; deputies: readonly Written[]; since: string; version: number | null },
): Promise<PostState> => {
  const before = await stateOf(scope, clock, knownPost(name))
  refuseStale(before, wanted.version, wanted)
  // A record may correct the newest one, and may not reach back behind it.
  if (before.current && wanted.since < before.current.since) throw new ProblemError('post.days')
  const people = await named(scope, [wanted.holder, ...wanted.deputies])
  return append(scope, clock, before, { since: wanted.since, until: null, people, yours: wanted, action: 'post.save' })
}

/** Writes the last day of whoever holds a post; from the day after on it is vacant. */
export const endPost = async (
  scope: OrganisationScope,
  clock: Clock,
  name: string,
  wanted: { until: string; version: number },
): Promise<PostState> => {
  const before = await stateOf(scope, clock, knownPost(name))
  const { current } = before
  if (!current || current.until !== null) throw new ProblemError('not-found')
  refuseStale(before, wanted.version, wanted)
  if (wanted.until < current.since || wanted.until > japaneseDate(clock.now())) throw new ProblemError('post.days')
  return append(scope, clock, before, {
    since: current.since,
    until: wanted.until,
    people: [current.holder, ...current.deputies],
    yours: wanted,
    action: 'post.end',
  })
}
