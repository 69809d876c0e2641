// SPDX-License-Identifier: Apache-2.0
import type { EditionQuestion, PlanCandidate, Quote } from '@shinayaka/contract'
import { languages } from '@shinayaka/contract/messages'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../platform/problem.ts'
import { type ApprovalDocument, approvalRequest, chosenCandidates } from './approval-request.ts'
import { decisionOn, edition, mixed, reference, submissionOf } from './testing.ts'

const quote = (over: Partial<Quote> = {}): Quote => ({
  measure: '',
  yen: 3_850_000,
  hours: 96,
  vendor: '架空システム株式会社',
  quotedOn: '2026-10-01',
  note: '',
  version: 0,
  ...over,
})

const candidate = (measure: string, domain: string, question: string, over: Partial<PlanCandidate> = {}): PlanCandidate => ({
  measure,
  title: `${measure} をする`,
  domain,
  domainName: { ja: `分野${domain}`, en: `Domain ${domain}` },
  domainScore: 0.5,
  question,
  questionText: '',
  from: 0,
  to: 2,
  who: '事務',
  estimate: { hours: 20, cost: 'large', note: '装置代', free: '' },
  quote: null,
  needsManagement: true,
  proposed: true,
  ...over,
})

const [first, second, third] = [
  candidate('m.both', 'a', 'a.one'),
  candidate('m.b', 'b', 'b.one', { from: 1 }),
  candidate('m.c', 'c', 'c.one', { from: 'unknown', estimate: { hours: 1, cost: 'none', note: '', free: '' } }),
]

/** The small edition with one question changed. */
const editionWith = (id: string, over: Partial<EditionQuestion>): ApprovalDocument['edition'] => ({
  ...edition,
  domains: edition.domains.map((domain) => ({
    ...domain,
    questions: domain.questions.map((question) => (question.id === id ? { ...question, ...over } : question)),
  })),
})

const document = (over: Partial<ApprovalDocument> = {}): ApprovalDocument => ({
  view: submissionOf(mixed, { grades: { identity: 'ok', external: 'd', media: 'o', internal: 'unknown' } }),
  edition,
  chosen: [first, second, third],
  stoppedDay: { yen: 8_500_000, basis: '診療収入の平均' },
  decisions: [],
  drafter: '山桃 花子',
  language: 'ja',
  producedAt: new Date('2026-11-21T02:00:00.000Z'),
  ...over,
})
const request = (over: Partial<ApprovalDocument> = {}) => approvalRequest(document(over))
const withQuotes = (...quotes: (Quote | null)[]) =>
  [first, second, third].map((one, index) => {
    const given = quotes[index] ?? null
    return { ...one, quote: given && { ...given, measure: one.measure } }
  })

describe('the head of the request', () => {
  it('says who asks, when in both calendars, and for how many measures', () => {
    expect(request()).toMatchObject({
      title: '稟議書（案）',
      organisation: 'やまもも診療所',
      drafted: { on: '令和8年（2026年）11月21日', by: '山桃 花子', at: '2026-11-21T11:00:00+09:00' },
      ask: '自己点検の結果にもとづき、次の三つの対策の実施と、その費用・人手をお認めください。',
    })
    expect(request({ chosen: [second] })).toMatchObject({ ask: expect.stringContaining('次の一つの対策'), decisions: [{ mark: '①' }] })
  })

  it('asks for nothing where nothing is to be asked', () => {
    expect(request({ chosen: [] })).toMatchObject({ ask: expect.stringContaining('対策はありません'), decisions: [], total: null, undone: ['—'] })
  })

  it.each(languages)('leaves no place of a text unfilled in %s', (language) => {
    for (const over of [{}, { stoppedDay: null }, { chosen: withQuotes(quote(), null, quote()) }, { chosen: [] }])
      expect(JSON.stringify(request({ language, ...over }))).not.toMatch(/\{[a-zA-Z]+\}(?!,)/u)
  })
})

