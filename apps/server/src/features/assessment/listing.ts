// SPDX-License-Identifier: Apache-2.0
import { answersWhole, type DraftSummary, type InstrumentSummary, isPermitted } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { Editions, LoadedEdition } from './editions.ts'
import * as queries from './queries.ts'
import { assignmentsOf } from './section-queries.ts'

/** The instrument that a place's departments answer: hospitals have their own, everyone else the clinic's. */
export const departmentInstrument = (institutionKind: string): 'hospital-it' | 'clinic' => (institutionKind === 'hospital' ? 'hospital-it' : 'clinic')

const order = ['hospital-it', 'executive', 'clinic']

/** The self-assessments that can be taken here, those for a place of this kind first. */
export const instrumentSummaries = (scope: OrganisationScope, editions: Editions): InstrumentSummary[] => {
  const own = departmentInstrument(scope.organisation.institutionKind)
  const recommended = own === 'hospital-it' ? ['hospital-it', 'executive'] : ['clinic']
  return editions.current
    .map(
      ({ edition, questions }): InstrumentSummary => ({
        id: edition.id,
        edition: edition.edition,
        title: edition.title,
        audience: edition.audience,
        minutes: edition.minutes,
        domains: edition.domains.length,
        questions: questions.size,
        recommended: recommended.includes(edition.id),
        mayAnswer: answersWhole(scope.role, edition.id) && isPermitted(scope.role, 'assessment.submit'),
      }),
    )
    .sort((a, b) => Number(b.recommended) - Number(a.recommended) || order.indexOf(a.id) - order.indexOf(b.id))
}

type DraftRow = Awaited<ReturnType<typeof queries.drafts>>[number]
type Given = Awaited<ReturnType<typeof assignmentsOf>>[number]

const draftSummary = (row: DraftRow, edition: LoadedEdition, given: readonly Given[]): DraftSummary => {
  const answered = new Set(row.answered)
  const mine = given.flatMap(({ domain: id, due, reminded_at }) => {
    const domain = edition.edition.domains.find((one) => one.id === id)
    if (!domain) return []
    return [
      {
        domain: id,
        name: domain.name.ja,
        due,
        reminded: reminded_at?.toISOString() ?? null,
        answered: domain.questions.filter((question) => answered.has(question.id)).length,
        questions: domain.questions.length,
      },
    ]
  })
  return {
    id: row.id,
    instrument: row.instrument,
    edition: row.edition,
    startedAt: row.started_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    answered: answered.size,
    questions: edition.questions.size,
    mine,
  }
}

/** Open drafts that this person may see: all of them, or those in which a domain was given to them, counted by those domains. */
export const draftSummaries = async (scope: OrganisationScope, editions: Editions): Promise<DraftSummary[]> => {
  const [rows, given] = await Promise.all([queries.drafts(scope.db), assignmentsOf(scope.db, scope.person.id)])
  const summaries: DraftSummary[] = []
  for (const row of rows) {
    const mine = given.filter(({ assessment_id }) => assessment_id === row.id)
    const whole = answersWhole(scope.role, row.instrument)
    if (!whole && mine.length === 0 && !isPermitted(scope.role, 'assessment.read')) continue
    const summary = draftSummary(row, await editions.byHash(scope.db, row.edition_hash), mine)
    const count = (key: 'answered' | 'questions') => summary.mine.reduce((sum, one) => sum + one[key], 0)
    summaries.push(
      whole || isPermitted(scope.role, 'assessment.read') ? summary : { ...summary, answered: count('answered'), questions: count('questions') },
    )
  }
  return summaries
}
