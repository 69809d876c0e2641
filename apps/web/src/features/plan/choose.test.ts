// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate, Quote } from '@shinayaka/contract'
import { describe, expect, it } from 'vitest'
import { daysWorth, decisionAbout, figures, firstChoice, offers, toAsk, toggled, totals } from './choose.ts'

const own = (yen: number | null, hours: number | null) => ({ yen, hours }) as Quote
const candidate = (measure: string, domain: string, more: Partial<PlanCandidate> = {}) =>
  ({
    measure,
    domain,
    domainName: { ja: domain, en: domain },
    domainScore: 1,
    estimate: { hours: 8, cost: 'small', note: '', free: '' },
    quote: null,
    proposed: false,
    ...more,
  }) as PlanCandidate
const decision = (measure: string, state: Decision['state'], askedAt = '2026-11-01T00:00:00Z', submission = 's') =>
  ({ measure, state, askedAt, submission }) as Decision

const candidates = [
  candidate('a', 'x', { proposed: true }),
  candidate('b', 'x'),
  candidate('c', 'y', { proposed: true, quote: own(3_000_000, null) }),
  candidate('d', 'z', { proposed: true, quote: own(null, 24) }),
]

describe('the choice', () => {
  it('begins with the three proposed, or with what waits for an answer', () => {
    expect(firstChoice(candidates, [], 's')).toEqual(['a', 'c', 'd'])
    expect(firstChoice(candidates, [decision('b', 'waiting'), decision('a', 'declined')], 's')).toEqual(['b'])
    expect(firstChoice(candidates, [decision('b', 'waiting', '', 'another'), decision('gone', 'waiting')], 's')).toEqual(['a', 'c', 'd'])
  })
  it('takes three and no fourth', () => {
    expect(toggled(['a', 'c'], 'b')).toEqual(['a', 'c', 'b'])
    expect(toggled(['a', 'c', 'd'], 'b')).toBe('too-many')
    expect(toggled(['a', 'c', 'd'], 'c')).toEqual(['a', 'd'])
  })
  it('offers all by domain, in their order, and counts what is chosen', () => {
    expect(offers(candidates, ['a', 'c']).map(({ id, chosen, candidates: all }) => [id, chosen, all.map(({ measure }) => measure)])).toEqual([
      ['x', 1, ['a', 'b']],
      ['y', 1, ['c']],
      ['z', 0, ['d']],
    ])
  })
})

describe('what was asked', () => {
  const decisions = [decision('a', 'declined', '2026-11-03T00:00:00Z'), decision('a', 'approved', '2026-11-02T00:00:00Z'), decision('c', 'waiting')]
  it('is known by its last answer, or by waiting', () => {
    expect(decisionAbout(decisions, 'a')?.state).toBe('declined')
    expect(decisionAbout([...decisions, decision('a', 'waiting', '2026-11-01T00:00:00Z')], 'a')?.state).toBe('waiting')
    expect(decisionAbout(decisions, 'b')).toBeUndefined()
  })
  it('is not asked twice while it waits; what was declined may be asked again', () => {
    expect(toAsk(['a', 'b', 'c'], decisions)).toEqual(['a', 'b'])
  })
})

describe('the figures', () => {
  it('are the institution’s own where it has them', () => {
    expect(candidates.map(figures)).toEqual([
      { yen: null, hours: 8, ownHours: false },
      { yen: null, hours: 8, ownHours: false },
      { yen: 3_000_000, hours: 8, ownHours: false },
      { yen: null, hours: 24, ownHours: true },
    ])
  })
  it('are added with what they were added from', () => {
    expect(totals(candidates)).toEqual({ count: 4, quoted: 1, yen: 3_000_000, hours: 48 })
    expect(totals([])).toEqual({ count: 0, quoted: 0, yen: 0, hours: 0 })
  })
  it('are compared with stopped days, and not where that says nothing', () => {
    expect(daysWorth(3_000_000, 1_000_000)).toBe(3)
    expect(daysWorth(1_800_000, 1_000_000)).toBe(2)
    expect(daysWorth(900_000, 1_000_000)).toBeNull()
    expect(daysWorth(900_000, 0)).toBeNull()
  })
})
