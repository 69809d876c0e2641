// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  type ControlGrade,
  type IdentityGrade,
  type NetworkGrades,
  networkLevel,
  networkLevelRange,
  type PartialNetworkGrades,
  targetNetworkLevel,
} from './level.ts'

/**
 * The levels written out by hand from the sentence of the proposal, not from the code:
 * columns external, media, internal; then level, and what is missing for 1, 2 and 3 (e external, m media, i internal).
 */
const table = `
x x x  0  em em emi
x x d  0  em em emi
x x o  0  em em em
x d x  0  e  em emi
x d d  0  e  em emi
x d o  0  e  em em
x o x  0  e  e  ei
x o d  0  e  e  ei
x o o  0  e  e  e
d x x  0  m  em emi
d x d  0  m  em emi
d x o  0  m  em em
d d x  1  -  em emi
d d d  1  -  em emi
d d o  1  -  em em
d o x  1  -  e  ei
d o d  1  -  e  ei
d o o  1  -  e  e
o x x  0  m  m  mi
o x d  0  m  m  mi
o x o  0  m  m  m
o d x  1  -  m  mi
o d d  1  -  m  mi
o d o  1  -  m  m
o o x  2  -  -  i
o o d  2  -  -  i
o o o  3  -  -  -
`
const names: Record<string, string> = { e: 'external', m: 'media', i: 'internal' }
const controls = (letters = '-') => (letters === '-' ? [] : [...letters].map((letter) => names[letter]))
const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/))
  .map(([external, media, internal, level, one, two, three]) => ({
    grades: { external, media, internal } as Omit<NetworkGrades, 'identity'>,
    level: Number(level),
    missing: { '1': controls(one), '2': controls(two), '3': controls(three) },
  }))

describe('the network level', () => {
  it('has a row in the table for every combination', () => {
    expect(new Set(rows.map(({ grades }) => Object.values(grades).join(''))).size).toBe(27)
  })

  it.each(rows)('of $grades is $level where identities are looked after', ({ grades, level, missing }) => {
    expect(networkLevel({ identity: 'ok', ...grades })).toEqual({ level, levelWithoutIdentityGate: level, missing })
  })

  it.each(rows)('of $grades is 0 where they are not, and the level without the gate stays readable', ({ grades, level, missing }) => {
    expect(networkLevel({ identity: 'weak', ...grades })).toEqual({
      level: 0,
      levelWithoutIdentityGate: level,
      missing: { '1': ['identity', ...missing['1']], '2': ['identity', ...missing['2']], '3': ['identity', ...missing['3']] },
    })
  })

  it('asks everyone for level 2', () => expect(targetNetworkLevel).toBe(2))
})

const identities: (IdentityGrade | 'unknown')[] = ['ok', 'weak', 'unknown']
const grades: (ControlGrade | 'unknown')[] = ['o', 'd', 'x', 'unknown']
const partials: PartialNetworkGrades[] = identities.flatMap((identity) =>
  grades.flatMap((external) => grades.flatMap((media) => grades.map((internal) => ({ identity, external, media, internal })))),
)
const completions = (partial: PartialNetworkGrades): NetworkGrades[] => {
  const options = <Grade>(grade: Grade | 'unknown', all: Grade[]) => (grade === 'unknown' ? all : [grade as Grade])
  return options<IdentityGrade>(partial.identity, ['ok', 'weak']).flatMap((identity) =>
    options<ControlGrade>(partial.external, ['o', 'd', 'x']).flatMap((external) =>
      options<ControlGrade>(partial.media, ['o', 'd', 'x']).flatMap((media) =>
        options<ControlGrade>(partial.internal, ['o', 'd', 'x']).map((internal) => ({ identity, external, media, internal })),
      ),
    ),
  )
}

describe('the network level where some grades are not known', () => {
  it('is exactly as wide as the ways it can turn out, for all 192 of them', () => {
    expect(partials).toHaveLength(192)
    for (const partial of partials) {
      const levels = completions(partial).map((full) => networkLevel(full).level)
      const { low, high } = networkLevelRange(partial)
      expect([low.level, high.level], JSON.stringify(partial)).toEqual([Math.min(...levels), Math.max(...levels)])
    }
  })

  it('is one level where everything is known', () => {
    const known: NetworkGrades = { identity: 'ok', external: 'o', media: 'o', internal: 'd' }
    expect(networkLevelRange(known)).toEqual({ low: networkLevel(known), high: networkLevel(known) })
  })
})
