// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type HomeState, nextSteps } from './next.ts'

const everything: HomeState = {
  evidence: { expiring: [], infected: 0 },
  profileComplete: true,
  mayEditProfile: true,
  mayAnswer: true,
  mayInvite: true,
  members: 2,
  draft: null,
  latest: null,
  fiscalYear: 2026,
  minutesOfInstrument: 5,
  measures: [],
  mayRead: true,
  sections: [],
  today: '2026-11-21',
  waiting: 0,
  management: null,
  checklist: null,
}
const latest = { id: 's', fiscalYear: 2026, level: { low: 1, high: 1 } }
const measures = ['一', '二', '三'].map((title) => ({ title, step: '今日の一歩', minutes: 10 }))
const director = { mayAnswer: false, mayEditProfile: false, mayInvite: false }
const colleague = { ...director, mayRead: false }
const management = { minutes: 10, draft: null, answeredThisYear: false }
const section = (domain: string, more: { due?: string; reminded?: boolean } = {}) => ({
  assessment: 'd',
  domain,
  name: domain,
  left: 2,
  questions: 4,
  due: more.due ?? null,
  reminded: more.reminded ?? false,
})
const due = (days: number) => ({ id: 'e', title: '保守契約', days })
const kinds = (state: Partial<HomeState>) => nextSteps({ ...everything, ...state }).map(({ kind }) => kind)

describe('the next steps', () => {
  it.each<[string, Partial<HomeState>, string[]]>([
    ['for a new clinic', { profileComplete: false, members: 1 }, ['start', 'profile', 'second-account']],
    ['in the middle of answering', { draft: { id: 'd', answered: 5, questions: 13 } }, ['resume']],
    ['when all is answered', { draft: { id: 'd', answered: 13, questions: 13 } }, ['submit']],
    ['after a submission', { latest, measures }, ['measure', 'measure', 'measure']],
    ['after a submission, alone', { latest, measures, members: 1 }, ['measure', 'measure', 'second-account']],
    ['in the next fiscal year', { latest: { ...latest, fiscalYear: 2025 }, measures }, ['repeat', 'measure', 'measure']],
    ['for a viewer before there is a result', { mayAnswer: false, mayEditProfile: false, mayInvite: false, profileComplete: false, members: 1 }, []],
    ['for a viewer with a result', { mayAnswer: false, mayEditProfile: false, mayInvite: false, latest }, ['read-result']],
    ['when everything is done', { latest }, []],
    ['for a director', { ...director, waiting: 2, management, latest, measures }, ['decide', 'management', 'read-result']],
    ['for a director who has answered', { ...director, management: { ...management, answeredThisYear: true }, latest }, ['read-result']],
    ['for an administrator, the departments’ assessment first', { management, latest, measures }, ['measure', 'measure', 'measure']],
    ['where evidence ends in a month', { latest, measures, evidence: { expiring: [due(30)], infected: 0 } }, ['evidence', 'measure', 'measure']],
    [
      'where evidence has ended',
      { draft: { id: 'd', answered: 5, questions: 13 }, evidence: { expiring: [due(-3)], infected: 0 } },
      ['evidence', 'resume'],
    ],
    ['where a virus was found', { latest, measures, evidence: { expiring: [due(30)], infected: 2 } }, ['evidence-infected', 'evidence', 'measure']],
    ['for a colleague without a domain', { ...colleague, latest, measures }, []],
    ['for a colleague', { ...colleague, sections: [section('a'), section('b')], latest, measures }, ['section', 'section']],
  ])('%s', (_, state, expected) => {
    expect(kinds(state)).toEqual(expected)
  })

  it('put the domain that was asked for first, then the late one', () => {
    const sections = [
      section('none'),
      section('soon', { due: '2026-11-30' }),
      section('late', { due: '2026-11-01' }),
      section('asked', { reminded: true }),
    ]
    const steps = nextSteps({ ...everything, ...colleague, sections })
    expect(steps.map(({ params }) => [params.name, params.late])).toEqual([
      ['asked', 0],
      ['late', 1],
      ['soon', 0],
    ])
    expect(steps[0]).toMatchObject({ path: '/assessments/d/domains/asked', minutes: 6 })
  })

  it('say how many questions and minutes are left', () => {
    const [step] = nextSteps({ ...everything, draft: { id: 'd', answered: 3, questions: 13 } })
    expect(step).toMatchObject({ minutes: 4, path: '/assessments/d', params: { left: 10, questions: 13 } })
  })
})

describe('this year’s checklist', () => {
  const checklist = { checklist: 'c', year: 2026, items: 18, open: 3, overdue: 0 }

  it('is begun once there is a result to propose from, after what only the reader can do', () => {
    const fresh = { ...checklist, checklist: null, open: 18 }
    expect(kinds({ checklist: fresh })).not.toContain('checklist-start')
    expect(kinds({ checklist: fresh, latest, measures })).toEqual(['checklist-start', 'measure', 'measure'])
    expect(kinds({ checklist: fresh, latest, waiting: 1, sections: [section('a')] })).toEqual(['decide', 'section', 'checklist-start'])
  })

  it('is gone on with while items are open, and its late items come among what cannot wait', () => {
    expect(kinds({ checklist, latest, measures })).toEqual(['checklist-resume', 'measure', 'measure'])
    expect(kinds({ checklist: { ...checklist, open: 0 }, latest })).not.toContain('checklist-resume')
    const [first] = nextSteps({ ...everything, latest, measures, checklist: { ...checklist, overdue: 2 } })
    expect(first).toEqual({ kind: 'checklist-overdue', minutes: 10, path: '/checklists/c', params: { count: 2, year: 2026 } })
  })
})
