// SPDX-License-Identifier: Apache-2.0
import { trailJa } from '@shinayaka/contract/messages/trail.ja'
import { expect, it } from 'vitest'
import { groups, inFours, shortHash } from './view.ts'

it('writes a hash as it is read from paper', () => {
  const hash = '3f9a0c7122d4be05'.repeat(4)
  expect(shortHash(hash)).toBe('3f9a-0c71-22d4-be05')
  expect(inFours(hash).split('-')).toHaveLength(16)
  expect(inFours(hash).replaceAll('-', '')).toBe(hash)
})

it('offers every kind of action that has a name', () => {
  expect([...groups].sort()).toEqual(Object.keys(trailJa.groups).sort())
})
