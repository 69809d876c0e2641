// SPDX-License-Identifier: Apache-2.0
import type { Catalog, Guideline, GuidelineClause, Mapping } from '@shinayaka/catalog'
import type { GuidelineEdition, GuidelineKinship } from '@shinayaka/contract'
import { ProblemError } from '../../platform/problem.ts'

/** A clause with where it stands. */
export type PlacedClause = { clause: GuidelineClause; volume: string; chapter: string }

/** Every clause of an edition in its order. */
export const clausesOf = (guideline: Guideline): PlacedClause[] =>
  guideline.volumes.flatMap((volume) =>
    volume.chapters.flatMap((chapter) => chapter.clauses.map((clause) => ({ clause, volume: volume.id, chapter: chapter.id }))),
  )

/** Every volume, chapter and clause that somebody can own. */
export const placesOf = (guideline: Guideline): Set<string> =>
  new Set([
    ...guideline.volumes.flatMap(({ id, chapters }) => [id, ...chapters.map((chapter) => chapter.id)]),
    ...clausesOf(guideline).map(({ clause }) => clause.id),
  ])

/** The editions of the guideline, the newest first. */
export class Library {
  readonly #catalog: Catalog
  readonly #editions: readonly Guideline[]

  constructor(catalog: Catalog) {
    this.#catalog = catalog
    this.#editions = [...catalog.guidelines.values()].sort((one, other) => (one.published < other.published ? 1 : -1))
  }

  get editions(): GuidelineEdition[] {
    return this.#editions.map((one) => this.edition(one))
  }

  edition({ id, title, short, published }: Guideline): GuidelineEdition {
    return { guideline: id, title, short, published, current: this.#editions[0]?.id === id }
  }

  byId(id: string): Guideline {
    const found = this.#catalog.guidelines.get(id)
    if (!found) throw new ProblemError('not-found')
    return found
  }

  /** The edition before, by which chapters that were not read can be looked up. */
  before(guideline: Guideline): Guideline | null {
    return this.#editions.find(({ family, published }) => family === guideline.family && published < guideline.published) ?? null
  }

  /** What the mappings say of each clause: what it was, or what it became. */
  kinships(guideline: Guideline): Map<string, GuidelineKinship[]> {
    const found = new Map<string, GuidelineKinship[]>()
    for (const mapping of this.#catalog.mappings)
      if (mapping.of === 'guideline' && (mapping.from === guideline.id || mapping.to === guideline.id)) this.#addKinships(mapping, guideline, found)
    return found
  }

  #addKinships(mapping: Mapping, guideline: Guideline, into: Map<string, GuidelineKinship[]>): void {
    const [side, otherSide] = mapping.to === guideline.id ? (['to', 'from'] as const) : (['from', 'to'] as const)
    const other = this.#catalog.guidelines.get(mapping[otherSide])
    if (!other) return
    const named = new Map(clausesOf(other).map(({ clause }) => [clause.id, clause]))
    for (const pair of mapping.pairs) {
      const others = pair[otherSide].flatMap((id) => {
        const clause = named.get(id)
        return clause ? [{ guideline: other.id, short: other.short, id, number: clause.number, name: clause.name }] : []
      })
      for (const id of pair[side]) into.set(id, [...(into.get(id) ?? []), { relation: pair.relation, reason: pair.reason, others }])
    }
  }
}
