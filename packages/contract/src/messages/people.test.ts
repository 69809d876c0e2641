// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { permissions, rolePermissions, roles } from '../permissions.ts'
import { approvals, postNames } from '../posts.ts'
import { peopleEn } from './people.en.ts'
import { peopleJa } from './people.ja.ts'
import { postEn } from './post.en.ts'
import { postJa } from './post.ja.ts'

describe('the table of roles', () => {
  it.each([
    ['Japanese', peopleJa.permissions],
    ['English', peopleEn.permissions],
  ] as const)('says in %s what every permission lets somebody do, each in words of its own', (_, texts) => {
    expect(Object.keys(texts).sort()).toEqual([...permissions].sort())
    expect(new Set(Object.values(texts)).size).toBe(permissions.length)
  })
  it('gives nobody but administrators the say about people', () => {
    const may = roles.filter((role) => rolePermissions[role].includes('account.role'))
    expect(may).toEqual(['administrator'])
  })
})

describe('the posts', () => {
  it('have a name and a duty in both languages', () => {
    for (const texts of [postJa, postEn]) for (const part of [texts.names, texts.duties]) expect(Object.keys(part)).toEqual([...postNames])
  })
  it('approve the work of posts and roles that exist, and none approves its own', () => {
    const duties = new Set<string>([...postNames, ...roles.map((role) => `role.${role}`)])
    for (const [approves, works] of approvals) expect([duties.has(approves), duties.has(works), approves === works]).toEqual([true, true, false])
  })
})
