// SPDX-License-Identifier: Apache-2.0
import type { Catalog, Checklist, Guideline, Mapping } from '@shinayaka/catalog'
import type { CatalogGaps } from '@shinayaka/contract'
import { mappingGaps } from '@shinayaka/domain'
import { clausesOf } from './library.ts'

const guidelineGaps = (guideline: Guideline): CatalogGaps['guidelines'][number] => {
  const names = new Map<string, { ja: string; en: string }>(guideline.volumes.map(({ id, name }) => [id, name]))
  const placed = clausesOf(guideline)
  return {
    guideline: guideline.id,
    short: guideline.short,
    clauses: placed.length,
    unseen: guideline.volumes.flatMap(({ name: volume, chapters }) =>
      chapters.filter(({ clauses }) => clauses.length === 0).map(({ number, name }) => ({ volume, number, name })),
    ),
    without: placed.flatMap(({ clause: { id, number, name, unmapped }, volume }) =>
      unmapped === null ? [] : [{ id, number, name, volume: names.get(volume) ?? { ja: volume, en: volume }, reason: unmapped }],
    ),
  }
}

const itemsOf = ({ sections }: Checklist) => sections.flatMap(({ items }) => items)

const formGaps = (form: Checklist): CatalogGaps['forms'][number] => ({
  form: form.id,
  title: form.title,
  items: itemsOf(form).length,
  without: itemsOf(form).flatMap(({ id, number, name, rule, reason }) => (rule === null ? [{ id, number, name, reason: reason ?? '' }] : [])),
})

type Named = { id: string; number: string; name: string }

/** What can be mapped, by name: the items of a form, the clauses of a guideline. */
const namedIn = ({ checklists, guidelines }: Catalog, of: Mapping['of'], id: string): Named[] => {
  const [form, guideline] = [checklists.get(id), guidelines.get(id)]
  if (of === 'checklist') return form ? itemsOf(form).map((item) => ({ id: item.id, number: item.number, name: item.name.ja })) : []
  return guideline ? clausesOf(guideline).map(({ clause }) => ({ id: clause.id, number: clause.number, name: clause.name })) : []
}

const pairGaps = (catalog: Catalog, mapping: Mapping): CatalogGaps['mappings'][number] => {
  const [from, to] = [namedIn(catalog, mapping.of, mapping.from), namedIn(catalog, mapping.of, mapping.to)]
  const gaps = mappingGaps({ from: from.map(({ id }) => id), to: to.map(({ id }) => id) }, mapping.pairs)
  return {
    mapping: mapping.id,
    title: mapping.title,
    pairs: mapping.pairs.length,
    unverified: mapping.pairs.filter(({ relation }) => relation === 'unverified').length,
    from: from.filter(({ id }) => gaps.from.includes(id)),
    to: to.filter(({ id }) => gaps.to.includes(id)),
  }
}

/** Editions of one family that follow one another with no mapping between them. */
const missingMappings = ({ checklists, mappings }: Catalog): CatalogGaps['missing'] => {
  const dated = [...checklists.values()].filter(({ year }) => year !== null)
  return dated.flatMap((from) => {
    const later = dated.filter(({ family, year }) => family === from.family && (year ?? 0) > (from.year ?? 0))
    const next = later.sort((one, other) => (one.year ?? 0) - (other.year ?? 0))[0]
    const mapped = next === undefined || mappings.some((one) => one.of === 'checklist' && one.from === from.id && one.to === next.id)
    return mapped ? [] : [{ from: from.title, to: next.title }]
  })
}

/** What the catalog has not mapped yet, with the reason where its authors gave one. */
export const catalogGaps = (catalog: Catalog): CatalogGaps => ({
  guidelines: [...catalog.guidelines.values()].map(guidelineGaps),
  forms: [...catalog.checklists.values()].map(formGaps),
  mappings: catalog.mappings.map((mapping) => pairGaps(catalog, mapping)),
  missing: missingMappings(catalog),
})
