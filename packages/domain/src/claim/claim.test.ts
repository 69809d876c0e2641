// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerValues } from '../assessment/answer.ts'
import { type Claim, currentClaims } from './claim.ts'

const claim = (given: Partial<Claim>): Claim => ({
  id: 'c',
  practice: 'backup.separate-copy',
  value: 2,
  source: 'assessment',
  effective: '2026-11-21',
  recorded: '2026-11-21T01:00:00.000Z',
  supersedes: null,
  ...given,
})

describe('what stands now', () => {
  it('is the newest effective day, even where an older one was recorded later', () => {
    const older = claim({ id: 'older', effective: '2025-10-01', recorded: '2026-11-22T00:00:00.000Z' })
    const newer = claim({ id: 'newer', effective: '2026-10-01' })
    expect(currentClaims([newer, older])).toEqual([newer])
    expect(currentClaims([older, newer])).toEqual([newer])
  })

  it('is the later record where both speak of the same day', () => {
    const first = claim({ id: 'first', recorded: '2026-11-21T01:00:00.000Z' })
    const second = claim({ id: 'second', recorded: '2026-11-21T01:00:00.001Z' })
    expect(currentClaims([second, first])).toEqual([second])
  })

  it('keeps the vendor’s word beside our own, and practices apart', () => {
    const claims = [
      claim({ id: 'own' }),
      claim({ id: 'vendor', source: 'vendor', value: 0 }),
      claim({ id: 'other', practice: 'backup.restore-rehearsal' }),
    ]
    expect(currentClaims(claims).map(({ id }) => id)).toEqual(['own', 'vendor', 'other'])
  })

  it('is nothing where nothing was claimed', () => expect(currentClaims([])).toEqual([]))

  it('is one claim for each practice and source, none newer left behind, in whatever order they came', () => {
    const any = fc.record<Claim>({
      id: fc.uuid(),
      practice: fc.constantFrom('a.x', 'a.y', 'b.x'),
      value: fc.constantFrom(...answerValues),
      source: fc.constantFrom('assessment', 'vendor'),
      effective: fc.constantFrom('2024-04-01', '2025-04-01', '2026-04-01'),
      recorded: fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
      supersedes: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ recorded }) => recorded }), (claims) => {
        const key = ({ practice, source }: Claim) => `${practice} ${source}`
        const current = currentClaims(claims)
        expect(new Set(current.map(key))).toEqual(new Set(claims.map(key)))
        expect(new Set(current.map(key)).size).toBe(current.length)
        for (const kept of current)
          for (const other of claims.filter((one) => key(one) === key(kept)))
            expect(other.effective < kept.effective || (other.effective === kept.effective && other.recorded <= kept.recorded)).toBe(true)
        expect(new Set(currentClaims([...claims].reverse()))).toEqual(new Set(current))
      }),
    )
  })
})
