// SPDX-License-Identifier: Apache-2.0
import type { DatedThing } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { members, people, records } from './queries.ts'

type Whose<Permission extends string> = { thing: DatedThing; whose: { permission: Permission } }

/** The posts whose holder's term has an end, each with that day. */
export const postsWithDay = async (db: Database): Promise<Whose<'post.edit'>[]> => {
  const [written, held] = await Promise.all([records(db), people(db)])
  const newest = written.filter((record, index) => written.findIndex(({ post }) => post === record.post) === index)
  return newest.flatMap(({ post, version, until }) => {
    const holder = held.find((one) => one.post === post && one.version === version && one.place === 0)
    if (until === null || !holder) return []
    return [{ thing: { kind: 'post-end', date: until, path: '/settings/posts', params: { name: holder.name } }, whose: { permission: 'post.edit' } }]
  })
}

/** The people whose access has an end, each with its last day. */
export const endsWithDay = async (db: Database): Promise<Whose<'account.role'>[]> =>
  (await members(db)).flatMap(({ name, until }) =>
    until === null
      ? []
      : [{ thing: { kind: 'account-end', date: until, path: '/settings/accounts', params: { name } }, whose: { permission: 'account.role' } }],
  )
