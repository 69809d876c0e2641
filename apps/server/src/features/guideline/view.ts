// SPDX-License-Identifier: Apache-2.0
import type { Catalog, Guideline } from '@shinayaka/catalog'
import type { GuidelineClause, GuidelineOwner, GuidelinePractice, GuidelineVolume } from '@shinayaka/contract'
import { clauseStanding, coverage, held, judgeRule, type Recorded } from '@shinayaka/domain'
import { reference } from '../assessment/index.ts'
import { claimValue } from '../checklist/index.ts'
import { clausesOf, type Library, type PlacedClause } from './library.ts'
import type * as queries from './queries.ts'

/** What is stored that an edition is looked at with; `evidence` null: not for the reader's eyes. */
export type Stored = {
  claims: queries.ClaimRow[]
  evidence: Awaited<ReturnType<typeof queries.evidenceOf>> | null
  owners: queries.OwnerRow[]
}

/** The record as the domain judges it; clauses are met by practices alone. */
export const recordedOf = ({ claims }: Pick<Stored, 'claims'>): Recorded => ({
  claims: claims.map(({ practice, value, source }) => ({ practice, value: claimValue(value), source: source as 'assessment' })),
  plans: [],
  passwords: null,
})

/** Who owns a place; version 0 where nobody was ever named. */
export const ownerView = (owners: readonly queries.OwnerRow[], place: string): GuidelineOwner => {
  const row = owners.find((one) => one.place === place)
  if (!row) return { person: null, version: 0 }
  return { person: row.person_id === null ? null : { id: row.person_id, name: row.person_name }, version: row.version }
}

const worst = (references: readonly { certainty: 'A' | 'B' | 'C' }[]): 'A' | 'B' | 'C' =>
  references
    .map(({ certainty }) => certainty)
    .sort()
    .at(-1) ?? 'C'

const clauseView = (
  { clause, volume, chapter }: PlacedClause,
  recorded: Recorded,
  { owners }: Stored,
  kinships: ReturnType<Library['kinships']>,
): GuidelineClause => ({
  id: clause.id,
  number: clause.number,
  name: clause.name,
  volume,
  chapter,
  responsible: clause.responsible,
  force: clause.force,
  certainty: worst(clause.references),
  standing: clauseStanding(clause, recorded),
  practices: clause.practices.map(({ practice, at, reason }) => ({
    practice,
    at,
    reason,
    verdict: judgeRule({ practice, at }, recorded).verdict,
  })),
  unmapped: clause.unmapped,
  owner: ownerView(owners, clause.id),
  references: clause.references.map(reference),
  kinships: kinships.get(clause.id) ?? [],
})

const volumeViews = (guideline: Guideline, recorded: Recorded, { owners }: Stored, before: Guideline | null): GuidelineVolume[] => {
  const readBefore = new Set(
    (before?.volumes ?? []).flatMap(({ chapters }) => chapters.filter(({ clauses }) => clauses.length > 0).map(({ id }) => id)),
  )
  return guideline.volumes.map(({ id, name, about, chapters }) => ({
    id,
    name,
    about,
    coverage: coverage(
      chapters.flatMap(({ clauses }) => clauses),
      recorded,
    ),
    owner: ownerView(owners, id),
    chapters: chapters.map((chapter) => ({
      id: chapter.id,
      number: chapter.number,
      name: chapter.name,
      seen: chapter.clauses.length > 0,
      coverage: coverage(chapter.clauses, recorded),
      owner: ownerView(owners, chapter.id),
      earlier: before !== null && readBefore.has(chapter.id) ? { guideline: before.id, short: before.short } : null,
    })),
  }))
}

const practiceViews = (catalog: Catalog, practices: readonly string[], { claims, evidence }: Stored, recorded: Recorded): GuidelinePractice[] =>
  practices.map((id) => {
    const found = held(recorded.claims, id)
    const shown = evidence?.filter(({ practice }) => practice === id)
    return {
      id,
      name: catalog.practices.get(id)?.name ?? { ja: id, en: id },
      held: found.state === 'known' ? { low: found.low, high: found.high } : null,
      state: found.state,
      claims: claims
        .filter(({ practice }) => practice === id)
        .map(({ source, source_name, value, effective, submission }) => ({
          source: source as 'assessment',
          name: source_name,
          value: claimValue(value),
          effective: String(effective),
          submission,
        })),
      evidence: shown
        ? { count: shown[0]?.count ?? 0, newest: shown.map(({ id: one, title, effective, expires }) => ({ id: one, title, effective, expires })) }
        : null,
    }
  })

/** The practices that the clauses of an edition name, each once. */
export const practicesIn = (guideline: Guideline): string[] => [
  ...new Set(clausesOf(guideline).flatMap(({ clause }) => clause.practices.map(({ practice }) => practice))),
]

/** An edition as it stands at the institution. Chapters that nobody read hold no clause, and so are counted nowhere. */
export const guidelineView = (catalog: Catalog, library: Library, guideline: Guideline, stored: Stored) => {
  const recorded = recordedOf(stored)
  const placed = clausesOf(guideline)
  const chapters = guideline.volumes.flatMap((volume) => volume.chapters)
  const kinships = library.kinships(guideline)
  return {
    edition: library.edition(guideline),
    note: guideline.note,
    coverage: coverage(
      placed.map(({ clause }) => clause),
      recorded,
    ),
    chapters: { all: chapters.length, unseen: chapters.filter(({ clauses }) => clauses.length === 0).length },
    volumes: volumeViews(guideline, recorded, stored, library.before(guideline)),
    clauses: placed.map((one) => clauseView(one, recorded, stored, kinships)),
    practices: practiceViews(catalog, practicesIn(guideline), stored, recorded),
  }
}
