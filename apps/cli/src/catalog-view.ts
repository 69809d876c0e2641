// SPDX-License-Identifier: Apache-2.0
import { type Bilingual, type Catalog, clauseWithUses, type Instrument, itemWithUses, usesOfPractice } from '@shinayaka/catalog'

/** A name as machines get it: Japanese under the plain word, English beside it. */
const named = <Key extends 'name' | 'title'>(key: Key, { ja, en }: Bilingual) => ({ [key]: ja, [`${key}En`]: en })

const questionsOf = (catalog: Catalog, domain: Instrument['domains'][number]) =>
  domain.questions.map(({ id, text, ...question }) => ({ id, text, levels: catalog.practices.get(question.practice)?.levels ?? null, ...question }))

const instrumentView = (catalog: Catalog, { id, edition, title, domains, ...rest }: Instrument): object => ({
  id,
  edition,
  ...named('title', title),
  ...rest,
  domains: domains.map((domain) => ({ id: domain.id, ...named('name', domain.name), about: domain.about, questions: questionsOf(catalog, domain) })),
})

const practiceDomainView = (catalog: Catalog, id: string, name: Bilingual): object => ({
  id,
  ...named('name', name),
  practices: [...catalog.practices.values()].filter(({ domain }) => domain === id),
  measures: catalog.measures.filter(({ domain }) => domain === id),
})

const questionView = (catalog: Catalog, id: string): object | null => {
  for (const instrument of catalog.instruments.values())
    for (const domain of instrument.domains) {
      const question = questionsOf(catalog, domain).find((one) => one.id === id)
      if (question) return { instrument: instrument.id, edition: instrument.edition, domain: domain.id, ...question }
    }
  return null
}

/** A practice with everything that refers to it. */
const practiceView = (catalog: Catalog, id: string): object | null => {
  const practice = catalog.practices.get(id)
  return practice ? { ...practice, usedBy: usesOfPractice(catalog, id) } : null
}

/** What stands within another thing, by both ids: an item of a form (`mhlw-r8/2-7`), a clause of a guideline. */
const withinView = (catalog: Catalog, id: string): object | null => {
  const [whole = '', part = ''] = id.split('/')
  return itemWithUses(catalog, whole, part) ?? clauseWithUses(catalog, whole, part)
}

/** Whatever has this id: a self-assessment, the flowchart, a domain of practices with its measures, a practice, measure, case, source, view, form, guideline, mapping or question; an item or clause by both ids. A practice comes with all that refers to it. */
export const find = (catalog: Catalog, id: string): object | null => {
  const instrument = catalog.instruments.get(id)
  if (instrument) return instrumentView(catalog, instrument)
  if (catalog.flowchart.id === id) return catalog.flowchart
  const domain = catalog.practiceDomains.get(id)
  if (domain) return practiceDomainView(catalog, id, domain)
  return (
    practiceView(catalog, id) ??
    catalog.measures.find((measure) => measure.id === id) ??
    catalog.cases.get(id) ??
    catalog.sources.get(id) ??
    catalog.views.get(id) ??
    catalog.checklists.get(id) ??
    catalog.guidelines.get(id) ??
    catalog.mappings.find((mapping) => mapping.id === id) ??
    (id === 'management' ? practiceDomainView(catalog, id, { ja: '経営層の対策', en: 'Measures for management' }) : null) ??
    questionView(catalog, id) ??
    withinView(catalog, id)
  )
}

/** Plain values as an indented outline for people to read; empty ones left out. */
export const outline = (value: unknown, indent = ''): string => {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${outline(item, `${indent}  `).trimStart()}`).join('\n')
  if (typeof value !== 'object' || value === null) return `${indent}${value}`
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== '' && !(Array.isArray(inner) && inner.length === 0))
    .map(([key, inner]) => (typeof inner === 'object' ? `${indent}${key}:\n${outline(inner, `${indent}  `)}` : `${indent}${key}: ${inner}`))
    .join('\n')
}
