// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import type { Role } from './permissions.ts'
import { day, id, instant, text, version } from './values.ts'

/** A post as the sources know it. `source` says where it is named; certainty B and C are shown as 「原文未照合」. */
export type PostKind = { certainty: 'A' | 'B' | 'C'; source: { ja: string; en: string } | null }

/**
 * The posts (役職) of an institution in the order of its chart; each is apart from what anybody may do in the application.
 * Sources: mhlw-checklist-r7 1① (A, p6), guideline 7.0 経営管理編 3.1.2 (B), guideline 6.0 企画管理編 3 (B), checklist 3① (B); the others are usual, not official (C).
 */
export const posts = {
  'chief-executive': { certainty: 'B', source: { ja: '安全管理ガイドライン 経営管理編', en: 'Safety guideline, volume for management' } },
  'safety-manager': {
    certainty: 'A',
    source: {
      ja: '令和7年度版チェックリスト 1①、安全管理ガイドライン 第7.0版 経営管理編 3.1.2',
      en: 'Checklist of FY2025, 1①; safety guideline 7.0, 3.1.2',
    },
  },
  'planning-manager': {
    certainty: 'A',
    source: {
      ja: '令和7年度版チェックリスト 1①、安全管理ガイドライン 第7.0版 経営管理編 3.1.2',
      en: 'Checklist of FY2025, 1①; safety guideline 7.0, 3.1.2',
    },
  },
  'operations-manager': { certainty: 'A', source: { ja: '令和7年度版チェックリスト 2②', en: 'Checklist of FY2025, 2②' } },
  'audit-manager': {
    certainty: 'B',
    source: { ja: '安全管理ガイドライン 第6.0版 企画管理編 3', en: 'Safety guideline 6.0, volume for planning, 3' },
  },
  'privacy-manager': { certainty: 'C', source: null },
  'security-manager': { certainty: 'C', source: null },
  'incident-contact': {
    certainty: 'B',
    source: { ja: 'チェックリスト 3①（連絡体制図）', en: 'Checklist 3① (chart of whom to call)' },
  },
} as const satisfies Record<string, PostKind>
export type Post = keyof typeof posts
export const postNames = Object.keys(posts) as [Post, ...Post[]]

/**
 * Who approves whose work, by posts and roles (`role.…`): where one person holds both sides it is shown as 兼務. Approving runs from management down;
 * whoever audits should have made none of what is audited.
 */
export const approvals: readonly (readonly [Post, Post | `role.${Role}`])[] = [
  ['chief-executive', 'planning-manager'],
  ['chief-executive', 'operations-manager'],
  ['chief-executive', 'role.administrator'],
  ['chief-executive', 'role.planner'],
  ['chief-executive', 'role.operator'],
  ['safety-manager', 'planning-manager'],
  ['safety-manager', 'operations-manager'],
  ['planning-manager', 'operations-manager'],
  ['audit-manager', 'safety-manager'],
  ['audit-manager', 'planning-manager'],
  ['audit-manager', 'operations-manager'],
]

/** At most this many stand in for whoever holds a post. */
export const mostDeputies = 5

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
