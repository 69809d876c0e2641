// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@shinayaka/contract/messages'
import { describe, expect, it } from 'vitest'
import { assessmentReport } from './report.ts'
import { edition, mixed, noPlan, noStanding, submissionOf } from './testing.ts'

const producedAt = new Date('2026-11-21T02:00:00.000Z')
const reportOf = (view: ReturnType<typeof submissionOf>, language: Language = 'ja') =>
  assessmentReport({ view, edition, language, producedAt, standing: noStanding, plan: noPlan })
const all = (values: [0 | 1 | 2 | 3, 0 | 1 | 2 | 3, 0 | 1 | 2 | 3, 0 | 1 | 2 | 3]) =>
  submissionOf({ 'a.one': { value: values[0] }, 'a.two': { value: values[1] }, 'b.one': { value: values[2] }, 'c.one': { value: values[3] } })

describe('the title', () => {
  it('says whose, which and when, in official dates', () => {
    const report = reportOf(submissionOf(mixed))
    expect(report).toMatchObject({
      title: '自己点検 報告書',
      organisation: { name: 'やまもも診療所', kind: '診療所' },
      instrument: { title: '診療所の点検', edition: '2026.1', questions: 4, domains: 3 },
      submission: { on: '令和8年（2026年）11月21日', by: '山桃 花子', fiscalYear: '令和8年度', sha256: 'f'.repeat(64) },
      produced: { text: '令和8年（2026年）11月21日', day: '2026-11-21' },
    })
  })

  it('speaks English of its own and leaves the catalog as it is', () => {
    const report = reportOf(submissionOf(mixed), 'en')
    expect(report).toMatchObject({
      title: 'Self-check report',
      organisation: { kind: 'Clinic' },
      submission: { on: '2026-11-21', fiscalYear: 'FY2026' },
    })
    expect(report.domains.map(({ name }) => name)).toEqual(['Domain a', 'Domain b', 'Domain c'])
    expect(report.answers[0]?.answers[0]).toMatchObject({ question: 'a.one はできていますか。', answer: '0 Not done' })
  })
})

describe('the scores', () => {
  it('come with their denominators and ranges', () => {
    const { overall, domains } = reportOf(submissionOf(mixed))
    expect(overall).toEqual({
      score: { value: 1.5, text: '1.50', range: '1.50〜2.25' },
      counted: 3,
      notApplicable: 1,
      unknown: 1,
      belowThreshold: 1,
      domainsCounted: 2,
    })
    expect(
      domains.map(({ id, score, counted, questions, belowThreshold }) => [id, score.text, score.range, counted, questions, belowThreshold]),
    ).toEqual([
      ['a', '0.00', '0.00〜1.50', 2, 2, true],
      ['b', '—', null, 0, 1, false],
      ['c', '3.00', null, 1, 1, false],
    ])
  })

  it('stand beside last time, and say where there is nothing to compare', () => {
    const view = submissionOf(mixed, { before: { 'a.one': 1, 'a.two': 1, 'b.one': 2, 'c.one': 3 }, levelBefore: { low: 0, high: 1 } })
    const { previous, domains } = reportOf(view)
    expect(previous).toEqual({
      on: '令和8年（2026年）3月31日',
      fiscalYear: '令和7年度',
      overall: { value: 2, text: '2.00', range: null },
      change: { text: '−0.50', direction: 'down' },
      level: '0〜1',
    })
    expect(domains.map(({ previous: before, change }) => [before?.text, change?.text, change?.direction])).toEqual([
      ['1.00', '−1.00', 'down'],
      ['2.00', '—', 'none'],
      ['3.00', '±0.00', 'same'],
    ])
  })

  it('say nothing of last time where there was none', () => {
    const { previous, domains } = reportOf(submissionOf(mixed))
    expect([previous, domains[0]?.previous, domains[0]?.change]).toEqual([null, null, null])
  })
})

