// SPDX-License-Identifier: Apache-2.0

/** What stands on the home page as 今日やること; texts come from the messages by kind. */
export type NextStep = {
  kind:
    | 'section'
    | 'decide'
    | 'management'
    | 'profile'
    | 'start'
    | 'resume'
    | 'submit'
    | 'measure'
    | 'read-result'
    | 'network'
    | 'second-account'
    | 'evidence'
    | 'evidence-infected'
    | 'repeat'
    | 'checklist-start'
    | 'checklist-overdue'
    | 'checklist-resume'
  /** Minutes it takes, 編者の目安. */
  minutes: number
  path: string
  params: Record<string, string | number>
}

/** A draft as the home page needs it. */
type Draft = { id: string; answered: number; questions: number }

/** What is known when the home page is opened. */
export type HomeState = {
  profileComplete: boolean
  mayEditProfile: boolean
  /** Answers and submits the departments' instrument. */
  mayAnswer: boolean
  mayInvite: boolean
  /** Reads results. */
  mayRead: boolean
  members: number
  draft: Draft | null
  latest: { id: string; fiscalYear: number; level: { low: number; high: number } | null } | null
  fiscalYear: number
  minutesOfInstrument: number
  /** The measures to begin with, from the latest submission. */
  measures: readonly { title: string; step: string; minutes: number }[]
  /** Domains given to the reader that still have open questions. */
  sections: readonly { assessment: string; domain: string; name: string; left: number; questions: number; due: string | null; reminded: boolean }[]
  /** Today in Japan, `2026-11-21`. */
  today: string
  /** Decisions that wait for the reader; 0 for who may take none. */
  waiting: number
  /** Evidence that has expired or soon will, the most urgent first, and in how much a virus was found; empty for who may not change it. */
  evidence: { expiring: readonly { id: string; title: string; days: number }[]; infected: number }
  /** This year's checklist, for whoever answers it; null for anyone else, and where there is none. `checklist` null: not begun. */
  checklist: { checklist: string | null; year: number; items: number; open: number; overdue: number } | null
  /** Management's own self-assessment, for whoever answers it; null for anyone else. */
  management: { minutes: number; draft: Draft | null; answeredThisYear: boolean } | null
}

/** A question takes a doctor some 25 seconds. */
const minutesPerQuestion = 0.4
/** A question that a colleague answers for a department, with a look at the thing itself. 編者の目安. */
const minutesPerDepartmentQuestion = 3

