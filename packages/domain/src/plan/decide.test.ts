// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { decisionsToAsk } from './decide.ts'
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