describe('the first steps', () => {
  it('begin with one act, where the whole measure stands further on', () => {
    const [first] = reportOf(all([0, 3, 3, 3])).first
    expect(first).toEqual({
      title: 'm.both をする',
      domain: '分野a',
      today: 'm.both を今日始める。',
      reason: '「分野a」は3点中1.50点で、いちばん低い分野です（Q1は「0 できていない」）。',
      who: '事務',
      effort: '約1時間30分',
      cost: '3万円まで（紙代）',
    })
  })

  it.each<[string, ReturnType<typeof all>, number, string]>([
    ['one of several lowest', all([0, 0, 0, 3]), 1, '「分野b」は3点中0.00点で、いちばん低い分野の一つです（Q3は「0 できていない」）。'],
    ['weak, not the lowest', all([0, 1, 1, 3]), 1, '「分野b」は3点中1.00点で、1.5点以下です（Q3は「1 一部だけ」）。'],
    ['not weak', all([3, 3, 3, 2]), 0, '「分野c」は3点中2.00点です。Q4の答え「2 できていて、決まりがある」を、3に上げられます。'],
    [
      'not known',
      submissionOf({ 'a.one': { value: 3 }, 'a.two': { value: 'unknown' } }),
      0,
      'Q2の答えが「わからない」です（「分野a」は3点中1.50点）。まず聞いて確かめます。聞く相手：a.two の保守会社。',
    ],
  ])('give their reason: %s', (_, view, index, reason) => expect(reportOf(view).first[index]?.reason).toBe(reason))

  it('give all of today where the measure stands nowhere else', () => {
    const [first] = reportOf(all([3, 3, 3, 2])).first
    expect([first?.title, first?.today]).toEqual(['m.c をする', 'm.c を今日始める。m.c を紙に書く。'])
  })

  it('are none where nothing can be raised', () => expect(reportOf(all([3, 3, 3, 3])).first).toEqual([]))
})

describe('the weak domains', () => {
  it('stand weakest first with every measure, and with what to find out', () => {
    const view = submissionOf({ 'a.one': { value: 1 }, 'a.two': { value: 'unknown' }, 'b.one': { value: 0 }, 'c.one': { value: 2 } })
    const { weak } = reportOf(view)
    expect(weak.map(({ id, score }) => [id, score.text])).toEqual([
      ['b', '0.00'],
      ['a', '0.50'],
    ])
    expect(weak[1]?.enquiries).toEqual([
      { number: 'Q2', question: 'a.two はできていますか。', ask: 'a.two の保守会社', message: 'a.two について教えてください。' },
    ])
    expect(weak[0]?.measures).toEqual([
      {
        title: 'm.b をする',
        raises: 'Q3 を 0 から 2 へ',
        steps: [
          { when: '今日', text: 'm.b を今日始める。' },
          { when: '今月', text: 'm.b を今月続ける。' },
          { when: '今日', text: 'm.b を紙に書く。' },
        ],
        who: '事務',
        effort: '約30分',
        cost: '0円',
        free: 'なし',
        references: ['m.b/source'],
      },
    ])
  })

  it.each<[[0 | 1 | 2 | 3, 0 | 1 | 2 | 3 | 'unknown'], string]>([
    [[0, 0], 'Q1 を 0 から 1 へ、Q2 を 0 から 2 へ'],
    [[1, 0], 'Q2 を 0 から 2 へ'],
    [[0, 2], 'Q1 を 0 から 1 へ'],
    [[0, 'unknown'], 'Q1 を 0 から 1 へ、Q2 を「わからない」から 2 へ'],
  ])('say which questions a measure still raises: %j', ([one, two], raises) => {
    const { weak } = reportOf(submissionOf({ 'a.one': { value: one }, 'a.two': { value: two } }))
    expect(weak[0]?.measures[0]?.raises).toBe(raises)
  })

  it('are none where every domain is above the threshold', () => expect(reportOf(all([2, 2, 2, 2])).weak).toEqual([]))
})

