// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { answerForm } from './answer-form.ts'
import { radar } from './radar.ts'
import { resultWorkbook } from './result-workbook.ts'
import { edition, mixed, noStanding, standing, submissionOf } from './testing.ts'

const producedAt = new Date('2026-11-21T02:00:00.000Z')

describe('the form', () => {
  const view = submissionOf(mixed)
  const draft = { id: view.id, editionHash: view.editionHash, answers: view.answers.slice(0, 1).map((answer) => ({ ...answer, version: 1 })) }
  const form = answerForm({ view: draft, edition, organisation: 'やまもも診療所', language: 'ja', producedAt })

  it('asks every question under its number, with its levels in words', () => {
    expect(form.questions.map(({ id, number, domain }) => [id, number, domain])).toEqual([
      ['a.one', 'Q1', '分野a'],
      ['a.two', 'Q2', '分野a'],
      ['b.one', 'Q3', '分野b'],
      ['c.one', 'Q4', '分野c'],
    ])
    expect(form.questions[0]?.levels).toEqual(['a.one の段階0。', 'a.one の段階1。', 'a.one の段階2。付け足し。', 'a.one の段階3。'])
    expect(form.questions.map(({ notApplicable, vendorMayAnswer }) => [notApplicable, vendorMayAnswer])[2]).toEqual(['機器がないとき', true])
  })

  it('holds the answers that stand, and no other', () => {
    expect(form.questions.map(({ current }) => current)).toEqual([{ value: 0, comment: '来月から', source: 'own', vendorName: '' }, null, null, null])
  })

  it('holds only the domains that somebody was given, under the same numbers, and says so', () => {
    const own = answerForm({ view: draft, edition, organisation: 'やまもも診療所', language: 'ja', producedAt, domains: ['b', 'c'] })
    expect(own.questions.map(({ number, domain }) => [number, domain])).toEqual([
      ['Q3', '分野b'],
      ['Q4', '分野c'],
    ])
    expect([own.part, form.part]).toEqual(['受け持ちの分野：分野b、分野c', null])
  })

  it('knows which draft and edition it belongs to', () => {
    expect(form).toMatchObject({
      assessment: view.id,
      organisation: 'やまもも診療所',
      instrument: { id: 'clinic', edition: '2026.1', hash: 'e'.repeat(64) },
      producedAt: '2026-11-21T11:00:00+09:00',
    })
  })
})

describe('the result as a workbook', () => {
  const view = submissionOf(mixed, {
    grades: { identity: 'unknown', external: 'o', media: 'o', internal: 'x' },
    before: { 'a.one': 1, 'a.two': 2, 'b.one': 'na', 'c.one': 3 },
  })
  const workbook = resultWorkbook({ view, edition, standing: noStanding, language: 'ja', producedAt })

  it('keeps numbers as numbers and what is empty empty', () => {
    expect(workbook.overall).toEqual({ score: 1.5, range: [1.5, 2.25], previous: 2.25 })
    expect(workbook.domains.map(({ name, score, range, previous }) => [name, score, range, previous])).toEqual([
      ['分野a', 0, [0, 1.5], 1.5],
      ['分野b', null, null, null],
      ['分野c', 3, [3, 3], 3],
    ])
    expect(workbook.networkLevel).toBe('0〜2')
    expect(workbook.answers.map(({ number, points, levelText, source }) => [number, points, levelText, source])).toEqual([
      ['Q1', 0, 'a.one の段階0。', 'own'],
      ['Q2', null, '', 'own'],
      ['Q3', null, '', 'own'],
      ['Q4', 3, 'c.one の段階3。', 'vendor'],
    ])
  })

  it('lists the measures of weak domains with their aim', () =>
    expect(workbook.measures.map(({ domain, title, raises }) => [domain, title, raises])).toEqual([
      ['分野a', 'm.both をする', 'Q1 を 0 から 1 へ、Q2 を「わからない」から 2 へ'],
    ]))

  it('has the years, themes and priority areas as numbers, and none where there are none', () => {
    const hospital = resultWorkbook({ view, edition: { ...edition, id: 'hospital-it' }, standing, language: 'ja', producedAt })
    expect(hospital.years?.columns.map(({ fiscalYear }) => fiscalYear)).toEqual([
      '令和3年度',
      '令和4年度',
      '令和5年度',
      '令和6年度',
      '令和7年度',
      '令和8年度',
    ])
    expect(hospital.years).toMatchObject({ overall: [0.25, 0.5, 0.75, 1, 1.25, 1.5], weak: [2, 2, 2, 2, 2, 2] })
    expect(hospital.years?.domains[1]).toEqual({ name: '分野b', scores: [null, null, 2, 2, 2, 2] })
    expect(hospital.themes?.themes[0]).toMatchObject({ name: '人とお金', department: 0.5, management: 2, managementCounted: 1 })
    expect(hospital.areas[0]?.areas[0]).toMatchObject({ number: '1', score: 1, counted: 4, all: 7 })
    expect([workbook.years, workbook.themes, workbook.areas]).toEqual([null, null, []])
  })

  it('says nothing of a level that was not answered', () =>
    expect(resultWorkbook({ view: submissionOf(mixed), edition, standing: noStanding, language: 'ja', producedAt }).networkLevel).toBeNull())
})

describe('the radar', () => {
  it('shows every domain beside last time, and says in a sentence what it shows', () => {
    const picture = radar(submissionOf(mixed, { before: { 'a.one': 1, 'a.two': 2, 'c.one': 2 } }), edition, 'ja')
    expect(picture).toEqual({
      title: '分野ごとの点（やまもも診療所）',
      description:
        '2分野の点を、中心を0、外周を3として表した図です。いちばん低いのは「分野a」の0.00点、いちばん高いのは「分野c」の3.00点です。点のない分野（分野b）は図にありません。',
      language: 'ja',
      thisName: '今回（2026-11-21）',
      previousName: '前回（2026-03-31）',
      domains: [
        { name: '分野a', score: 0, previous: 1.5 },
        { name: '分野b', score: null, previous: null },
        { name: '分野c', score: 3, previous: 2 },
      ],
    })
  })

  it('has one line the first time, and none where nothing counts', () => {
    expect(radar(submissionOf(mixed), edition, 'en').previousName).toBeNull()
    expect(radar(submissionOf({ 'b.one': { value: 'na' } }), edition, 'ja').description).toBe('点の付いた分野がないため、図に線はありません。')
  })
})
