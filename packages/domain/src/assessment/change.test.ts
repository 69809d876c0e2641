// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerValue, answerValues } from './answer.ts'
import { type AnswerContent, answerDifferences, scoreChange } from './change.ts'
import { scoreAssessment } from './score.ts'

const instrument = {
  domains: [
    { id: 'a', questions: [{ id: 'a1' }, { id: 'a2' }] },
    { id: 'b', questions: [{ id: 'b1' }] },
  ],
}
const scored = (answers: Record<string, AnswerValue>) => scoreAssessment(instrument, new Map(Object.entries(answers)))

describe('how a result moved since last time', () => {
  it('gives each domain its difference and the whole its own', () => {
    const change = scoreChange(scored({ a1: 1, a2: 1, b1: 3 }), scored({ a1: 3, a2: 2, b1: 2 }))
    expect(change).toEqual({
      overall: 0.25,
      domains: [
        { id: 'a', before: 1, after: 2.5, difference: 1.5 },
        { id: 'b', before: 3, after: 2, difference: -1 },
      ],
    })
  })

  it('claims no difference where one of the two had nothing to count', () => {
    const change = scoreChange(scored({ a1: 1, a2: 1, b1: 'na' }), scored({ a1: 'na', a2: 'na', b1: 2 }))
    expect(change.domains).toEqual([
      { id: 'a', before: 1, after: null, difference: null },
      { id: 'b', before: null, after: 2, difference: null },
    ])
    expect(scoreChange(scored({}), scored({ a1: 1 })).overall).toBeNull()
  })

  it('lists the domains of today, one that was not there before without a difference', () => {
    const before = { overall: 1, overallRange: [1, 1] as const, domains: scored({ a1: 1 }).domains.slice(0, 1) }
    const change = scoreChange(before, scored({ a1: 2, b1: 2 }))
    expect(change.domains.map(({ id, before: was }) => [id, was])).toEqual([
      ['a', 1],
      ['b', null],
    ])
  })
})

const own = (value: AnswerValue, comment = ''): AnswerContent => ({ value, comment, source: 'own', vendorName: '' })

describe('what an uploaded form would change', () => {
  it('names new and changed answers in the order of the form, and nothing else', () => {
    const current = new Map([
      ['q1', own(1)],
      ['q2', own(2, '台帳あり')],
      ['q3', own(3)],
    ])
    const uploaded = [
      { question: 'q4', ...own('unknown') },
      { question: 'q2', ...own(2, '台帳あり') },
      { question: 'q1', ...own(2) },
    ]
    expect(answerDifferences(current, uploaded)).toEqual([
      { question: 'q4', kind: 'new', before: null, after: own('unknown') },
      { question: 'q1', kind: 'changed', before: own(1), after: own(2) },
    ])
  })

  it.each<[string, Partial<AnswerContent>]>([
    ['the value', { value: 0 }],
    ['the comment', { comment: '保守会社に聞いた' }],
    ['whose word it is', { source: 'vendor' }],
    ['the name of the vendor', { vendorName: '北浜システム' }],
  ])('sees a change of %s alone', (_, changed) => {
    const [difference] = answerDifferences(new Map([['q', own(1)]]), [{ question: 'q', ...own(1), ...changed }])
    expect(difference).toEqual({ question: 'q', kind: 'changed', before: own(1), after: { ...own(1), ...changed } })
  })

  it('finds nothing in a form that was exported and read back, and everything in one for an empty assessment', () => {
    const content = fc.record<AnswerContent>({
      value: fc.constantFrom(...answerValues),
      comment: fc.string(),
      source: fc.constantFrom('own', 'vendor'),
      vendorName: fc.string(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string(), content), { selector: ([id]) => id }), (entries) => {
        const form = entries.map(([question, written]) => ({ question, ...written }))
        expect(answerDifferences(new Map(entries), form)).toEqual([])
        expect(answerDifferences(new Map(), form).map(({ kind }) => kind)).toEqual(form.map(() => 'new'))
      }),
    )
  })
})
