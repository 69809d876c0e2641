// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DraftPart, draftAnswers, draftGaps, type LinkDraft, mergeDraft, samePart } from './link-draft.ts'

const print = (part: DraftPart | undefined) =>
  Object.entries(part ?? {})
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
const printed = (draft: LinkDraft) => Object.fromEntries(Object.entries(draft).map(([name, part]) => [name, print(part)]))

const part = fc.record({ value: fc.constantFrom('', 'yes', 'no', 'na'), remark: fc.constantFrom('', 'a', 'b') })
const draft = fc.dictionary(fc.constantFrom('1-1', '2-2', 'sign'), part)

/** Whether it must be asked about, and what is stored then. */
const expected = (given?: DraftPart, mine?: DraftPart, stored?: DraftPart) => {
  const [iChanged, theyChanged] = [!samePart(mine, given), !samePart(stored, given)]
  const both = iChanged && theyChanged && !samePart(mine, stored)
  return [both, (iChanged && !theyChanged ? mine : stored) ?? {}]
}

describe('saving while others save', () => {
  it('keeps every change that somebody made, or asks about it', () => {
    fc.assert(
      fc.property(draft, draft, draft, (given, mine, stored) => {
        const { draft: merged, conflicts } = mergeDraft({ mine, stored, was: printed(given), print })
        for (const name of Object.keys(mine))
          expect([conflicts.includes(name), merged[name] ?? {}]).toEqual(expected(given[name], mine[name], stored[name]))
        // What my page did not speak of stays.
        const others = Object.keys(stored).filter((name) => !(name in mine))
        expect(others.map((name) => merged[name])).toEqual(others.map((name) => stored[name]))
      }),
    )
  })

  it('said twice is the same as said once, as when an answer was lost on the way', () => {
    const mine = { '1-1': { value: 'yes' } }
    const first = mergeDraft({ mine, stored: {}, was: {}, print })
    expect(mergeDraft({ mine, stored: first.draft, was: {}, print })).toEqual(first)
  })
})

const signed = { name: '保守 花子', title: '', on: '2026-11-21', consent: 'no' }
const today = '2026-11-21'
const gap = (answer: DraftPart, all: DraftPart = { checked: today }) =>
  draftGaps([{ id: '1-1', na: true }], { '1-1': answer, all, sign: signed }, today)[0]?.gap ?? null

describe('what keeps a draft from being sent', () => {
  it.each([
    [{}, 'value'],
    [{ value: 'maybe' }, 'value'],
    [{ value: 'yes' }, null],
    [{ value: 'yes', checked: '2026-11-22' }, 'checked-late'],
    [{ value: 'yes', checked: '2026-02-30' }, 'checked'],
    [{ value: 'no' }, 'target'],
    [{ value: 'no', remark: '  ' }, 'target'],
    [{ value: 'no', target: '2027-01-31' }, null],
    [{ value: 'no', target: '2026-11-20' }, 'target'],
    [{ value: 'no', remark: '後継の製品で直す' }, null],
    [{ value: 'na' }, 'why'],
    [{ value: 'na', remark: '遠隔の保守がない' }, null],
  ])('%j: %s', (answer, expected) => {
    expect(gap(answer)).toBe(expected)
  })

  it('takes 対象外 only where the form offers it', () => {
    const given = { '1-1': { value: 'na', remark: '遠隔の保守がない' }, all: { checked: today }, sign: signed }
    expect(draftGaps([{ id: '1-1', na: false }], given, today)).toEqual([{ part: '1-1', gap: 'value' }])
  })

  it('asks for a day where neither the item nor the form has one', () => {
    expect(gap({ value: 'yes' }, {})).toBe('checked')
    expect(gap({ value: 'yes', checked: '2026-11-01' }, {})).toBe(null)
  })

  it('asks who signs, when, and whether it may be handed on', () => {
    expect(draftGaps([], {}, today).map((one) => one.gap)).toEqual(['name', 'on', 'consent'])
    expect(draftGaps([], { sign: { ...signed, on: '2026-11-22' } }, today).map((one) => one.gap)).toEqual(['on'])
    expect(draftGaps([], { sign: signed }, today)).toEqual([])
  })

  it('hands over what was answered, with the day for all and without a target beside はい', () => {
    const given = {
      '1-1': { value: 'yes', target: '2027-01-31', remark: ' 控え ' },
      '2-2': { value: 'no', target: '2027-01-31' },
      all: { checked: today },
    }
    expect(draftAnswers(['1-1', '2-2'], given)).toEqual([
      { item: '1-1', value: 'yes', checked: today, target: null, remark: '控え' },
      { item: '2-2', value: 'no', checked: today, target: '2027-01-31', remark: '' },
    ])
  })
})
