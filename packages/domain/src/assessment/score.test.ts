// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerValue, answerValues } from './answer.ts'
import { type AssessmentScore, countermeasureThreshold, type DomainScore, displayScore, type ScoredInstrument, scoreAssessment } from './score.ts'

const instrumentOf = (sizes: readonly number[]): ScoredInstrument => ({
  domains: sizes.map((size, domain) => ({
    id: `d${domain}`,
    questions: Array.from({ length: size }, (_, question) => ({ id: `d${domain}.q${question}` })),
  })),
})

const answersOf = (written: Record<string, AnswerValue>) => new Map(Object.entries(written))

const only = (score: AssessmentScore): DomainScore => {
  const [domain] = score.domains
  if (!domain) throw new Error('no domain')
  return domain
}

/** One domain of the given answers, `null` = not answered. */
const domainOf = (values: readonly (AnswerValue | null)[]): DomainScore =>
  only(scoreAssessment(instrumentOf([values.length]), new Map(values.flatMap((value, index) => (value === null ? [] : [[`d0.q${index}`, value]])))))

describe('the score of a domain', () => {
  it.each<[(AnswerValue | null)[], Partial<DomainScore>]>([
    [[3], { score: 3, range: [3, 3], counted: 1, notApplicable: 0, unknown: 0, unanswered: 0, belowThreshold: false }],
    [[0], { score: 0, range: [0, 0], belowThreshold: true }],
    [[1, 2], { score: 1.5, range: [1.5, 1.5], belowThreshold: true }],
    [[1, 2, 2], { score: 5 / 3, belowThreshold: false }],
    [['unknown'], { score: 0, range: [0, 3], counted: 1, unknown: 1, belowThreshold: true }],
    [[3, 'unknown'], { score: 1.5, range: [1.5, 3], counted: 2, unknown: 1, belowThreshold: true }],
    [['na', 2], { score: 2, range: [2, 2], counted: 1, notApplicable: 1, belowThreshold: false }],
    [[null, 2], { score: 2, counted: 1, unanswered: 1, belowThreshold: false }],
    [['na', 'na'], { score: null, range: null, counted: 0, notApplicable: 2, belowThreshold: false }],
    [[null, 'na'], { score: null, range: null, counted: 0, notApplicable: 1, unanswered: 1, belowThreshold: false }],
    [[], { score: null, range: null, counted: 0, unanswered: 0, belowThreshold: false }],
  ])('%j', (values, expected) => expect(domainOf(values)).toMatchObject(expected))
})

describe('the score of the whole', () => {
  it('is the mean of domains, not of questions', () => {
    const answers = answersOf({ 'd0.q0': 3, 'd1.q0': 0, 'd1.q1': 0, 'd1.q2': 0 })
    expect(scoreAssessment(instrumentOf([1, 3]), answers).overall).toBe(1.5)
  })

  it('leaves out domains with nothing counted and opens its range with what is unknown', () => {
    const answers = answersOf({ 'd0.q0': 2, 'd1.q0': 'na', 'd2.q0': 'unknown' })
    const { overall, overallRange } = scoreAssessment(instrumentOf([1, 1, 1, 1]), answers)
    expect(overall).toBe(1)
    expect(overallRange).toEqual([1, 2.5])
  })

  it('is null, never 0, where nothing was answered', () => {
    const score = scoreAssessment(instrumentOf([1, 2]), new Map())
    expect(score.overall).toBeNull()
    expect(score.overallRange).toBeNull()
    expect(score.domains.map(({ unanswered }) => unanswered)).toEqual([1, 2])
  })

  it('ignores answers to questions it does not ask', () => {
    const instrument = instrumentOf([1])
    expect(scoreAssessment(instrument, answersOf({ 'd0.q0': 2, 'other.q': 0 }))).toEqual(scoreAssessment(instrument, answersOf({ 'd0.q0': 2 })))
  })
})

const value = fc.constantFrom<AnswerValue>(...answerValues)
/** An instrument with some, all or none of its questions answered. */
const filled = fc.array(fc.array(fc.option(value, { freq: 4 }), { maxLength: 6 }), { minLength: 1, maxLength: 6 }).map((domains) => ({
  instrument: instrumentOf(domains.map(({ length }) => length)),
  entries: domains.flatMap((values, domain) =>
    values.flatMap((one, question): [string, AnswerValue][] => (one === null ? [] : [[`d${domain}.q${question}`, one]])),
  ),
}))
const nearly = 1e-9

