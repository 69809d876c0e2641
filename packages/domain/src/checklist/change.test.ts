// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerChange, type ComparedAnswer } from './change.ts'

const yes: ComparedAnswer = {
  value: 'yes',
  checked: '2026-11-21',
  planned: null,
  target: null,
  exemption: null,
  risk: '',
  remark: '',
  explanation: '',
  responsible: null,
}
const no: ComparedAnswer = { ...yes, value: 'no', target: '2027-02-28' }
const day = fc.constantFrom('2026-11-21', '2027-02-28', null)
const some: fc.Arbitrary<ComparedAnswer | null> = fc.option(
  fc.record({
    value: fc.constantFrom('yes', 'no', 'exempt'),
    checked: fc.constantFrom('2026-11-20', '2026-11-21'),
    planned: day,
    target: day,
    exemption: fc.constantFrom(null, 'no-vendor'),
    risk: fc.constantFrom('', 'a'),
    remark: fc.constantFrom('', 'a'),
    explanation: fc.constantFrom('', 'a'),
    responsible: fc.constantFrom(null, { name: '佐藤' }, { name: '鈴木' }),
  }),
)

describe('how an answer changed', () => {
  it.each([
    ['newly answered', null, no, 'answered'],
    ['no longer answered', yes, null, 'withdrawn'],
    ['now はい', no, yes, 'better'],
    ['no longer はい', yes, no, 'worse'],
    ['not asked any more', no, { ...yes, value: 'exempt', exemption: 'no-vendor' }, 'other'],
    ['another day', no, { ...no, target: '2027-03-31' }, 'moved'],
    ['はい by a plan that is done', { ...yes, planned: '2027-03-31' }, yes, 'moved'],
    ['another remark', yes, { ...yes, remark: '議事録' }, 'other'],
    ['somebody else', yes, { ...yes, responsible: { name: '佐藤' } }, 'other'],
    ['nothing', no, { ...no }, null],
    ['never answered', null, null, null],
  ] as const)('%s', (_, before, after, kind) => {
    expect(answerChange(before, after as ComparedAnswer | null)).toBe(kind)
  })

  it('is nothing exactly where both are the same, and turns round with its sides', () => {
    const back = { answered: 'withdrawn', withdrawn: 'answered', better: 'worse', worse: 'better', moved: 'moved', other: 'other' } as const
    fc.assert(
      fc.property(some, some, (before, after) => {
        const kind = answerChange(before, after)
        expect(kind === null).toBe(JSON.stringify(before) === JSON.stringify(after))
        expect(answerChange(after, before)).toBe(kind && back[kind])
      }),
    )
  })
})
