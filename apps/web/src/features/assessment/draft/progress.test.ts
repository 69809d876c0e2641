// SPDX-License-Identifier: Apache-2.0
import type { DraftView, InstrumentEdition } from '@shinayaka/contract'
import { expect, it } from 'vitest'
import { checkDraft } from '../check/checks.ts'
import type { PlacedQuestion } from '../queries.ts'
import { draftProgress } from './progress.ts'

// Only what counting needs of an edition and a draft.
const edition = {
  domains: [
    { id: 'a', name: { ja: 'あ', en: 'A' }, questions: [{ id: 'a1' }] },
    { id: 'b', name: { ja: 'い', en: 'B' }, questions: [{ id: 'b1' }, { id: 'b2' }] },
  ],
} as InstrumentEdition
const draft = (...answers: [string, unknown][]) => ({ answers: answers.map(([question, value]) => ({ question, value })) }) as DraftView

it('counts by domain and leads to the first open question', () => {
  expect(draftProgress(edition, draft(['a1', 2], ['b1', 'na'], ['gone', 3]))).toEqual({
    answered: 2,
    questions: 3,
    next: 3,
    tasks: [
      { id: 'a', name: { ja: 'あ', en: 'A' }, answered: 1, questions: 1, first: 1, state: 'done' },
      { id: 'b', name: { ja: 'い', en: 'B' }, answered: 1, questions: 2, first: 3, state: 'begun' },
    ],
  })
})

it('begins at the first question and has no next one at the end', () => {
  expect(draftProgress(edition, draft())).toMatchObject({ answered: 0, next: 1 })
  expect(draftProgress(edition, draft(['a1', 0], ['b1', 1], ['b2', 'unknown'])).next).toBeNull()
})

it('looks a draft through before it is submitted', () => {
  const placed = edition.domains.flatMap((domain) => domain.questions.map((question) => ({ domain, question, number: 0 }))) as PlacedQuestion[]
  const check = checkDraft(placed, draft(['a1', 'unknown'], ['b1', 'na'], ['gone', 'na']))
  expect(check).toMatchObject({ answered: 2, unknown: 1, na: 1 })
  expect(check.missing.map(({ question }) => question.id)).toEqual(['b2'])
})
