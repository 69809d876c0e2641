// SPDX-License-Identifier: Apache-2.0
import type { homeEndpoints, SubmissionSummary } from '@shinayaka/contract'
import { isPermitted } from '@shinayaka/contract'
import { fiscalYear, type HomeState, nextSteps } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { organisation } from '../account/index.ts'
import { countMembers, drafts, draftView, type Editions, readResult, submissions, summaryView } from '../assessment/index.ts'

const instrument = 'clinic'

const measuresOf = async (scope: OrganisationScope, editions: Editions, latest: SubmissionSummary | null): Promise<HomeState['measures']> => {
  if (!latest) return []
  const { view, edition } = await readResult(scope, editions, latest.id)
  return view.first.flatMap(({ domain, measure }) => {
    const found = edition.edition.domains.find(({ id }) => id === domain)?.measures.find(({ id }) => id === measure)
    const step = found?.steps.find(({ when }) => when === 'today')
    return found && step
      ? [{ title: found.title, step: step.text, minutes: Math.min(30, Math.ceil((found.effort.hours * 60) / found.steps.length)) }]
      : []
  })
}

/** Home: what to do today, and where things stand. */
export const homeHandlers = (app: App, editions: Editions): Handlers<keyof typeof homeEndpoints> => ({
  readHome: async ({ scope }) => {
    const place = await organisation(scope.db)
    if (!place) throw new ProblemError('not-found')
    const [draft] = await drafts(scope.db)
    const [newest, earlier] = (await submissions(scope.db, 2)).map(summaryView)
    const latest = newest ?? null
    const draftSummary = draft ? draftView(draft, await editions.byHash(scope.db, draft.edition_hash)) : null
    const steps = nextSteps({
      profileComplete: place.prefecture !== '' && place.record_keeping !== null && place.server_maintenance !== null && place.it_staffing !== null,
      mayEditProfile: isPermitted(scope.role, 'organisation.edit'),
      mayAnswer: isPermitted(scope.role, 'assessment.answer'),
      mayInvite: isPermitted(scope.role, 'account.invite'),
      members: await countMembers(scope.db),
      draft: draftSummary,
      latest: latest && {
        id: latest.id,
        fiscalYear: latest.fiscalYear,
        level: latest.levelLow === null || latest.levelHigh === null ? null : { low: latest.levelLow, high: latest.levelHigh },
      },
      fiscalYear: fiscalYear(app.clock.now()),
      minutesOfInstrument: editions.currentOf(instrument).edition.minutes,
      measures: await measuresOf(scope, editions, latest),
    })
    return { steps, latest, before: earlier ?? null, draft: draftSummary }
  },
})
