// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@shinayaka/contract/messages'
import type { AnswerFormReading, FormProblem, FormProblemCode } from '@shinayaka/engines'
import { describe, expect, it } from 'vitest'
import { ProblemError, problem } from '../platform/problem.ts'
import { finished } from './outcome.ts'
import { expectedForm, readAnswers } from './read-form.ts'
import { edition } from './testing.ts'

const caught = (act: () => unknown): ProblemError => {
  try {
    act()
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** The whole text that a person reads. */
const sentence = (reading: AnswerFormReading, language: Language) => {
  const { code, params } = caught(() => readAnswers(reading, language))
  const { title, detail } = problem(code, params, language, 'x')
  return [code, `${title}${detail}`]
}

it('expects of a form what the edition allows', () =>
  expect(expectedForm({ hash: 'h', edition, domains: null })).toEqual({
    instrument: 'clinic',
    editionHash: 'h',
    questions: [
      { id: 'a.one', number: 'Q1', text: 'a.one はできていますか。', mayBeNotApplicable: false, vendorMayAnswer: false, yours: true },
      { id: 'a.two', number: 'Q2', text: 'a.two はできていますか。', mayBeNotApplicable: false, vendorMayAnswer: false, yours: true },
      { id: 'b.one', number: 'Q3', text: 'b.one はできていますか。', mayBeNotApplicable: true, vendorMayAnswer: true, yours: true },
      { id: 'c.one', number: 'Q4', text: 'c.one はできていますか。', mayBeNotApplicable: false, vendorMayAnswer: false, yours: true },
    ],
  }))

it('knows which questions are whose', () =>
  expect(expectedForm({ hash: 'h', edition, domains: ['b', 'c'] }).questions.map(({ number, yours }) => [number, yours])).toEqual([
    ['Q1', false],
    ['Q2', false],
    ['Q3', true],
    ['Q4', true],
  ]))

it('takes the rows with an answer and counts the empty ones', () => {
  const row = { row: 4, comment: '', source: 'own', vendorName: '' } as const
  const rows = [
    { ...row, question: 'a.one', value: 2 as const },
    { ...row, question: 'a.two', value: null },
  ]
  expect(readAnswers({ kind: 'read', assessment: 'x', rows, empty: 1 }, 'ja')).toEqual({
    answers: [{ question: 'a.one', value: 2, comment: '', source: 'own', vendorName: '' }],
    empty: 1,
  })
})

describe('a refused file', () => {
  it.each<[Extract<AnswerFormReading, { kind: 'refused' }>, Language, string, string]>([
    [{ kind: 'refused', code: 'too-large', params: { limit: 5 * 1024 * 1024, size: 9e6 } }, 'ja', 'form.too-large', '（5 MB まで）'],
    [{ kind: 'refused', code: 'too-many-rows', params: { rows: 20000, limit: 600 } }, 'ja', 'form.too-many-rows', '20000行'],
    [{ kind: 'refused', code: 'other-edition', params: { edition: '2025.1' } }, 'ja', 'form.other-edition', '2025.1'],
    [
      { kind: 'refused', code: 'unreadable', params: { reason: 'columns-missing', columns: '答え' } },
      'ja',
      'form.unreadable',
      '列がありません（答え）。',
    ],
    [{ kind: 'refused', code: 'unreadable', params: { reason: 'no-answer-sheet' } }, 'ja', 'form.unreadable', '「回答」のシートがありません。'],
    [{ kind: 'refused', code: 'unreadable', params: { reason: 'damaged' } }, 'en', 'form.unreadable', 'The file is damaged. '],
    [{ kind: 'refused', code: 'unreadable', params: { reason: 'something-new' } }, 'ja', 'form.unreadable', 'Excel の中身を読めません。'],
    [{ kind: 'refused', code: 'zip-bomb', params: { reason: 'ratio' } }, 'ja', 'form.zip-bomb', '極端に大きく'],
    [{ kind: 'refused', code: 'not-excel', params: {} }, 'ja', 'form.not-excel', '.xlsx'],
    [{ kind: 'refused', code: 'encrypted', params: {} }, 'ja', 'form.encrypted', 'パスワード'],
    [{ kind: 'refused', code: 'other-instrument', params: { instrument: 'hospital-it' } }, 'ja', 'form.other-instrument', '別の点検票'],
  ])('%j in %s', (reading, language, code, words) => {
    const [found, text] = sentence(reading, language)
    expect(found).toBe(code)
    expect(text).toContain(words)
    expect(text).not.toMatch(/\{[a-zA-Z]+\}/)
  })
})

describe('rows that cannot be read', () => {
  const at = { sheet: '回答', row: 7, column: 'D', header: '答え' }
  const messageOf = (code: FormProblemCode, params: FormProblem['params'], language: Language) =>
    (caught(() => readAnswers({ kind: 'rows-invalid', problems: [{ ...at, code, params }] }, language)).params.problems as { message: string }[])[0]
      ?.message

  it('are all listed with their place', () => {
    const problems: FormProblem[] = [
      { ...at, code: 'answer.invalid', params: { value: '５' } },
      { ...at, row: 8, code: 'cell.merged', params: { range: 'D8:E9' } },
    ]
    expect(caught(() => readAnswers({ kind: 'rows-invalid', problems }, 'ja'))).toMatchObject({
      code: 'form.rows-invalid',
      params: {
        count: 2,
        problems: [
          { ...at, message: '「５」は答えとして読めません。一覧から選び直してください。' },
          { ...at, row: 8, message: 'セルが結合されています（D8:E9）。結合を解いてください。' },
        ],
      },
    })
  })

  const params = { value: 'v', firstRow: 3, range: 'A1:B2', length: 3000, limit: 2000 }
  // A record and not a list, so that a new code does not compile until it is tried here.
  const codes: Record<FormProblemCode, true> = {
    'question.unknown': true,
    'question.duplicate': true,
    'question.mismatch': true,
    'question.not-yours': true,
    'answer.invalid': true,
    'answer.reason-required': true,
    'answer.not-applicable-not-allowed': true,
    'answer.vendor-not-allowed': true,
    'answer.vendor-name-required': true,
    'answered-by.invalid': true,
    'answered-by.conflict': true,
    'answer.missing': true,
    'cell.formula': true,
    'cell.merged': true,
    'cell.error': true,
    'text.too-long': true,
  }
  it.each(Object.keys(codes) as FormProblemCode[])('%s is a whole sentence in both languages', (code) => {
    expect(messageOf(code, params, 'ja')).toMatch(/^[^{}]+。$/u)
    expect(messageOf(code, params, 'en')).toMatch(/^[^{}]+\.$/u)
  })

  it('show only the beginning of what was typed', () =>
    expect(messageOf('answer.invalid', { value: 'あ'.repeat(3000) }, 'ja')).toBe(
      `「${'あ'.repeat(40)}…」は答えとして読めません。一覧から選び直してください。`,
    ))
})

describe('what a worker gives', () => {
  it('is passed on', () => expect(finished({ ok: true, value: 1 })).toBe(1))
  it.each(['busy', 'timeout', 'memory', 'cancelled', 'closed'] as const)('%s asks to try again', (code) =>
    expect(caught(() => finished({ ok: false, error: { code, reason: 'r' } })).code).toBe('server.busy'),
  )
  it.each(['failed', 'bad-input'] as const)('%s stays a fault of ours, with its reason for the log', (code) => {
    const act = () => finished({ ok: false, error: { code, reason: 'the reason', place: 'page 2' } })
    expect(act).toThrow(`${code} at page 2: the reason`)
    expect(act).not.toThrow(ProblemError)
  })
})