const assessmentStep = (state: HomeState): NextStep[] => {
  const { draft, latest } = state
  if (!state.mayAnswer) return []
  if (draft && draft.answered < draft.questions) {
    const left = draft.questions - draft.answered
    return [
      {
        kind: 'resume',
        minutes: Math.max(1, Math.ceil(left * Math.max(minutesPerQuestion, state.minutesOfInstrument / draft.questions))),
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

const sectionSteps = ({ sections, today }: HomeState): NextStep[] => {
  // Asked for by a colleague, then late, then soon due; what has no day comes last.
  const urgency = ({ reminded, due }: HomeState['sections'][number]): string => `${reminded ? 0 : 1}${due ?? '9999'}`
  return [...sections]
    .sort((a, b) => urgency(a).localeCompare(urgency(b)))
    .map(({ assessment, domain, name, left, questions, due, reminded }) => ({
      kind: 'section',
      minutes: left * minutesPerDepartmentQuestion,
      path: `/assessments/${assessment}/domains/${domain}`,
      params: { name, left, questions, due: due ?? '', late: due !== null && due < today ? 1 : 0, reminded: reminded ? 1 : 0 },
    }))
}

const decisionSteps = ({ waiting }: HomeState): NextStep[] =>
  waiting === 0 ? [] : [{ kind: 'decide', minutes: waiting * 5, path: '/decisions', params: { count: waiting } }]

const managementSteps = ({ management, mayAnswer }: HomeState): NextStep[] => {
  // Who runs the departments' assessment does that first; management's own is on the list of assessments.
  if (management === null || management.answeredThisYear || mayAnswer) return []
  const path = management.draft ? `/assessments/${management.draft.id}` : '/assessments'
  return [{ kind: 'management', minutes: management.minutes, path, params: {} }]
}

const measureSteps = ({ latest, measures, mayRead }: HomeState): NextStep[] =>
  latest && mayRead
    ? measures.map(({ title, step, minutes }) => ({ kind: 'measure', minutes, path: `/submissions/${latest.id}`, params: { title, step } }))
    : []

/** An item takes some five minutes with its proposal at hand. 編者の目安. */
const minutesPerItem = 5

/** What the checklist asks: an いいえ whose day is past cannot wait, to begin and to go on can until there is time. */
const checklistSteps = ({ checklist, latest }: HomeState): { urgent: NextStep[]; other: NextStep[] } => {
  if (checklist === null) return { urgent: [], other: [] }
  const { checklist: id, year, items, open, overdue } = checklist
  const path = id === null ? '/checklists' : `/checklists/${id}`
  const late: NextStep[] =
    overdue === 0 ? [] : [{ kind: 'checklist-overdue', minutes: overdue * minutesPerItem, path, params: { count: overdue, year } }]
  const params = { year, items, open }
  // Before a self-assessment nothing can be proposed: that comes first.
  if (id === null) return { urgent: late, other: latest ? [{ kind: 'checklist-start', minutes: 10, path, params }] : [] }
  return { urgent: late, other: open === 0 ? [] : [{ kind: 'checklist-resume', minutes: Math.min(30, open * minutesPerItem), path, params }] }
}

/** A virus comes before everything; an end that is past or within two weeks comes among what only people here can do. */
const urgentDays = 14
const infectedSteps = ({ evidence: { infected } }: HomeState): NextStep[] =>
  infected === 0 ? [] : [{ kind: 'evidence-infected', minutes: 10, path: '/evidence', params: { count: infected } }]

const evidenceSteps = ({ evidence: { expiring } }: HomeState): { urgent: NextStep[]; other: NextStep[] } => {
  const [first] = expiring
  if (!first) return { urgent: [], other: [] }
  const single = expiring.length === 1
  const step: NextStep = {
    kind: 'evidence',
    minutes: 10,
    path: single ? `/evidence/${first.id}` : '/evidence',
    params: { title: first.title, count: expiring.length, days: Math.abs(first.days), expired: first.days < 0 ? 1 : 0 },
  }
  return first.days <= urgentDays ? { urgent: [step], other: [] } : { urgent: [], other: [step] }
}

/**
 * The next steps, most useful first, at most three: what only the reader can do (a decision, a domain that was given), finish what was begun,
 * then what the last result asks for, then what makes the house safer to live in. Empty only for somebody who may do nothing.
 */
export const nextSteps = (state: HomeState): NextStep[] => {
  const { latest } = state
  const profile: NextStep[] =
    state.profileComplete || !state.mayEditProfile ? [] : [{ kind: 'profile', minutes: 2, path: '/settings/organisation', params: {} }]
  const second: NextStep[] =
    state.mayInvite && state.members < 2 ? [{ kind: 'second-account', minutes: 3, path: '/settings/accounts', params: {} }] : []
  const read: NextStep[] =
    latest && state.mayRead && !state.mayAnswer ? [{ kind: 'read-result', minutes: 5, path: `/submissions/${latest.id}`, params: {} }] : []
  // One place stays free for the set-up, or a weak result would hide for ever that only one person can sign in.
  const settingUp = [...profile, ...second].slice(0, 1)
  const dated = evidenceSteps(state)
  const form = checklistSteps(state)
  const own = [...infectedSteps(state), ...decisionSteps(state), ...managementSteps(state), ...sectionSteps(state), ...dated.urgent, ...form.urgent]
  const results = state.mayAnswer ? measureSteps(state) : []
  const first = [...own, ...assessmentStep(state), ...dated.other, ...form.other, ...results, ...read].slice(0, 3 - settingUp.length)
  return [...first, ...profile, ...second].slice(0, 3)
}
