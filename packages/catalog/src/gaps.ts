// SPDX-License-Identifier: Apache-2.0
import { mappingGaps, practicesOf } from '@shinayaka/domain'
import type { Checklist, Guideline } from './form-types.ts'
import type { Catalog } from './types.ts'

/** How many items of a form a practice can answer, and which none does. `share`: from 0 to 1; null: the form has no items. */
export type FormGaps = {
  form: string
  items: number
  withRule: number
  share: number | null
  withoutRule: { item: string; number: string; name: string; reason: string }[]
}
/** Clauses that no practice answers, with the reason, and chapters that nobody has read. */
export type GuidelineGaps = {
  guideline: string
  clauses: number
  withPractices: number
  withoutPractices: { clause: string; number: string; name: string; reason: string }[]
  chapters: number
  unseen: { chapter: string; number: string; name: string }[]
}
/** What one edition became in the next, as far as anybody wrote it. `mapping` null: there is none between the two. */
export type MappingGaps = { from: string; to: string; mapping: string | null; unmapped: { from: string[]; to: string[] }; unverified: number }
/** Everything an author has not bound together yet. */
export type CatalogGaps = {
  practices: { total: number; unused: { practice: string; name: string }[] }
  forms: FormGaps[]
  guidelines: GuidelineGaps[]
  mappings: MappingGaps[]
}

const formGaps = (form: Checklist): FormGaps => {
  const items = form.sections.flatMap((section) => section.items)
  const ruled = items.filter(({ rule }) => rule !== null)
  return {
    form: form.id,
    items: items.length,
    withRule: ruled.length,
    share: items.length === 0 ? null : ruled.length / items.length,
    withoutRule: items
      .filter(({ rule }) => rule === null)
      .map(({ id: item, number, name, reason }) => ({ item, number, name: name.ja, reason: reason ?? '' })),
  }
}

const guidelineGaps = ({ id: guideline, volumes }: Guideline): GuidelineGaps => {
  const chapters = volumes.flatMap((volume) => volume.chapters)
  const clauses = chapters.flatMap((chapter) => chapter.clauses)
  const bare = clauses.filter(({ practices }) => practices.length === 0)
  return {
    guideline,
    clauses: clauses.length,
    withPractices: clauses.length - bare.length,
    withoutPractices: bare.map(({ id: clause, number, name, unmapped }) => ({ clause, number, name, reason: unmapped ?? '' })),
    chapters: chapters.length,
    unseen: chapters.filter((chapter) => chapter.clauses.length === 0).map(({ id: chapter, number, name }) => ({ chapter, number, name })),
  }
}

type Edition = { id: string; family: string; order: string; ids: string[] }

/** Each edition with the one that follows it in its family. */
const consecutive = (editions: readonly Edition[]): [Edition, Edition][] =>
  [...new Set(editions.map(({ family }) => family))].flatMap((family) => {
    const own = editions.filter((one) => one.family === family).sort((one, other) => (one.order < other.order ? -1 : 1))
    return own.flatMap((one, index): [Edition, Edition][] => {
      const next = own[index + 1]
      return next ? [[one, next]] : []
    })
  })

const pairGaps = ({ mappings }: Catalog, [from, to]: [Edition, Edition]): MappingGaps => {
  const mapping = mappings.find((one) => one.from === from.id && one.to === to.id)
  const pairs = mapping?.pairs ?? []
  return {
    from: from.id,
    to: to.id,
    mapping: mapping?.id ?? null,
    unmapped: mappingGaps({ from: from.ids, to: to.ids }, pairs),
    unverified: pairs.filter(({ relation }) => relation === 'unverified').length,
  }
}

/** What the catalog leaves open, every form, guideline and mapping in its order: no mistake, but what to write next. */
export const catalogGaps = (catalog: Catalog): CatalogGaps => {
  const forms = [...catalog.checklists.values()]
  const guidelines = [...catalog.guidelines.values()]
  const items = forms.flatMap(({ sections }) => sections.flatMap((section) => section.items))
  const clauses = guidelines.flatMap(({ volumes }) => volumes.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.clauses)))
  const used = new Set([
    ...items.flatMap(({ rule }) => (rule === null ? [] : practicesOf(rule))),
    ...clauses.flatMap(({ practices }) => practices.map(({ practice }) => practice)),
  ])
  const editions: Edition[] = [
    ...forms.map(({ id, family, year, sections }) => ({
      id,
      family,
      order: String(year ?? 0),
      ids: sections.flatMap((section) => section.items.map((item) => item.id)),
    })),
    ...guidelines.map(({ id, family, published, volumes }) => ({
      id,
      family,
      order: published,
      ids: volumes.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.clauses.map((clause) => clause.id))),
    })),
  ]
  return {
    practices: {
      total: catalog.practices.size,
      unused: [...catalog.practices.values()].filter(({ id }) => !used.has(id)).map(({ id: practice, name }) => ({ practice, name: name.ja })),
    },
    forms: forms.map(formGaps),
    guidelines: guidelines.map(guidelineGaps),
    mappings: consecutive(editions).map((pair) => pairGaps(catalog, pair)),
  }
}
