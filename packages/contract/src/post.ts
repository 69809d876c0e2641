// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { mostDeputies, postNames } from './posts.ts'
import { day, id, instant, text, version } from './values.ts'

/** Somebody at a post; `person` is null for somebody without an account, `member` says whether they still belong here. */
export const postPerson = z.object({ person: id.nullable(), name: z.string(), contact: z.string(), member: z.boolean() }).meta({ id: 'PostPerson' })

/** What was written of a post on one day. */
export const postRecord = z
  .object({
    holder: postPerson,
    /** In the order in which they stand in. */
    deputies: z.array(postPerson),
    since: day,
    /** The last day; null while it is held. */
    until: day.nullable(),
    recordedBy: z.string(),
    recordedAt: instant,
    version,
  })
  .meta({ id: 'PostRecord' })
export type PostRecord = z.output<typeof postRecord>

/** A post as it stands: the newest record of it, those before it, newest first, and whether nobody holds it today. */
export const postState = z
  .object({ post: z.enum(postNames), current: postRecord.nullable(), history: z.array(postRecord), vacant: z.boolean() })
  .meta({ id: 'PostState' })
export type PostState = z.output<typeof postState>

/** 兼務: `person` approves by one duty what they do by another; both are posts, or roles as `role.…`. */
export const concurrentDuty = z.object({ person: z.string(), approves: z.string(), works: z.string() }).meta({ id: 'ConcurrentDuty' })

const written = z.object({ person: id.nullable(), name: text(60).trim(), contact: text(200).trim() })

export const postEndpoints = {
  listPosts: endpoint({
    method: 'GET',
    path: '/api/posts',
    access: 'post.read',
    summary: { ja: '役職と、就いている人・代わりの人・これまで', en: 'Posts: who holds them, who stands in, and who did before' },
    response: z.object({
      posts: z.array(postState),
      concurrent: z.array(concurrentDuty),
      /** Who can be chosen. */
      people: z.array(z.object({ id, name: z.string() })),
    }),
  }),
  savePost: endpoint({
    method: 'PUT',
    path: '/api/posts/:post',
    access: 'post.edit',
    summary: { ja: '役職に就く人を書く（前の記録は残る）', en: 'Write who holds a post; what was written before stays' },
    params: z.object({ post: z.string() }),
    /** With a `person` the name is that of the account; otherwise `name` must say who. `version` null: nothing was written yet. */
    body: z.object({ holder: written, deputies: z.array(written).max(mostDeputies), since: day, version: version.nullable() }),
    response: z.object({ post: postState }),
    errors: ['not-found', 'post.unknown', 'post.days', 'record.stale'],
  }),
  endPost: endpoint({
    method: 'POST',
    path: '/api/posts/:post/end',
    access: 'post.edit',
    summary: { ja: '役職を離れた日を書く', en: 'Write the last day of whoever holds a post' },
    params: z.object({ post: z.string() }),
    body: z.object({ until: day, version }),
    response: z.object({ post: postState }),
    errors: ['not-found', 'post.unknown', 'post.days', 'record.stale'],
  }),
} as const
