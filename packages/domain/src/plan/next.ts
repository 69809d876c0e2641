// SPDX-License-Identifier: Apache-2.0

/** What stands on the home page as 今日やること; texts come from the messages by kind. */
export type NextStep = {
  kind: 'profile' | 'start' | 'resume' | 'submit' | 'measure' | 'read-result' | 'network' | 'second-account' | 'repeat'
  /** Minutes it takes, 編者の目安. */
  minutes: number
  path: string
  params: Record<string, string | number>
}

/** What is known when the home page is opened. */
export type HomeState = {
  profileComplete: boolean
  mayEditProfile: boolean
  mayAnswer: boolean
  mayInvite: boolean
  members: number
  draft: { id: string; answered: number; questions: number } | null
  latest: { id: string; fiscalYear: number; level: { low: number; high: number } | null } | null
  fiscalYear: number
  minutesOfInstrument: number
  /** The measures to begin with, from the latest submission. */
  measures: readonly { title: string; step: string; minutes: number }[]
}

/** A question takes a doctor some 25 seconds. */
const minutesPerQuestion = 0.4

const assessmentStep = (state: HomeState): NextStep[] => {
  const { draft, latest } = state
  if (!state.mayAnswer) return []
  if (draft && draft.answered < draft.questions) {
    const left = draft.questions - draft.answered
    return [
      {
        kind: 'resume',
        minutes: Math.max(1, Math.ceil(left * minutesPerQuestion)),
        path: `/assessments/${draft.id}`,
        params: { left, questions: draft.questions },
      },
    ]
  }
  if (draft) return [{ kind: 'submit', minutes: 2, path: `/assessments/${draft.id}/check`, params: { questions: draft.questions } }]
  if (!latest) return [{ kind: 'start', minutes: state.minutesOfInstrument, path: '/assessments', params: {} }]
  if (latest.fiscalYear < state.fiscalYear)
    return [{ kind: 'repeat', minutes: state.minutesOfInstrument, path: '/assessments', params: { year: latest.fiscalYear } }]
  return []
}

/**
 * The next steps, most useful first, at most three: finish what was begun, then what the last result asks for,
 * then what makes the house safer to live in. Empty only for somebody who may do nothing.
 */
export const nextSteps = (state: HomeState): NextStep[] => {
  const { latest } = state
  const measures = latest
    ? state.measures.map(
        (measure): NextStep => ({
          kind: 'measure',
          minutes: measure.minutes,
          path: `/submissions/${latest.id}`,
          params: { title: measure.title, step: measure.step },
        }),
      )
    : []
  const profile: NextStep[] =
    state.profileComplete || !state.mayEditProfile ? [] : [{ kind: 'profile', minutes: 2, path: '/settings/organisation', params: {} }]
  const second: NextStep[] =
    state.mayInvite && state.members < 2 ? [{ kind: 'second-account', minutes: 3, path: '/settings/accounts', params: {} }] : []
  const read: NextStep[] = latest && !state.mayAnswer ? [{ kind: 'read-result', minutes: 5, path: `/submissions/${latest.id}`, params: {} }] : []
  // One place stays free for the set-up, or a weak result would hide for ever that only one person can sign in.
  const settingUp = [...profile, ...second].slice(0, 1)
  const first = [...assessmentStep(state), ...measures, ...read].slice(0, 3 - settingUp.length)
  return [...first, ...profile, ...second].slice(0, 3)
}
