// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type HomeState, nextSteps } from './next.ts'

const everything: HomeState = {
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
}
const latest = { id: 's', fiscalYear: 2026, level: { low: 1, high: 1 } }
const measures = ['一', '二', '三'].map((title) => ({ title, step: '今日の一歩', minutes: 10 }))
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
  ])('%s', (_, state, expected) => {
    expect(kinds(state)).toEqual(expected)
  })

  it('say how many questions and minutes are left', () => {
    const [step] = nextSteps({ ...everything, draft: { id: 'd', answered: 3, questions: 13 } })
    expect(step).toMatchObject({ minutes: 4, path: '/assessments/d', params: { left: 10, questions: 13 } })
  })
})
