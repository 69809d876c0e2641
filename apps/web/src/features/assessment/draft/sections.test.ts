// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionOutline } from '@shinayaka/contract'
import { describe, expect, it } from 'vitest'
import { sectionTasks, sectionTotals } from './sections.ts'
import { answersDomain, asksNetwork, isSectioned } from './ways.ts'

const questions = (...ids: string[]) => ids.map((id) => ({ id, text: id, answerers: '' }))
const outline = {
  domains: [
    { id: 'a', name: { ja: 'あ', en: 'A' }, about: '', questions: questions('a1') },
    { id: 'b', name: { ja: 'い', en: 'B' }, about: '', questions: questions('b1', 'b2') },
    { id: 'c', name: { ja: 'う', en: 'C' }, about: '', questions: questions('c1') },
  ],
} satisfies Pick<EditionOutline, 'domains'>

const given = (domain: string, person: string, due: string | null) => ({
  domain,
  person: { id: person, name: person, member: true },
  due,
  note: '',
  remindedAt: null,
  version: 0,
})
const draftOf = (part: Partial<DraftView>) =>
  ({ answers: [], assignments: [], remarks: [], whole: true, domains: [], ...part }) as unknown as DraftView
const answered = (...ids: string[]) => ids.map((question) => ({ question })) as DraftView['answers']
const all = { person: 'me', readsAll: true }

describe('the list of sections', () => {
  it('says of each domain how far it is, who looks after it and what was written', () => {
    const draft = draftOf({
      answers: answered('a1', 'b1', 'gone'),
      assignments: [given('b', 'sato', '2026-11-20')],
      remarks: [
        { question: 'b1', count: 2 },
        { question: 'b2', count: 1 },
      ],
    })
    expect(sectionTasks(outline, draft, all, '2026-11-21')).toMatchObject([
      { id: 'a', answered: 1, questions: 1, state: 'done', assignment: null, late: false, remarks: 0, mine: false, open: true },
      { id: 'b', answered: 1, questions: 2, state: 'begun', assignment: { person: { name: 'sato' } }, late: true, remarks: 3, mine: false },
      { id: 'c', answered: 0, questions: 1, state: 'open', late: false },
    ])
  })

  it('calls nothing late on its day, without a day, or when it is done', () => {
    const late = (due: string | null, ...ids: string[]) =>
      sectionTasks(outline, draftOf({ assignments: [given('b', 'sato', due)], answers: answered(...ids) }), all, '2026-11-21')[1]?.late
    expect([late('2026-11-21'), late(null), late('2026-11-20', 'b1', 'b2')]).toEqual([false, false, false])
    expect(late('2026-11-20', 'b1')).toBe(true)
  })

  it('shows a colleague only their own, and a reader all without a way in', () => {
    const mine = draftOf({ whole: false, domains: ['c'], assignments: [given('c', 'me', null)] })
    expect(sectionTasks(outline, mine, { person: 'me', readsAll: false }, '2026-11-21')).toMatchObject([{ id: 'c', mine: true, open: true }])
    const read = sectionTasks(outline, draftOf({ whole: false }), all, '2026-11-21')
    expect(read.map(({ id, open }) => [id, open])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
    ])
    expect(sectionTotals(read).next).toBeNull()
  })

  it("goes on with one's own domain, then with one that nobody has, then with any", () => {
    const next = (draft: DraftView) => sectionTotals(sectionTasks(outline, draft, all, '2026-11-21')).next?.id ?? null
    const others = [given('a', 'sato', null)]
    expect(next(draftOf({ assignments: [...others, given('c', 'me', null)] }))).toBe('c')
    expect(next(draftOf({ assignments: others }))).toBe('b')
    expect(next(draftOf({ assignments: others, answers: answered('b1', 'b2', 'c1') }))).toBe('a')
    expect(next(draftOf({ answers: answered('a1', 'b1', 'b2', 'c1') }))).toBeNull()
  })

  it('counts what the reader sees', () => {
    const tasks = sectionTasks(outline, draftOf({ answers: answered('a1', 'b2') }), all, '2026-11-21')
    expect(sectionTotals(tasks)).toMatchObject({ answered: 2, questions: 4 })
  })
})

describe('the way of answering', () => {
  const long = {
    domains: [{ id: 'x', name: { ja: '', en: '' }, about: '', questions: questions(...Array.from({ length: 21 }, (_, at) => `x${at}`)) }],
  }

  it('goes domain by domain in a long assessment, and for whoever has a few domains', () => {
    expect(isSectioned({ whole: true, domains: [] }, outline)).toBe(false)
    expect(isSectioned({ whole: true, domains: ['a'] }, outline)).toBe(false)
    expect(isSectioned({ whole: false, domains: ['a'] }, outline)).toBe(true)
    expect(isSectioned({ whole: false, domains: [] }, outline)).toBe(false)
    expect(isSectioned({ whole: true, domains: [] }, long)).toBe(true)
  })

  it('opens a domain to whoever answers the whole, or that domain', () => {
    expect(answersDomain({ whole: true, domains: [] }, 'a')).toBe(true)
    expect(answersDomain({ whole: false, domains: ['b'] }, 'a')).toBe(false)
    expect(answersDomain({ whole: false, domains: ['a'] }, 'a')).toBe(true)
  })

  it('asks management and colleagues for no network level', () => {
    expect(asksNetwork({ whole: true, instrument: 'hospital-it' })).toBe(true)
    expect(asksNetwork({ whole: true, instrument: 'executive' })).toBe(false)
    expect(asksNetwork({ whole: false, instrument: 'hospital-it' })).toBe(false)
  })
})
