// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionsToAsk, hoursThatNeedManagement, mostDecisions, needsManagement } from './decide.ts'
import type { ProposableDomain, Proposal } from './propose.ts'

type Cost = 'none' | 'small' | 'medium' | 'large'
const domain = (id: string, ...measures: [string, Cost, number][]): ProposableDomain => ({
  id,
  questions: [],
  measures: measures.map(([measure, cost, hours]) => ({
    id: measure,
    raises: [],
    steps: [{ when: 'today' }],
    cost: { class: cost },
    effort: { hours },
  })),
})
const proposals = (...pairs: [string, string][]): Proposal[] => pairs.map(([of, measure]) => ({ domain: of, measure, question: 'q', from: 0, to: 2 }))

const domains = [
  domain('a', ['a-free', 'none', 1], ['a-dear', 'large', 1], ['a-dear-too', 'large', 1]),
  domain('b', ['b-free', 'none', 1], ['b-long', 'none', 20]),
  domain('c', ['c-free', 'none', 1]),
]

describe('the decisions asked of management', () => {
  it('are what only management can grant, one from a domain, then the rest', () => {
    const all = proposals(['a', 'a-free'], ['a', 'a-dear'], ['a', 'a-dear-too'], ['b', 'b-free'], ['b', 'b-long'], ['c', 'c-free'])
    expect(decisionsToAsk(domains, all).map(({ measure }) => measure)).toEqual(['a-dear', 'b-long', 'c-free'])
  })
  it('are filled from the same domain when there is no other', () => {
    const all = proposals(['a', 'a-free'], ['a', 'a-dear'], ['a', 'a-dear-too'])
    expect(decisionsToAsk(domains, all).map(({ measure }) => measure)).toEqual(['a-dear', 'a-free', 'a-dear-too'])
  })
  it('are fewer where little is proposed, and never the same twice', () => {
    expect(decisionsToAsk(domains, proposals(['c', 'c-free'], ['c', 'c-free']))).toHaveLength(1)
    expect(decisionsToAsk(domains, [])).toEqual([])
  })
})

describe('what only management can grant', () => {
  it.each<[Cost, number, boolean]>([
    ['none', hoursThatNeedManagement - 0.5, false],
    ['none', hoursThatNeedManagement, true],
    ['small', 1, false],
    ['medium', 0, true],
    ['large', 0, true],
  ])('a measure of cost %s and %d hours: %s', (cost, hours, expected) => {
    expect(needsManagement({ cost: { class: cost }, effort: { hours } })).toBe(expected)
  })
})

describe('for whatever is proposed', () => {
  const names = domains.flatMap(({ id, measures }) => measures.map((measure) => [id, measure.id] as [string, string]))

  it('at most three are asked, none twice, all of them proposed, and nothing is left out that management alone can grant in a domain of its own', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(names), (picked) => {
        const asked = decisionsToAsk(domains, proposals(...picked))
        expect(asked.length).toBe(Math.min(mostDecisions, picked.length))
        expect(new Set(asked.map(({ measure }) => measure)).size).toBe(asked.length)
        for (const one of asked) expect(picked.map(([, measure]) => measure)).toContain(one.measure)
        const dear = picked.filter(([, measure]) => ['a-dear', 'a-dear-too', 'b-long'].includes(measure))
        for (const domain of new Set(dear.map(([of]) => of)))
          expect(asked.map(({ measure }) => measure)).toContain(dear.find(([of]) => of === domain)?.[1])
      }),
    )
  })

  it('what is no longer among the measures is not taken for what management must grant', () => {
    const asked = decisionsToAsk(domains, proposals(['a', 'gone'], ['b', 'b-long'], ['z', 'gone-too']))
    expect(asked.map(({ measure }) => measure)).toEqual(['b-long', 'gone', 'gone-too'])
  })
})
