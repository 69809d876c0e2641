// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addedRule, type ExactOverlay, exactEdition, overlayOf } from './exact.ts'

type One = { id: string; number: string; wording?: string }
const sections: { id: string; items: One[] }[] = [
  { id: 'people', items: [{ id: '1-1', number: '1①' }] },
  {
    id: 'systems',
    items: [
      { id: '2-1', number: '2①' },
      { id: '2-2', number: '2②' },
    ],
  },
]
const make = ({ item, number, wording }: ExactOverlay['added'][number]): One => ({ id: item, number, wording })
const row = (item: string, number = item) => ({ item, number, wording: `${item} の文` })
const ids = (shown: { items: readonly One[] }[]) => shown.map(({ items }) => items.map(({ id }) => id))

describe('what a workbook says beside a form', () => {
  it('words what both know, adds what only it knows behind the row before, and sets apart what it does not ask', () => {
    const overlay = overlayOf(['1-1', '2-1', '2-2'], [row('1-1', '①'), row('2-2', '2-1'), row('w2-9', '2-9')], () => ['assets.inventory'])
    expect(overlay.absent).toEqual(['2-1'])
    expect(overlay.added).toEqual([{ ...row('w2-9', '2-9'), practices: ['assets.inventory'], after: '2-2' }])
    const exact = exactEdition(sections, overlay, make)
    expect(ids(exact.sections)).toEqual([['1-1'], ['2-2', 'w2-9']])
    expect(exact.sections[0]?.items[0]).toEqual({ id: '1-1', number: '①', wording: '1-1 の文' })
    expect(exact.absent).toEqual([{ id: '2-1', number: '2①' }])
  })

  it('puts a further item that comes first before all, and several in their order', () => {
    const overlay = overlayOf(['1-1', '2-1', '2-2'], [row('w1'), row('w2'), row('1-1'), row('2-1'), row('2-2')], () => [])
    expect(ids(exactEdition(sections, overlay, make).sections)).toEqual([
      ['w1', 'w2', '1-1'],
      ['2-1', '2-2'],
    ])
  })

  it('takes a row that is tied twice once', () => {
    const overlay = overlayOf(['1-1'], [row('1-1', 'first'), row('1-1', 'second')], () => [])
    expect(overlay.worded).toEqual([row('1-1', 'first')])
  })

  it('lets はい follow only from practices that a person chose', () => {
    expect(addedRule([])).toBeNull()
    expect(addedRule(['a'])).toEqual({ practice: 'a', at: 2 })
    expect(addedRule(['a', 'b'])).toEqual({
      all: [
        { practice: 'a', at: 2 },
        { practice: 'b', at: 2 },
      ],
    })
  })

  const item = fc.constantFrom('1-1', '2-1', '2-2', 'w1', 'w2', 'w3')
  it('loses no item of the form, and shows none twice', () => {
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (rows, others) => {
        const known = sections.flatMap(({ items }) => items.map(({ id }) => id))
        const overlay = overlayOf(
          known,
          rows.map((one) => row(one)),
          () => [],
        )
        // Also where the overlay was made for another edition of the form.
        const odd = { ...overlay, absent: [...overlay.absent, ...others] }
        for (const one of [overlay, odd]) {
          const exact = exactEdition(sections, one, make)
          const shown = [...ids(exact.sections).flat(), ...exact.absent.map(({ id }) => id)]
          expect(new Set(shown).size).toBe(shown.length)
          for (const id of [...known, ...rows]) expect(shown).toContain(id)
        }
      }),
    )
  })

  it('changes nothing where it says nothing', () => {
    expect(exactEdition(sections, { worded: [], added: [], absent: [] }, make)).toEqual({ sections, absent: [] })
  })
})
