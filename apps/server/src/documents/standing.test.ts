// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition } from '@shinayaka/contract'
import { describe, expect, it } from 'vitest'
import { type ReportPlan, reportDecisions } from './decisions.ts'
import { assessmentReport } from './report.ts'
import { areaReferences, reportAreas, reportThemes, reportYears } from './standing.ts'
import { candidate, decisionOn, edition, mixed, noPlan, noStanding, standing, submissionOf } from './testing.ts'

const hospital: InstrumentEdition = { ...edition, id: 'hospital-it' }

describe('the years', () => {
  const years = reportYears(standing, edition, true, 'ja')

  it('stand side by side, five at most, each with its last submission', () => {
    expect(years?.columns.map(({ fiscalYear, on, edition: of }) => [fiscalYear, on, of])).toEqual([
      ['令和4年度', '2022-11-21', '2022.1'],
      ['令和5年度', '2023-11-21', '2026.1'],
      ['令和6年度', '2024-11-21', '2026.1'],
      ['令和7年度', '2025-11-21', '2026.1'],
      ['令和8年度', '2026-11-21', '2026.1'],
    ])
    expect(years?.rows).toEqual([
      { name: '総合点', domain: false, values: ['0.50', '0.75', '1.00', '1.25', '1.50'], change: '+1.00' },
      { name: 'ネットワーク類型', domain: false, values: ['1〜2', '1〜2', '1〜2', '1〜2', '1〜2'], change: '' },
      { name: '1.5点以下の分野', domain: false, values: ['2 / 3', '2 / 3', '2 / 3', '2 / 3', '2 / 3'], change: '' },
      { name: '分野a', domain: true, values: ['0.20', '0.40', '0.60', '0.80', '1.00'], change: '+0.80' },
      { name: '分野b', domain: true, values: ['—', '2.00', '2.00', '2.00', '2.00'], change: '—' },
      { name: '分野c', domain: true, values: ['—', '—', '—', '—', '—'], change: '—' },
    ])
  })

  it('warn where editions differ, and only there', () => {
    expect(years?.note).toContain('版の違う年度')
    expect(reportYears({ ...standing, years: standing.years.slice(3) }, edition, true, 'ja')?.note).toBeNull()
  })

  it('leave out a level that was never asked, and are none where two years stand in the table already', () => {
    expect(reportYears(standing, edition, false, 'ja')?.rows.map(({ name }) => name)).not.toContain('ネットワーク類型')
    expect(reportYears({ ...standing, years: standing.years.slice(-2) }, edition, true, 'ja')).toBeNull()
  })
})

describe('the themes', () => {
  it('set both sides beside each other and name the difference in words', () => {
    expect(reportThemes(standing, 'ja')).toEqual({
      note: '分け方は編者のもの。',
      department: '令和8年度（2026-11-21提出）',
      management: '令和7年度（2025-11-21提出）',
      themes: [
        {
          name: '人とお金',
          department: '0.50',
          departmentCounted: 2,
          management: '2.00',
          managementCounted: 1,
          difference: '経営層のほうが一段以上高く見ています',
          differs: true,
        },
      ],
      practices: [{ name: '費用を見る', department: 'わからない', management: '3 できていて、見直している' }],
    })
    expect(reportThemes(standing, 'en')?.themes[0]?.difference).toBe('Management rates this at least one step higher')
  })
})

describe('the priority areas', () => {
  it('say what is open with its answer, what was not asked, and that the grouping is ours', () => {
    const [areas] = reportAreas(standing, 'department', areaReferences(standing), 'ja')
    expect(areas).toMatchObject({ title: '八つの重点事項', note: '当てはめ方は公のものではありません。' })
    expect(areas?.areas).toEqual([
      {
        number: '1',
        name: '自分の仕事として関わる',
        about: '責任者が決まっているか。',
        score: '1.00',
        counted: '4 / 7 取組',
        open: '費用を見る（1）、会議で決める（わからない）（ほかに、この点検では尋ねていない取組が3）',
        references: ['notice/1'],
      },
    ])
  })

  it('say nothing is open only where something was asked', () => {
    expect(reportAreas(standing, 'management', [], 'ja')[0]?.areas[0]).toMatchObject({ score: '—', open: 'この点検では尋ねていません' })
  })
})

