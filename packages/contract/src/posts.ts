// SPDX-License-Identifier: Apache-2.0
import type { Role } from './permissions.ts'

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
