// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { contentOf, emptyEntry, entryOf, lackOf, lastVendor } from './entry.ts'

describe('what keeps an entry from being saved', () => {
  it.each([
    [{}, 'value'],
    [{ comment: 'only a note' }, 'value'],
    [{ value: 'na' }, 'reason'],
    [{ value: 'na', comment: '　 ' }, 'reason'],
    [{ value: 2, source: 'vendor' }, 'vendor-name'],
    [{ value: 'na', comment: 'no server', source: 'vendor', vendorName: ' ' }, 'vendor-name'],
    [{ value: 0 }, null],
    [{ value: 'unknown' }, null],
    [{ value: 'na', comment: 'no server' }, null],
    [{ value: 3, source: 'vendor', vendorName: 'A' }, null],
  ] as const)('%o lacks %s', (part, lack) => {
    const entry = { ...emptyEntry, ...part }
    expect(lackOf(entry)).toBe(lack)
    expect(contentOf(entry) === null).toBe(lack !== null)
  })
})

it('sends trimmed texts, and no vendor with an answer of our own', () => {
  expect(contentOf({ value: 1, comment: ' a \n', source: 'own', vendorName: 'left over' })).toEqual({
    value: 1,
    comment: 'a',
    source: 'own',
    vendorName: '',
  })
})

it('shows a stored answer as it is, and an unanswered question empty', () => {
  const stored = {
    question: 'q',
    value: 'na',
    comment: 'c',
    source: 'vendor',
    vendorName: 'V',
    answeredBy: 'x',
    answeredAt: '2026-01-01T00:00:00Z',
  } as const
  expect(entryOf(stored)).toEqual({ value: 'na', comment: 'c', source: 'vendor', vendorName: 'V' })
  expect(entryOf(undefined)).toEqual(emptyEntry)
})

it('remembers the vendor named last', () => {
  const at = (vendorName: string, answeredAt: string) => ({ vendorName, answeredAt })
  expect(lastVendor([at('old', '2026-01-01T00:00:00Z'), at('', '2026-03-01T00:00:00Z'), at('new', '2026-02-01T00:00:00Z')])).toBe('new')
  expect(lastVendor([])).toBe('')
})
