// SPDX-License-Identifier: Apache-2.0
import type { EditionDomain, EditionMeasure, EditionQuestion, EditionReference, InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { describe, expect, it } from 'vitest'
import { citedDocuments } from '../report/sources.ts'
import { adviceFor, advisedAnswers, domainLines, firstMeasures, foldedDomains, hasNetworkLevel, totals, weakDomains } from './view.ts'

const reference = (source: string, label: string, sourceTitle: string) =>
  ({ source, label, sourceTitle, certainty: 'A', statement: '', url: '', checked: '' }) as EditionReference
const question = (id: string, references: EditionReference[] = []) =>
  ({
    id,
    references,
    advice: { '0': `${id} at 0`, '1': `${id} at 1`, '2': `${id} at 2`, unknown: { ask: 'somebody', message: 'please' } },
  }) as EditionQuestion
const measure = (id: string, references: EditionReference[] = []) => ({ id, title: id, references }) as EditionMeasure
const domain = (id: string, questions: EditionQuestion[], measures: EditionMeasure[] = []) =>
  ({ id, name: { ja: id, en: id }, questions, measures }) as EditionDomain

const edition = {
  domains: [
    domain('strong', [question('s1')], [measure('polish', [reference('b', '2-10', 'B')])]),
    domain('weak', [question('w1', [reference('b', '2-2', 'B')]), question('w2')], [measure('mend'), measure('buy')]),
    domain('weakest', [question('x1', [reference('b', '2-2', 'B')])], [measure('begin')]),
    domain('empty', [question('e1')]),
  ],
  flowchart: { references: [reference('a', '①', 'A')] },
} as unknown as InstrumentEdition

const score = (id: string, value: number | null, rest: Partial<SubmissionView['score']['domains'][number]> = {}) => ({
  id,
  score: value,
  range: value === null ? null : ([value, value] as [number, number]),
  counted: value === null ? 0 : 1,
  notApplicable: 0,
  unknown: 0,
  unanswered: 0,
  belowThreshold: value !== null && value <= 1.5,
  ...rest,
})
const submission = {
  score: {
    overall: 1.5,
    overallRange: [1.5, 1.5],
    domains: [
      score('strong', 3),
      score('weak', 1.5, { counted: 2 }),
      score('weakest', 0, { unknown: 1 }),
      score('empty', null, { notApplicable: 1 }),
    ],
  },
  answers: [
    { question: 's1', value: 3 },
    { question: 'w1', value: 1 },
    { question: 'w2', value: 2 },
    { question: 'x1', value: 'unknown' },
    { question: 'e1', value: 'na' },
  ],
  first: [
    { domain: 'weakest', measure: 'begin', question: 'x1', from: 'unknown', to: 1 },
    { domain: 'gone', measure: 'gone', question: 'g', from: 0, to: 1 },
  ],
  proposals: [
    { domain: 'weakest', measure: 'begin', question: 'x1', from: 'unknown', to: 1 },
    { domain: 'weak', measure: 'buy', question: 'w1', from: 1, to: 2 },
    { domain: 'weak', measure: 'mend', question: 'w2', from: 2, to: 3 },
  ],
  previous: { score: { overall: 1, overallRange: [1, 1], domains: [score('strong', 2.5), score('weakest', null)] } },
} as unknown as SubmissionView

describe('the next move', () => {
  it('is the own sentence of each answer below 3, and an enquiry for わからない', () => {
    expect(adviceFor(question('q'), 0)).toEqual({ kind: 'move', text: 'q at 0' })
    expect(adviceFor(question('q'), 2)).toEqual({ kind: 'move', text: 'q at 2' })
    expect(adviceFor(question('q'), 'unknown')).toEqual({ kind: 'ask', ask: 'somebody', message: 'please' })
  })
  it('is nothing where nothing is left or nothing counts', () => {
    expect([3 as const, 'na' as const, undefined].map((value) => adviceFor(question('q'), value))).toEqual([null, null, null])
  })
  it('stands beside each answer of a domain', () => {
    const [weak] = edition.domains.filter(({ id }) => id === 'weak')
    expect(weak && advisedAnswers(weak, submission.answers).map(({ advice }) => advice)).toEqual([
      { kind: 'move', text: 'w1 at 1' },
      { kind: 'move', text: 'w2 at 2' },
    ])
  })
})

describe('the weak domains', () => {
  it('are those at or below 1.5, the lowest first, with their measures in the order proposed', () => {
    expect(weakDomains(edition, submission).map(({ domain: { id }, measures }) => [id, measures.map((one) => one.measure.id)])).toEqual([
      ['weakest', ['begin']],
      ['weak', ['buy', 'mend']],
    ])
  })
})

it('begins with the measures chosen, each with its reason', () => {
  expect(firstMeasures(edition, submission)).toMatchObject([
    { measure: { id: 'begin' }, from: 'unknown', to: 1, domain: { ja: 'weakest' }, score: 0 },
  ])
})

it('gives every denominator', () => {
  expect(totals(submission.score)).toEqual({ domains: 4, scored: 3, weak: 2, counted: 4, na: 1, unknown: 1 })
})

it("lists all domains in the edition's order, with last time's score where there is one", () => {
  expect(domainLines(edition, submission).map(({ id, before }) => [id, before])).toEqual([
    ['strong', 2.5],
    ['weak', null],
    ['weakest', null],
    ['empty', null],
  ])
})

it('cites each point once, under its document', () => {
  expect(citedDocuments(edition).map(({ title, points }) => [title, points.map(({ label }) => label)])).toEqual([
    ['A', ['①']],
    ['B', ['2-2', '2-10']],
  ])
})

it('folds a long list of weak domains, and leaves a short one open', () => {
  expect(foldedDomains([1, 2, 3, 4, 5, 6])).toEqual({ open: [1, 2, 3, 4, 5, 6], folded: [] })
  expect(foldedDomains([1, 2, 3, 4, 5, 6, 7])).toEqual({ open: [1], folded: [2, 3, 4, 5, 6, 7] })
})

it('asks management for no network level', () => {
  expect(['hospital-it', 'clinic', 'executive'].map((instrument) => hasNetworkLevel({ instrument }))).toEqual([true, true, false])
})