describe('what holds for every set of answers', () => {
  it('scores and ranges lie between 0 and 3, low before high, and every question is accounted for once', () => {
    fc.assert(
      fc.property(filled, ({ instrument, entries }) => {
        const score = scoreAssessment(instrument, new Map(entries))
        const ranges = [...score.domains.map(({ range }) => range), score.overallRange].filter((range) => range !== null)
        for (const [low, high] of ranges) expect(0 <= low && low <= high && high <= 3).toBe(true)
        for (const [index, domain] of score.domains.entries()) {
          expect(domain.counted + domain.notApplicable + domain.unanswered).toBe(instrument.domains[index]?.questions.length)
          expect(domain.unknown).toBeLessThanOrEqual(domain.counted)
          expect(domain.score === null).toBe(domain.counted === 0)
          expect(domain.range?.[0] ?? null).toBe(domain.score)
        }
        expect(score.overall).toBe(score.overallRange?.[0] ?? null)
      }),
    )
  })

  it('does not depend on the order in which answers were given', () => {
    fc.assert(
      fc.property(
        filled.chain(({ instrument, entries }) =>
          fc.shuffledSubarray(entries, { minLength: entries.length }).map((shuffled) => ({ instrument, entries, shuffled })),
        ),
        ({ instrument, entries, shuffled }) => {
          expect(scoreAssessment(instrument, new Map(shuffled))).toEqual(scoreAssessment(instrument, new Map(entries)))
        },
      ),
    )
  })

  it('never falls when one attainment rises', () => {
    fc.assert(
      fc.property(filled, fc.nat(), ({ instrument, entries }, pick) => {
        const raisable = entries.filter(([, one]) => typeof one === 'number' && one < 3)
        const [id, was] = raisable[pick % Math.max(1, raisable.length)] ?? []
        fc.pre(id !== undefined && typeof was === 'number')
        const answers = new Map(entries)
        const before = scoreAssessment(instrument, answers)
        const after = scoreAssessment(instrument, new Map([...answers, [String(id), (Number(was) + 1) as AnswerValue]]))
        expect(after.overall ?? -1).toBeGreaterThan(before.overall ?? 4)
        for (const [index, domain] of after.domains.entries()) expect(domain.score ?? 0).toBeGreaterThanOrEqual(before.domains[index]?.score ?? 0)
      }),
    )
  })

  it('わからない scores as 0 does, and only it opens the range', () => {
    fc.assert(
      fc.property(filled, ({ instrument, entries }) => {
        const score = scoreAssessment(instrument, new Map(entries))
        const asZero = scoreAssessment(instrument, new Map(entries.map(([id, one]) => [id, one === 'unknown' ? 0 : one])))
        expect(score.overall).toBe(asZero.overall)
        expect(score.domains.map((domain) => domain.score)).toEqual(asZero.domains.map((domain) => domain.score))
        for (const domain of score.domains) expect(domain.range !== null && domain.range[1] > domain.range[0]).toBe(domain.unknown > 0)
      }),
    )
  })

  it('対象外 leaves the denominator exactly as an unanswered question does', () => {
    fc.assert(
      fc.property(filled, ({ instrument, entries }) => {
        const without = scoreAssessment(instrument, new Map(entries.filter(([, one]) => one !== 'na')))
        const score = scoreAssessment(instrument, new Map(entries))
        expect(score.overall).toBe(without.overall)
        expect(score.overallRange).toEqual(without.overallRange)
        expect(score.domains.map(({ counted }) => counted)).toEqual(without.domains.map(({ counted }) => counted))
      }),
    )
  })

  it('the range contains the score of every way the unknown answers can turn out', () => {
    const completed = filled.chain(({ instrument, entries }) =>
      fc.array(fc.constantFrom<AnswerValue>(0, 1, 2, 3), { minLength: entries.length, maxLength: entries.length }).map((found) => ({
        instrument,
        entries,
        completion: entries.map(([id, one], index) => [id, one === 'unknown' ? (found[index] ?? 0) : one] as const),
      })),
    )
    fc.assert(
      fc.property(completed, ({ instrument, entries, completion }) => {
        const open = scoreAssessment(instrument, new Map(entries))
        const known = scoreAssessment(instrument, new Map(completion))
        const pairs = [
          [open.overallRange, known.overall] as const,
          ...open.domains.map(({ range }, index) => [range, known.domains[index]?.score ?? null] as const),
        ]
        for (const [range, score] of pairs) {
          if (range === null || score === null) expect(range).toBe(score)
          else expect(range[0] - nearly <= score && score <= range[1] + nearly).toBe(true)
        }
      }),
    )
  })

  it('shows countermeasures exactly at or below 1.5, decided in whole points', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<AnswerValue>(0, 1, 2, 3, 'unknown'), { minLength: 1, maxLength: 40 }), (values) => {
        const points = values.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0)
        expect(domainOf(values).belowThreshold).toBe(2 * points <= 3 * values.length)
      }),
    )
  })

  it.each([2, 4, 6, 10, 14, 26, 38])('at %i questions: exactly 1.5 shows them, one point more does not', (count) => {
    const half = Array.from({ length: count }, (_, index): AnswerValue => (index % 2 === 0 ? 1 : 2))
    expect(domainOf(half)).toMatchObject({ score: countermeasureThreshold, belowThreshold: true })
    expect(domainOf([2, ...half.slice(1)])).toMatchObject({ belowThreshold: false })
  })
})

describe('a score for people to read', () => {
  it.each([
    [0, '0.00'],
    [3, '3.00'],
    [1.5, '1.50'],
    [5 / 3, '1.67'],
    [4 / 3, '1.33'],
    [1.005, '1.01'],
    [1.115, '1.12'],
    [0.125, '0.13'],
    [2.675, '2.68'],
    [1.4949, '1.49'],
  ])('%d is %s (two decimals, half up)', (score, text) => expect(displayScore(score)).toBe(text))

  it('is at most half a hundredth away', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (score) => Math.abs(Number(displayScore(score)) - score) <= 0.005 + nearly))
  })
})