describe('the answers', () => {
  it('keep the order and the words of the edition, whoever gave them', () => {
    const { answers } = reportOf(submissionOf(mixed))
    const flat = answers.flatMap(({ answers: of }) => of)
    expect(flat.map(({ number, answer, levelText, comment, vendor }) => [number, answer, levelText, comment, vendor])).toEqual([
      ['Q1', '0 できていない', 'a.one の段階0。', '来月から', null],
      ['Q2', 'わからない', '聞く相手：a.two の保守会社', '', null],
      ['Q3', '対象外', null, '機器がない', null],
      ['Q4', '3 できていて、見直している', 'c.one の段階3。', '', '架空システム'],
    ])
  })

  it('add to a level what the question says of it', () =>
    expect(reportOf(all([2, 2, 2, 2])).answers[0]?.answers[0]?.levelText).toBe('a.one の段階2。付け足し。'))

  it('carry the message of an enquiry where the domain is strong and has no part of its own', () => {
    const strong = { ...submissionOf({ 'a.one': { value: 3 }, 'a.two': { value: 'unknown' } }) }
    strong.score = { ...strong.score, domains: strong.score.domains.map((domain) => ({ ...domain, belowThreshold: false })) }
    expect(reportOf(strong).answers[0]?.answers[1]?.levelText).toBe('聞く相手：a.two の保守会社　送る文：a.two について教えてください。')
  })
})

describe('the sources', () => {
  it('are each cited once, in order, with the weaker of two certainties', () => {
    const view = submissionOf({ ...mixed, 'c.one': { value: 1 } }, { grades: { identity: 'ok', external: 'o', media: 'o', internal: 'o' } })
    expect(reportOf(view).sources.map(({ id, certainty }) => [id, certainty])).toEqual([
      ['m.both/source', 'B'],
      ['a.one/source', 'C'],
      ['levels/source', 'A'],
      ['a.two/source', 'A'],
      ['b.one/source', 'A'],
      ['c.one/source', 'A'],
    ])
  })

  it('hold everything that is cited', () => {
    const report = reportOf(submissionOf(mixed, { grades: { identity: 'weak', external: 'x', media: 'd', internal: 'unknown' } }))
    const known = new Set(report.sources.map(({ id }) => id))
    const cited = [
      ...report.weak.flatMap(({ measures }) => measures.flatMap(({ references }) => references)),
      ...report.answers.flatMap(({ answers }) => answers.flatMap(({ references }) => references)),
      ...(report.network?.references ?? []),
    ]
    expect(cited.length).toBeGreaterThan(0)
    expect(cited.filter((id) => !known.has(id))).toEqual([])
  })
})

describe('the method', () => {
  const textOf = (view: ReturnType<typeof submissionOf>, language: Language = 'ja') =>
    reportOf(view, language)
      .method.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
      .join('\n')

  it('names denominators, edition, hash and what the report is not', () => {
    const text = textOf(submissionOf(mixed))
    for (const words of [
      '4問のうち、点に数えた答えは3問（うち「わからない」1問）、「対象外」は1問',
      '3分野のうち2分野',
      'e'.repeat(64),
      '2026.1',
      '編者の目安',
      '原文未照合',
      'HAIP',
      '代わりにはなりません',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/\{[a-zA-Z]+\}/)
  })

  it('explains the network level only where it was answered', () => {
    const grades = { identity: 'ok', external: 'o', media: 'o', internal: 'o' } as const
    expect(textOf(submissionOf(mixed))).not.toContain('管理external')
    expect(textOf(submissionOf(mixed, { grades }))).toContain('「管理external」「管理media」「管理internal」の三つ')
    expect(textOf(submissionOf(mixed, { grades }), 'en')).toContain('“Control external”')
  })
})

it('refuses a proposal that its edition does not hold, instead of leaving it out in silence', () => {
  const view = submissionOf(mixed)
  const first = view.first.map((proposal) => ({ ...proposal, measure: 'm.gone' }))
  expect(() => reportOf({ ...view, first })).toThrow('m.gone')
})
