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
/** For the paragraph alone: this one and the one before. */
const thisAndPrevious = 2

type Side = { row: queries.WholeSubmission; snapshot: Snapshot; values: ReadonlyMap<string, AnswerValue> }

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

type Name = { ja: string; en: string }

/** A point with its names in both languages: `domains` in Japanese, `domainsEn` beside it. */
const pointView =
  (nameOf: (id: string) => Name) =>
  ({ code, ...params }: ManagementPoint) => ({
    code,
    params: Object.fromEntries(
      Object.entries(params).flatMap(([name, value]): [string, string | number][] => {
        if (!Array.isArray(value)) return [[name, value]]
        const names = value.map(nameOf)
        return [
          [name, names.map(({ ja }) => `「${ja}」`).join('')],
          [`${name}En`, names.map(({ en }) => en).join(', ')],
        ]
      }),
    ),
  })

/** Both sides of a submission, today's views over them, and what it is compared with. */
const gather = async (scope: ReadingScope, catalog: Catalog, id: string, years: number) => {
  const [history, otherRow] = await Promise.all([queries.history(scope.db, id, years), queries.otherSide(scope.db, id)])
  const own = sideOf(history[0])
  if (!own) throw new ProblemError('not-found')
  const other = sideOf(otherRow)
  const [department, management] = own.row.instrument === 'executive' ? [other, own] : [own, other]
  const views = [...catalog.views.values()]
    .sort((a, b) => Number(b.exhaustive) - Number(a.exhaustive))
    .map((view) => practiceView(catalog, view, department, management))
  return { history, own, department, management, views }
}

/** What to say to management, as codes with what their texts are filled with. */
const paragraphOf = async (scope: ReadingScope, editions: Editions, { history, own, views }: Awaited<ReturnType<typeof gather>>) => {
  const edition = await editions.byHash(scope.db, own.row.edition_hash)
  const before = history[1]
  const names = new Map<string, Name>([
    ...edition.edition.domains.map(({ id: domain, name }) => [`domain ${domain}`, name] as const),
    ...views.flatMap(({ groups }) => groups.map(({ id: group, name }) => [`theme ${group}`, name] as const)),
  ])
  const network = networkView(own.snapshot.networkGrades)
  const weak = own.snapshot.score.domains
    .filter(({ belowThreshold }) => belowThreshold)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .map(({ id: domain }) => `domain ${domain}`)
  return managementPoints({
    overall: own.snapshot.score.overall,
    weak,
    domainsCounted: own.row.domains_counted,
    previous: before ? { overall: before.overall, year: before.fiscal_year } : null,
    level: network && { low: network.low, high: network.high },
    unknown: own.snapshot.answers.filter(({ value }) => value === 'unknown').length,
    differs: views
      .filter(({ exhaustive }) => exhaustive)
      .flatMap(({ groups }) => groups.filter(({ difference }) => difference === 'management-higher').map(({ id: group }) => `theme ${group}`)),
    decisions: decisionsToAsk(edition.edition.domains, proposalsOf(own.snapshot, edition).proposals).length,
  }).map(pointView((key) => names.get(key) ?? { ja: key, en: key }))
}

/** The paragraph for management alone, for the home page. */
export const readParagraph = async (scope: ReadingScope, catalog: Catalog, editions: Editions, id: string): Promise<StandingView['paragraph']> =>
  paragraphOf(scope, editions, await gather(scope, catalog, id, thisAndPrevious))

/**
 * A submission seen from other sides: by theme and by priority area, beside management's own view, over the years, and in one paragraph.
 * The views are today's: they group the same practices that were answered then.
 */
export const readStanding = async (scope: ReadingScope, catalog: Catalog, editions: Editions, id: string): Promise<StandingView> => {
  const gathered = await gather(scope, catalog, id, mostYears)
  const { history, department, management, views } = gathered
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
    paragraph: await paragraphOf(scope, editions, gathered),
  }
}
