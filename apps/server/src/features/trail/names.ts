// SPDX-License-Identifier: Apache-2.0
import type { Bilingual, Catalog } from '@shinayaka/catalog'
import type { TrailRow } from '@shinayaka/contract'
import type { Language } from '@shinayaka/contract/messages'
import type { TrailPerson } from './queries.ts'

/** What the ids of today's catalog are called: questions by their practice, which is short enough for a line. */
const catalogNames = ({ practices, practiceDomains, instruments, measures }: Catalog): ReadonlyMap<string, Bilingual> => {
  const domains = [...instruments.values()].flatMap((instrument) => instrument.domains)
  const questions = domains.flatMap((domain) => domain.questions)
  return new Map([
    ...domains.map(({ id, name }) => [id, name] as const),
    // Where an instrument for small institutions calls a domain otherwise, the pivot's name stands for both.
    ...practiceDomains,
    ...[...practices.values()].map(({ id, name }) => [id, name] as const),
    ...questions.flatMap(({ id, practice }) => {
      const name = practices.get(practice)?.name
      return name ? [[id, name] as const] : []
    }),
    // Content is Japanese.
    ...measures.map(({ id, title }) => [id, { ja: title, en: title }] as const),
  ])
}

// A catalog never changes while the server runs.
const held = new WeakMap<Catalog, ReadonlyMap<string, Bilingual>>()
const namesOf = (catalog: Catalog): ReadonlyMap<string, Bilingual> => {
  const names = held.get(catalog) ?? catalogNames(catalog)
  held.set(catalog, names)
  return names
}

/** What an id that may stand in a trail is called in a language; undefined where neither today's catalog nor anybody in the trail has it. */
export const trailNames = (catalog: Catalog, people: readonly TrailPerson[], language: Language): ((id: string) => string | undefined) => {
  const names = namesOf(catalog)
  const persons = new Map(people.map(({ id, name }) => [id, name]))
  return (id) => persons.get(id) ?? names.get(id)?.[language]
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The names of those ids that stand in some rows: what a page needs to say them in words. */
export const namesIn = (rows: readonly TrailRow[], nameOf: (id: string) => string | undefined): Record<string, string> => {
  const ids = new Set(rows.flatMap(({ target, before, after }) => [target.id, ...textsIn(before), ...textsIn(after)]))
  return Object.fromEntries([...ids].flatMap((id) => ((name) => (name === undefined ? [] : [[id, name] as const]))(nameOf(id))))
}