describe('the measures to decide on', () => {
  it('cost what the institution was quoted, by whom and when, and take its own hours', () => {
    const [decision] = request({ chosen: withQuotes(quote()) }).decisions
    expect(decision).toMatchObject({
      mark: '①',
      title: 'm.both をする',
      cost: { value: '385万円', basis: '自院の見積もり' },
      work: { value: '12人日（96時間）', basis: '自院の数字' },
      details: '分野：分野a 0.50点　担当：事務　見積もり：架空システム株式会社、令和8年（2026年）10月1日',
    })
  })

  it('otherwise cost what the editors think, said to be theirs', () => {
    const [decision] = request().decisions
    expect(decision).toMatchObject({
      cost: { value: '30万円超', basis: '編者の目安' },
      work: { value: '2.5人日（20時間）', basis: '編者の目安' },
      details: '分野：分野a 0.50点　担当：事務　費用の中身：装置代',
    })
  })

  it('keep hours and money apart: own hours beside no quote, a quote beside no hours, a quote with neither name nor day', () => {
    const [one, two, three] = request({
      chosen: withQuotes(quote({ yen: null, hours: 4 }), quote({ hours: null }), quote({ vendor: '', quotedOn: null, yen: 0, hours: 0 })),
    }).decisions
    expect(one).toMatchObject({ cost: { basis: '編者の目安' }, work: { value: '0.5人日（4時間）', basis: '自院の数字' } })
    expect(two).toMatchObject({ cost: { basis: '自院の見積もり' }, work: { basis: '編者の目安' } })
    expect(three).toMatchObject({ cost: { value: '0円', basis: '自院の見積もり' }, work: { value: '0人日（0時間）', basis: '自院の数字' } })
    expect(three?.details).toContain('見積もり：会社名は未記入、日付は未記入')
  })

  it('count little work as little, never as none', () => {
    expect(request({ chosen: withQuotes(quote({ hours: 0.25 })) }).decisions[0]?.work.value).toBe('0.1人日未満（0.25時間）')
  })

  it('say why now in whole sentences, as many as the page holds', () => {
    const sentence = `${'あ'.repeat(59)}。`
    const long = editionWith('a.one', { why: sentence.repeat(10) })
    expect(request({ edition: long, chosen: [first] }).decisions[0]?.why).toBe(sentence.repeat(4))
    const shared = request({ edition: long }).decisions.map(({ why }) => why)
    expect(shared).toEqual([sentence.repeat(3), 'b.one が大切なわけ。', 'c.one が大切なわけ。'])
  })

  it('cut names that are too long, and let nothing typed draw a line to write on', () => {
    const [decision] = request({ chosen: withQuotes(quote({ vendor: `架空＿＿${'社'.repeat(90)}` })) }).decisions
    expect(decision?.details).toMatch(/見積もり：架空 社+…、令和8年/u)
    expect(decision?.details.length).toBeLessThan(90)
  })
})

describe('the total', () => {
  it('sums the quotes, and the hours of all', () => {
    expect(request({ chosen: withQuotes(quote(), quote({ yen: 1_265_000, hours: 8 }), quote({ yen: 0, hours: 4 })) }).total).toEqual({
      cost: '5,115,000円',
      work: '13.5人日（108時間）',
      holds: '費用は見積もり三つの合計、人手は自院の数字。',
    })
  })

  it('says what has no quote instead of counting it as nothing', () => {
    expect(request({ chosen: withQuotes(quote()) }).total).toEqual({
      cost: '385万円',
      work: '14.6人日（117時間）',
      holds:
        '費用は見積もり一つの合計、人手は自院の数字と編者の目安を足したもの。費用の合計に入っていないもの：②（30万円超・編者の目安）、③（0円・編者の目安）。',
    })
  })

  it('is a dash, not 0, where there is no quote at all', () => {
    const { total } = request()
    expect(total).toMatchObject({ cost: '—', work: '5.1人日（41時間）' })
    expect(total?.holds).toContain('自院の見積もりがまだないため、費用の合計は出せません。人手は編者の目安。')
  })
})

describe('a stopped day', () => {
  const stopped = (over: Partial<ApprovalDocument>) => request(over).stopped.join('')
  const whole = withQuotes(quote(), quote({ yen: 1_265_000 }), quote({ yen: 0 }))

  it('stands beside the total, with its basis', () => {
    expect(stopped({ chosen: whole })).toBe('850万円（根拠：診療収入の平均）。費用の合計5,115,000円は、止まった日の約0.6日分です。')
    expect(stopped({ chosen: whole, stoppedDay: { yen: 10_000, basis: '概算。' } })).toBe(
      '1万円（根拠：概算）。費用の合計5,115,000円は、止まった日の約511.5日分です。',
    )
  })

  it('says that only a part of the cost is compared', () => {
    expect(stopped({ chosen: withQuotes(quote()) })).toContain('費用のうち見積もりのある分385万円は、止まった日の約0.5日分です。')
  })

  it.each([
    ['no quote', {}, '何日分にあたるかは出せません'],
    ['a loss of 0 yen', { chosen: whole, stoppedDay: { yen: 0, basis: '' } }, '0円（根拠：未記入）。自院の数字が0円のため'],
    [
      'a total of 0 yen',
      { chosen: withQuotes(quote({ yen: 0 }), quote({ yen: 0 }), quote({ yen: 0 })) },
      '費用の合計0円は、止まった日の約0日分です。',
    ],
    ['next to nothing', { chosen: whole, stoppedDay: { yen: 1_000_000_000_000, basis: 'x' } }, '止まった日の0.1日分に届きません。'],
  ] as [string, Partial<ApprovalDocument>, string][])('divides nothing by nothing: %s', (_, over, words) => {
    expect(stopped(over)).toContain(words)
    expect(stopped(over)).not.toMatch(/NaN|Infinity/u)
  })

  it('is left to be filled by hand where the institution gave no figure', () => {
    const { stopped: lines } = request({ chosen: whole, stoppedDay: null })
    expect(lines).toEqual(['自院の数字は未記入です。', expect.stringMatching(/＿{8} 円（根拠：＿+）/u)])
  })
})

