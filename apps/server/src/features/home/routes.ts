// SPDX-License-Identifier: Apache-2.0
import { answersWhole, type DraftSummary, type homeEndpoints, isPermitted, maySubmit, type SubmissionSummary } from '@shinayaka/contract'
import { fiscalYear, type HomeState, japaneseDate, nextSteps } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { organisation } from '../account/index.ts'
import {
  countMembers,
  departmentInstrument,
  draftSummaries,
  type Editions,
  readParagraph,
  readResult,
  submissions,
  summaryView,
} from '../assessment/index.ts'
import { currentChecklist, type Forms } from '../checklist/index.ts'
import { expiringEvidence, infectedEvidence } from '../evidence/index.ts'
import { decisions, decisionView, stoppedDay, stoppedDayView } from '../plan/index.ts'
import { unlessOverseer } from './overseer.ts'

const measuresOf = async (scope: OrganisationScope, editions: Editions, latest: SubmissionSummary | null): Promise<HomeState['measures']> => {
  if (!latest || !isPermitted(scope.role, 'assessment.answer')) return []
  const { view, edition } = await readResult(scope, editions, latest.id)
  return view.first.flatMap(({ domain, measure }) => {
    const found = edition.edition.domains.find(({ id }) => id === domain)?.measures.find(({ id }) => id === measure)
    const step = found?.steps.find(({ when }) => when === 'today')
    return found && step
      ? [{ title: found.title, step: step.text, minutes: Math.min(30, Math.ceil((found.effort.hours * 60) / found.steps.length)) }]
      : []
  })
}

const openSections = (drafts: readonly DraftSummary[]): HomeState['sections'] =>
  drafts.flatMap(({ id, mine }) =>
    mine
      .filter(({ answered, questions }) => answered < questions)
      .map(({ domain, name, due, reminded, answered, questions }) => ({
        assessment: id,
        domain,
        name,
        left: questions - answered,
        questions,
        due,
        reminded: reminded !== null,
      })),
  )

/** The newest results of both sides, and the departments' one before. */
const resultsOf = async (scope: OrganisationScope, instrument: string) => {
  if (!isPermitted(scope.role, 'assessment.read')) return { latest: null, before: null, management: null }
  const rows = (await submissions(scope.db, { limit: 40, instruments: [instrument, 'executive'] })).map(summaryView)
  const [latest = null, before = null] = rows.filter((row) => row.instrument === instrument)
  return { latest, before, management: rows.find((row) => row.instrument === 'executive') ?? null }
}

/** Decisions and the cost of a stopped day, for whoever may read the plan. */
const planOf = async (scope: OrganisationScope) => {
  if (!isPermitted(scope.role, 'plan.read')) return { waiting: [], stopped: null }
  const [waiting, stopped] = await Promise.all([decisions(scope.db, { state: 'waiting' }), stoppedDay(scope.db)])
  return { waiting: waiting.map(decisionView), stopped: stopped ? stoppedDayView(stopped) : null }
}

/** What of the evidence somebody must look after; for whoever may. */
const evidenceOf = async (scope: OrganisationScope, now: Date): Promise<HomeState['evidence']> => {
  if (!isPermitted(scope.role, 'evidence.edit')) return { expiring: [], infected: 0 }
  const [expiring, infected] = await Promise.all([expiringEvidence(scope, now), infectedEvidence(scope, now)])
  return { expiring, infected }
}

/** This year's checklist, for whoever may read it; and the same for whoever answers it. */
const checklistOf = async (scope: OrganisationScope, forms: Forms, now: Date) =>
  isPermitted(scope.role, 'checklist.read') ? currentChecklist(scope, forms, now) : null
const toAnswer = (scope: OrganisationScope, checklist: HomeState['checklist']): HomeState['checklist'] =>
  isPermitted(scope.role, 'checklist.edit') ? checklist : null

/** Home: what to do today, and where things stand. */
export const homeHandlers = (app: App, editions: Editions, forms: Forms): Handlers<keyof typeof homeEndpoints> => ({
  readHome: unlessOverseer(async ({ scope }) => {
    const instrument = departmentInstrument(scope.organisation.institutionKind)
    // What does not wait for something else goes to the database together: a home page far from it must not be slow.
    const [place, drafts, { latest, before, management }, { waiting, stopped }, members, evidence, checklist] = await Promise.all([
      organisation(scope.db),
      draftSummaries(scope, editions),
      resultsOf(scope, instrument),
      planOf(scope),
      countMembers(scope.db),
      evidenceOf(scope, app.clock.now()),
      checklistOf(scope, forms, app.clock.now()),
    ])
    if (!place) throw new ProblemError('not-found')
    const [measures, paragraph] = await Promise.all([
      measuresOf(scope, editions, latest),
      latest ? readParagraph(scope, app.catalog, editions, latest.id) : [],
    ])
    const draft = drafts.find((one) => one.instrument === instrument) ?? null
    const now = app.clock.now()
    const year = fiscalYear(now)
    const steps = nextSteps({
      profileComplete: place.prefecture !== '' && place.record_keeping !== null && place.server_maintenance !== null && place.it_staffing !== null,
      mayEditProfile: isPermitted(scope.role, 'organisation.edit'),
      mayAnswer: maySubmit(scope.role, instrument),
      mayInvite: isPermitted(scope.role, 'account.invite'),
      mayRead: isPermitted(scope.role, 'assessment.read'),
      members,
      draft,
      latest: latest && {
        id: latest.id,
        fiscalYear: latest.fiscalYear,
        level: latest.levelLow === null || latest.levelHigh === null ? null : { low: latest.levelLow, high: latest.levelHigh },
      },
      fiscalYear: year,
      minutesOfInstrument: editions.currentOf(instrument).edition.minutes,
      measures,
      sections: openSections(drafts),
      today: japaneseDate(now),
      evidence,
      checklist: toAnswer(scope, checklist),
      // Who asked waits for somebody else's answer.
      waiting: isPermitted(scope.role, 'plan.decide') ? waiting.filter(({ askedBy }) => askedBy !== scope.person.name).length : 0,
      management: answersWhole(scope.role, 'executive')
        ? {
            minutes: editions.currentOf('executive').edition.minutes,
            draft: drafts.find((one) => one.instrument === 'executive') ?? null,
            answeredThisYear: management?.fiscalYear === year,
          }
        : null,
    })
    return {
      steps,
      latest,
      before,
      draft,
      paragraph,
      decisions: waiting,
      stoppedDay: stopped,
      management,
      checklist,
    }
  }),
})
