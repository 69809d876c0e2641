// SPDX-License-Identifier: Apache-2.0
import type { Catalog, View } from '@shinayaka/catalog'
import type { StandingView } from '@shinayaka/contract'
import {
  type AnswerValue,
  compareViews,
  decisionsToAsk,
  type ManagementPoint,
  managementPoints,
  practiceDifferences,
  scoreGroup,
} from '@shinayaka/domain'
import type { ReadingScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { reference } from './edition.ts'
import type { Editions } from './editions.ts'
import * as queries from './queries.ts'
import { proposalsOf } from './result.ts'
import { readSnapshot, type Snapshot } from './submission.ts'
import { networkView, summaryView } from './view.ts'

/** How many years are set side by side. */
const mostYears = 10
/** The instruments that departments answer; management answers its own. */
const departmentInstruments: readonly string[] = ['hospital-it', 'clinic']

type Side = { row: Awaited<ReturnType<typeof queries.newestByInstrument>>[number]; snapshot: Snapshot; values: ReadonlyMap<string, AnswerValue> }

const sideOf = (row: Side['row'] | undefined): Side | null => {
  if (!row) return null
  const snapshot = readSnapshot(row.snapshot)
  return { row, snapshot, values: new Map(snapshot.answers.map(({ practice, value }) => [practice, value])) }
}

const none: ReadonlyMap<string, AnswerValue> = new Map()

/** One view of the catalog over what both sides said of its practices. */
const practiceView = (catalog: Catalog, view: View, department: Side | null, management: Side | null): StandingView['views'][number] => ({
  id: view.id,
  title: view.title,
  note: view.note,
  exhaustive: view.exhaustive,
  groups: view.groups.map((group) => {
    const [ours, theirs] = [department, management].map((side) => (side ? scoreGroup(group.practices, side.values) : null))
    return {
      id: group.id,
      name: group.name,
      about: group.about,
      references: group.references.map(reference),
      department: wire(ours ?? null),
      management: wire(theirs ?? null),
      difference: compareViews(ours?.score ?? null, theirs?.score ?? null),
      practices: group.practices
        .map((practice) => ({
          practice,
          name: catalog.practices.get(practice)?.name ?? { ja: practice, en: practice },
          department: department?.values.get(practice) ?? null,
          management: management?.values.get(practice) ?? null,
        }))
        .filter((one) => one.department !== null || one.management !== null),
    }
  }),
})

type Group = ReturnType<typeof scoreGroup>
const wire = (group: Group | null) => (group ? { ...group, range: group.range && ([group.range[0], group.range[1]] as [number, number]) } : null)

const pointView = ({ code, ...params }: ManagementPoint) => ({
  code,
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('、') : value])),
})

/**
 * A submission seen from other sides: by theme and by priority area, beside management's own view, over the years, and in one paragraph.
 * The views are today's: they group the same practices that were answered then.
 */
export const readStanding = async (scope: ReadingScope, catalog: Catalog, editions: Editions, id: string): Promise<StandingView> => {
  const place = await queries.submissionPlace(scope.db, id)
  if (!place) throw new ProblemError('not-found')
  const departmental = departmentInstruments.includes(place.instrument)
  const newest = await queries.newestByInstrument(scope.db, place.organisation_id, place.fiscal_year)
  const history = await queries.history(scope.db, place.organisation_id, place.instrument, place.submitted_at, mostYears)
  const own = sideOf(history[0])
  if (!own) throw new ProblemError('not-found')
  const other = sideOf(
    newest
      .filter(({ instrument }) => departmentInstruments.includes(instrument) !== departmental)
      .sort((a, b) => b.submitted_at.getTime() - a.submitted_at.getTime())[0],
  )
  const [department, management] = departmental ? [own, other] : [other, own]
  const views = [...catalog.views.values()]
    .sort((a, b) => Number(b.exhaustive) - Number(a.exhaustive))
    .map((view) => practiceView(catalog, view, department, management))
  const edition = await editions.byHash(scope.db, own.row.edition_hash)
  const before = history[1]
  const nameOf = (domain: string) => edition.edition.domains.find((one) => one.id === domain)?.name.ja ?? domain
  const network = networkView(own.snapshot.networkGrades)
  const weak = own.snapshot.score.domains
    .filter(({ belowThreshold }) => belowThreshold)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .map(({ id: domain }) => nameOf(domain))
  return {
    department: department && summaryView(department.row),
    management: management && summaryView(management.row),
    views,
    practiceDifferences: practiceDifferences(department?.values ?? none, management?.values ?? none).map((difference) => ({
      ...difference,
      name: catalog.practices.get(difference.practice)?.name ?? { ja: difference.practice, en: difference.practice },
    })),
    years: [...history].reverse().map((row) => ({
      submission: summaryView(row),
      domains: readSnapshot(row.snapshot).score.domains.map(({ id: domain, score }) => ({ id: domain, score })),
    })),
    paragraph: managementPoints({
      overall: own.snapshot.score.overall,
      weak,
      domainsCounted: own.row.domains_counted,
      previous: before ? { overall: before.overall, year: before.fiscal_year } : null,
      level: network && { low: network.low, high: network.high },
      unknown: own.snapshot.answers.filter(({ value }) => value === 'unknown').length,
      differs: views
        .filter(({ exhaustive }) => exhaustive)
        .flatMap(({ groups }) => groups.filter(({ difference }) => difference === 'management-higher').map(({ name }) => name.ja)),
      decisions: decisionsToAsk(edition.edition.domains, proposalsOf(own.snapshot, edition).proposals).length,
    }).map(pointView),
  }
}
