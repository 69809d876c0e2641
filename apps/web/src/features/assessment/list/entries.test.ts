// SPDX-License-Identifier: Apache-2.0
import type { DraftSummary, InstrumentSummary, SubmissionSummary } from '@shinayaka/contract'
import { expect, it } from 'vitest'
import { entriesOf } from './entries.ts'

const instrument = (id: string, recommended: boolean, mayAnswer: boolean) => ({ id, recommended, mayAnswer }) as InstrumentSummary
const draft = (id: string, of: string, mine: string[] = []) =>
  ({ id, instrument: of, mine: mine.map((domain) => ({ domain })) }) as unknown as DraftSummary
const submission = (id: string, of: string) => ({ id, instrument: of }) as SubmissionSummary

const hospital = (mayAnswer: (id: string) => boolean) =>
  [
    ['hospital-it', true],
    ['executive', true],
    ['clinic', false],
  ].map(([id, recommended]) => instrument(id as string, recommended as boolean, mayAnswer(id as string)))

it('offers what suits the place first, and the rest to whoever wants it', () => {
  const { first, others } = entriesOf({
    instruments: hospital(() => true),
    drafts: [draft('d', 'hospital-it')],
    submissions: [submission('s', 'executive')],
  })
  expect(first.map((entry) => [entry.instrument.id, entry.draft?.id ?? null, entry.again])).toEqual([
    ['hospital-it', 'd', false],
    ['executive', null, true],
  ])
  expect(others.map((entry) => entry.instrument.id)).toEqual(['clinic'])
})

it('hides no draft that was begun', () => {
  const { first, others } = entriesOf({ instruments: hospital(() => true), drafts: [draft('d', 'clinic')], submissions: [] })
  expect(first.map((entry) => entry.instrument.id)).toEqual(['hospital-it', 'executive', 'clinic'])
  expect(others).toEqual([])
})

it('shows a director their own, and how far the others are', () => {
  const shown = entriesOf({ instruments: hospital((id) => id === 'executive'), drafts: [draft('d', 'hospital-it')], submissions: [] })
  expect(shown.first.map((entry) => entry.instrument.id)).toEqual(['executive'])
  expect(shown.underway.map(({ id }) => id)).toEqual(['d'])
  expect(shown.asked).toEqual([])
})

it('shows a colleague the domains they were asked for, and nothing else', () => {
  const shown = entriesOf({ instruments: hospital(() => false), drafts: [draft('d', 'hospital-it', ['backup', 'media'])], submissions: [] })
  expect(shown.asked).toEqual([
    { domain: 'backup', assessment: 'd' },
    { domain: 'media', assessment: 'd' },
  ])
  expect([shown.first, shown.others, shown.underway, shown.past]).toEqual([[], [], [], []])
})

it('groups submissions by instrument, also of one that is no longer there', () => {
  const { past } = entriesOf({
    instruments: hospital(() => false),
    drafts: [],
    submissions: [submission('1', 'executive'), submission('2', 'gone'), submission('3', 'hospital-it'), submission('4', 'executive')],
  })
  expect(past.map((one) => [one.instrument, one.submissions.map(({ id }) => id)])).toEqual([
    ['hospital-it', ['3']],
    ['executive', ['1', '4']],
    ['gone', ['2']],
  ])
})