describe('the decisions', () => {
  const decisionsOf = (plan: ReportPlan) => reportDecisions(plan, submissionOf(mixed).id, edition, 'ja')

  it('are those the result asks for, with the figures of the editors where there are no others', () => {
    expect(decisionsOf({ candidates: [candidate('m.one'), candidate('m.two', { proposed: false })], decisions: [] })).toEqual([
      {
        title: 'm.one をする',
        domain: '分野a　0.50点',
        reason: 'Q2「a.two はできていますか。」の答えが「0 できていない」です。これを2まで上げます。',
        who: '事務',
        effort: '約12時間（編者の目安）',
        cost: '30万円まで（編者の目安）',
        state: null,
      },
    ])
  })

  it("give the institution's own quote and hours, and say whose they are", () => {
    const quote = { measure: 'm.one', yen: 3_000_000, hours: 40, vendor: '架空システム', quotedOn: null, note: '', version: 0 }
    expect(decisionsOf({ candidates: [candidate('m.one', { quote })], decisions: [] })[0]).toMatchObject({
      effort: '約40時間（自院の数字）',
      cost: '300万円（自院の見積もり：架空システム）',
    })
    const withoutVendor = { ...quote, vendor: '', hours: null }
    expect(decisionsOf({ candidates: [candidate('m.one', { quote: withoutVendor })], decisions: [] })[0]).toMatchObject({
      effort: '約12時間（編者の目安）',
      cost: '300万円（自院の見積もり）',
    })
  })

  it('are those that were asked once any was, with what they were said to cost that day and what came of them', () => {
    const plan: ReportPlan = {
      candidates: [candidate('m.one'), candidate('m.two', { proposed: false }), candidate('m.three')],
      decisions: [
        decisionOn('m.two', { yen: 85_000, hours: 20 }),
        decisionOn('m.one', {
          askedAt: '2026-11-20T02:00:00.000Z',
          state: 'approved',
          decidedBy: '院長 樹',
          decidedAt: '2026-11-21T03:00:00.000Z',
          note: '来年度の予算で',
        }),
        decisionOn('m.three', { submission: 'another' }),
      ],
    }
    expect(decisionsOf(plan).map(({ title, cost, effort, state }) => [title, cost, effort, state])).toEqual([
      ['m.one をする', '30万円まで（編者の目安）', '約12時間（編者の目安）', '承認（院長 樹、2026-11-21）：来年度の予算で'],
      ['m.two をする', '85,000円（自院の見積もり）', '約20時間（自院の数字）', '返事待ち（2026-11-21に依頼）'],
    ])
  })

  it('say of an unknown that it is found out first', () =>
    expect(decisionsOf({ candidates: [candidate('m.one', { from: 'unknown' })], decisions: [] })[0]?.reason).toBe(
      'Q2「a.two はできていますか。」の答えが「わからない」です。確かめて、2まで上げます。',
    ))
})

describe('whose report it is', () => {
  const producedAt = new Date('2026-11-21T02:00:00.000Z')
  const view = submissionOf(mixed, { grades: { identity: 'ok', external: 'o', media: 'd', internal: 'x' } })
  const reportOf = (of: InstrumentEdition, more = standing) =>
    assessmentReport({ view: { ...view, instrument: of.id }, edition: of, language: 'ja', producedAt, standing: more, plan: noPlan })

  it('a doctor’s begins with today, and looks from other sides only where there is one', () => {
    expect(reportOf(edition, noStanding)).toMatchObject({
      front: 'today',
      themes: null,
      areas: [],
      years: null,
      measures: 'first in full',
      asksNetwork: true,
    })
    expect(reportOf(edition).themes).not.toBeNull()
  })

  it('a hospital’s begins with what management needs: the sentences, the weakest, the decisions', () => {
    const report = reportOf(hospital)
    expect(report).toMatchObject({
      front: 'management',
      paragraph: ['「わからない」という答えが1問あります。0点と数えているので、確かめると点が上がることがあります。'],
      measures: 'in full',
    })
    expect(report.weakest.map(({ name, score, about, change }) => [name, score.text, about, change])).toEqual([['分野a', '0.00', 'a を守る。', null]])
    expect(report.areas).toHaveLength(1)
    expect(report.sources.map(({ id }) => id)).toContain('notice/1')
    expect(report.method.map(({ heading }) => heading)).toContain('話題と重点事項の点')
  })

  it('management’s own has no network level, and sees its own side of the areas', () => {
    const report = reportOf({ ...edition, id: 'executive' })
    expect(report).toMatchObject({ front: 'management', asksNetwork: false, measures: 'first in full' })
    expect(report.areas[0]?.areas[0]?.open).toBe('この点検では尋ねていません')
    expect(report.years?.rows.map(({ name }) => name)).not.toContain('ネットワーク類型')
  })

  it('says of every answer who gave it and on which day', () =>
    expect(reportOf(hospital).answers[0]?.answers[0]).toMatchObject({ answeredBy: '山桃 花子', answeredOn: '2026-11-21' }))
})
