// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerValue } from '../assessment/answer.ts'
import { scoreAssessment } from '../assessment/score.ts'
import { firstProposals, type ProposableDomain, type ProposableMeasure, proposals } from './propose.ts'

const measure = (
  id: string,
  practice: string,
  to: number,
  hours = 1,
  cost: ProposableMeasure['cost']['class'] = 'none',
  when: 'today' | 'year' = 'today',
): ProposableMeasure => ({
  id,
  raises: [{ practice, to }],
  steps: [{ when }],
  effort: { hours },
  cost: { class: cost },
})
const domain = (id: string, questions: string[], measures: ProposableMeasure[]): ProposableDomain => ({
  id,
  questions: questions.map((question) => ({ id: question, practice: { id: `p.${question}` } })),
  measures,
})
const run = (domains: ProposableDomain[], values: Record<string, AnswerValue>) => {
  const answers = new Map(Object.entries(values))
  const { domains: scores } = scoreAssessment({ domains }, answers)
  return {
    all: proposals(domains, scores, answers).map(({ measure: one }) => one),
    first: firstProposals(domains, scores, answers).map(({ measure: one }) => one),
  }
}

const backup = domain(
  'backup',
  ['copy', 'restore'],
  [
    measure('dear', 'p.copy', 2, 1, 'large'),
    measure('far', 'p.copy', 3, 1),
    measure('long', 'p.copy', 2, 9),
    measure('short', 'p.copy', 2, 1),
    measure('rehearse', 'p.restore', 2, 2),
  ],
)
const network = domain('network', ['lines'], [measure('list', 'p.lines', 2), measure('renew', 'p.lines', 3, 1, 'none', 'year')])

describe('what is proposed', () => {
  it.each<[string, Record<string, AnswerValue>, string[]]>([
    ['nothing where no domain is weak', { copy: 2, restore: 2, lines: 2 }, []],
    ['the nearest step first, then the cheapest, then the quickest', { copy: 0, restore: 2, lines: 3 }, ['short', 'long', 'dear']],
    ['the lowest answer of a domain first', { copy: 1, restore: 0, lines: 3 }, ['rehearse', 'short', 'long']],
    ['わからない like 0', { copy: 'unknown', restore: 2, lines: 3 }, ['short', 'long', 'dear']],
    ['nothing for 対象外', { copy: 'na', restore: 1, lines: 'na' }, ['rehearse']],
    ['the weakest domain first', { copy: 1, restore: 1, lines: 0 }, ['list', 'short', 'rehearse', 'long']],
    ['only what leads beyond today', { copy: 2, restore: 0, lines: 3 }, ['rehearse', 'far']],
  ])('is %s', (_, values, expected) => {
    expect(run([backup, network], values).all).toEqual(expected)
  })
})

describe('what to begin with', () => {
  it.each<[string, Record<string, AnswerValue>, string[]]>([
    ['one from each weak domain, then a second round', { copy: 0, restore: 0, lines: 1 }, ['short', 'list', 'rehearse']],
    ['also from strong domains when there is nothing weaker', { copy: 2, restore: 2, lines: 3 }, ['far']],
    ['nothing where all is done', { copy: 3, restore: 3, lines: 3 }, []],
    ['never what cannot be begun today', { copy: 3, restore: 3, lines: 2 }, []],
  ])('is %s', (_, values, expected) => {
    expect(run([backup, network], values).first).toEqual(expected)
  })

  it('is never more than three, never twice the same, and always raises its answer', () => {
    const values = fc.constantFrom<AnswerValue>(0, 1, 2, 3, 'na', 'unknown')
    fc.assert(
      fc.property(values, values, values, (copy, restore, lines) => {
        const answers = new Map<string, AnswerValue>(Object.entries({ copy, restore, lines }))
        const domains = [backup, network]
        const first = firstProposals(domains, scoreAssessment({ domains }, answers).domains, answers)
        expect(first.length).toBeLessThanOrEqual(3)
        expect(new Set(first.map(({ measure: one }) => one)).size).toBe(first.length)
        for (const { from, to } of first) expect(to).toBeGreaterThan(typeof from === 'number' ? from : 0)
      }),
    )
  })
})
