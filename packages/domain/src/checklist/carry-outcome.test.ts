// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemAnswer } from './answer.ts'
import { carryAnswers, type MappingPair } from './carry.ts'
import { type CarryTerms, carryOutcome, revisionPairs } from './carry-outcome.ts'

const given: CarryTerms = {
  terms: { deadline: '2028-03-31', planUntil: null, exempt: [], riskInstead: false },
  today: '2027-04-10',
  verdict: null,
  sameYear: false,
}
const yes: ItemAnswer = { value: 'yes', checked: '2026-11-21', planned: null }
const no: ItemAnswer = { value: 'no', checked: '2026-11-21', target: '2027-02-28', risk: '' }
const item = (relation: 'same' | 'changed' | 'unverified' | 'new' | 'unmapped', answer: ItemAnswer | null) => ({
  relation,
  carried: relation === 'same' ? answer : null,
  earlier: answer === null ? [] : [answer],
})

describe('what becomes of an answer', () => {
  it.each<[string, Parameters<typeof carryOutcome>[0], Partial<CarryTerms>, unknown]>([
    ['a はい to what means the same is kept', item('same', yes), {}, { outcome: 'kept', answer: yes }],
    ['an いいえ needs a day of the new year', item('same', no), {}, { outcome: 'confirm', why: 'new-target' }],
    [
      'an いいえ stays within the year',
      item('same', no),
      { sameYear: true, terms: { ...given.terms, deadline: '2027-03-31' } },
      { outcome: 'kept', answer: no },
    ],
    ['a changed item is confirmed', item('changed', yes), {}, { outcome: 'confirm', why: 'changed' }],
    ['so is one whose original was not seen', item('unverified', yes), {}, { outcome: 'confirm', why: 'unverified' }],
    ['and one nobody mapped', item('unmapped', yes), {}, { outcome: 'confirm', why: 'unmapped' }],
    ['nothing said before is open', item('same', null), {}, { outcome: 'open' }],
    ['what is new is open', item('new', null), {}, { outcome: 'open' }],
    [
      'a plan whose day has passed is confirmed',
      item('same', { ...yes, planned: '2027-03-31' }),
      { terms: { ...given.terms, planUntil: '2028-03-31' } },
      { outcome: 'confirm', why: 'plan-passed' },
    ],
    [
      'a plan that no longer counts is confirmed',
      item('same', { ...yes, planned: '2027-12-31' }),
      {},
      { outcome: 'confirm', why: 'plan-not-accepted' },
    ],
    [
      'an exemption that is not offered any more is confirmed',
      item('same', { value: 'exempt', checked: '2026-11-21', exemption: 'no-vendor' }),
      {},
      { outcome: 'confirm', why: 'exemption-not-offered' },
    ],
    ['a はい against the record is confirmed', item('same', yes), { verdict: 'no' }, { outcome: 'confirm', why: 'against-record' }],
    [
      'items put together and answered differently are confirmed',
      { relation: 'same', carried: null, earlier: [yes, no] },
      {},
      { outcome: 'confirm', why: 'apart' },
    ],
  ])('%s', (_, one, more, expected) => expect(carryOutcome(one, { ...given, ...more })).toEqual(expected))
})

const answers = fc.constantFrom<ItemAnswer>(
  yes,
  no,
  { ...yes, planned: '2027-12-31' },
  { value: 'exempt', checked: '2026-11-21', exemption: 'no-vendor' },
)
const ids = ['a', 'b', 'c', 'd']
const pairs = fc.array(
  fc.record({
    from: fc.subarray(ids),
    to: fc.subarray(ids),
    relation: fc.constantFrom<MappingPair['relation']>('same', 'changed', 'unverified', 'new', 'gone'),
  }),
  { maxLength: 6 },
)

describe('whatever the mapping says', () => {
  it('only the same meaning is kept, never an いいえ of another year, and no answer is lost', () => {
    fc.assert(
      fc.property(pairs, fc.dictionary(fc.constantFrom(...ids), answers), (mapping, said) => {
        const before = new Map(Object.entries(said))
        const carried = carryAnswers({ from: ids, to: ids }, mapping, before)
        for (const one of carried.items) {
          const outcome = carryOutcome(one, given)
          if (outcome.outcome !== 'kept') continue
          expect(one.relation).toBe('same')
          expect(outcome.answer.value).not.toBe('no')
          for (const id of one.from) expect(before.get(id)).toEqual(outcome.answer)
        }
        const shown = new Set([...carried.items.flatMap(({ from }) => from), ...carried.gone.map(({ item: id }) => id)])
        for (const id of before.keys()) expect(shown).toContain(id)
      }),
    )
  })
})

describe('a form worded anew', () => {
  it('keeps what is asked as before, and names what changed, came and went', () => {
    const from = [
      { id: 'a', words: 'x' },
      { id: 'b', words: 'y' },
      { id: 'c', words: 'z' },
    ]
    const to = [
      { id: 'a', words: 'x' },
      { id: 'b', words: 'Y' },
      { id: 'd', words: 'z' },
    ]
    expect(revisionPairs(from, to)).toEqual([
      { from: ['a'], to: ['a'], relation: 'same' },
      { from: ['b'], to: ['b'], relation: 'changed' },
      { from: [], to: ['d'], relation: 'new' },
      { from: ['c'], to: [], relation: 'gone' },
    ])
  })
})