describe('what goes on if nothing is done', () => {
  it('is how things are today, by the level that was answered', () => {
    expect(request().undone).toEqual([
      '① 0 できていない：a.one の段階0。',
      '② 1 一部だけ：b.one の段階1。',
      '③ わからない：どうなっているか、まだ確かめられていません。聞く相手：c.one の保守会社',
    ])
  })

  it('tells each case once, for all measures whose questions tell it, and marks what is not checked', () => {
    const told = {
      name: '架空病院',
      when: '2024年5月',
      route: '',
      whatHappened: '夜に止まりました。朝に気づきました。',
      lesson: '',
      certainty: 'B',
    } as const
    const once = editionWith('a.one', { case: told })
    const both = {
      ...once,
      domains: once.domains.map((domain) => ({ ...domain, questions: domain.questions.map((one) => ({ ...one, case: told })) })),
    }
    expect(request({ edition: once }).undone.at(-1)).toBe('他院の例① 架空病院、2024年5月（原文未照合）：夜に止まりました。朝に気づきました。')
    expect(request({ edition: both }).undone.slice(3)).toEqual([expect.stringMatching(/^他院の例①②③ 架空病院/u)])
    const checked = editionWith('a.one', { case: { ...told, certainty: 'A' } })
    expect(request({ edition: checked }).undone.at(-1)).not.toContain('原文未照合')
  })
})

describe('the result behind it', () => {
  it('is named with score, range, level, day and edition', () => {
    expect(request({ chosen: withQuotes(quote(), quote(), quote()) }).result).toBe(
      '診療所の点検2026.1版、令和8年（2026年）11月21日提出。総合1.50点（3点満点、「わからない」による幅1.50〜2.25点）、ネットワーク類型1（目標2）。',
    )
    expect(request({ view: submissionOf(mixed) }).result).toContain('ネットワーク類型は未回答')
  })

  it('says where a source was not checked, and what the editors’ estimates are, only where it is so', () => {
    const doubtful = editionWith('b.one', { references: [reference('x/1', 'C')] })
    expect(request({ edition: doubtful }).result).toContain('原文未照合')
    expect(request().result).toContain('編者の目安は、会社の見積もりではありません。')
    expect(request().result).not.toContain('原文未照合')
  })
})

describe('the measures asked for', () => {
  const candidates = [first, { ...second, proposed: false }, third]

  it('are those the result proposes, unless named: then those, in their order, each once', () => {
    expect(chosenCandidates(candidates, '')).toEqual([first, third])
    expect(chosenCandidates(candidates, 'm.c,m.b,m.c').map(({ measure }) => measure)).toEqual(['m.c', 'm.b'])
  })

  it('must be among those the result offers', () => {
    const error = ((): unknown => {
      try {
        return chosenCandidates(candidates, 'm.b,m.elsewhere')
      } catch (caught) {
        return caught
      }
    })()
    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({ code: 'measure.unknown' })
  })
})

describe('in English', () => {
  it('speaks English around the Japanese of the catalog', () => {
    expect(request({ language: 'en', chosen: withQuotes(quote()) })).toMatchObject({
      title: 'Approval request (draft)',
      drafted: { on: '2026-11-21' },
      decisions: [{ cost: { value: '¥3,850,000', basis: 'our own quote' }, work: { value: '12 days (96 h)' } }, {}, {}],
      total: { cost: '¥3,850,000' },
    })
  })
})

describe('an approval of one’s own work', () => {
  const details = (over: Parameters<typeof decisionOn>[1]) =>
    request({ decisions: [decisionOn(first.measure, over)] }).decisions.map(({ details: said }) => said)
  it('is said of the measure it was given for', () => {
    const said = details({ state: 'approved', decidedBy: '院長 山田', concurrent: true })
    expect(said.map((one) => one.includes('決裁：承認（院長 山田、兼務）'))).toEqual([true, false, false])
  })
  it('is not said of what somebody else decided, nor of what waits', () => {
    for (const over of [{ state: 'approved', decidedBy: '院長 山田', concurrent: false } as const, { state: 'waiting', concurrent: true } as const])
      expect(details(over).join('')).not.toContain('兼務')
  })
})
