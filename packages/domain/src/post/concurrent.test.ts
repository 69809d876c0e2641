// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvesOwnWork, concurrentDuties } from './concurrent.ts'

const approvals = [
  ['chief', 'planner'],
  ['planner', 'operator'],
] as const

describe('duties in one hand', () => {
  it('are named where one approves the work of the other', () => {
    const held = [
      { person: 'yamada', duty: 'chief' },
      { person: 'yamada', duty: 'planner' },
      { person: 'sato', duty: 'operator' },
    ]
    expect(concurrentDuties(held, approvals)).toEqual([{ person: 'yamada', approves: 'chief', works: 'planner' }])
  })
  it('are no matter where neither approves the other', () => {
    const held = [
      { person: 'yamada', duty: 'chief' },
      { person: 'yamada', duty: 'operator' },
    ]
    expect(concurrentDuties(held, approvals)).toEqual([])
  })
  it('are told once each, also where three stand in a chain', () => {
    const held = ['chief', 'planner', 'operator', 'planner'].map((duty) => ({ person: 'yamada', duty }))
    expect(concurrentDuties(held, approvals)).toHaveLength(2)
  })
  it('never join two people', () => {
    const duty = fc.constantFrom('chief', 'planner', 'operator')
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.array(duty), (people, duties) => {
        const held = people.map((person, index) => ({ person, duty: duties[index] ?? 'operator' }))
        expect(concurrentDuties(held, approvals)).toEqual([])
      }),
    )
  })
})

describe('an approval of one’s own work', () => {
  it.each([
    ['a', ['a', 'b'], true],
    ['a', ['b', 'a'], true],
    ['a', ['b', 'c'], false],
    ['a', [null], false],
    [null, [null, 'a'], false],
  ] as const)('by %s of what %j made: %s', (by, made, own) => {
    expect(approvesOwnWork(by, made)).toBe(own)
  })
})
