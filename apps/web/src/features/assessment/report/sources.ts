// SPDX-License-Identifier: Apache-2.0
import type { EditionReference, InstrumentEdition } from '@shinayaka/contract'

/** One document with the points taken from it. */
export type CitedDocument = { title: string; url: string; checked: string; points: EditionReference[] }

/** What the edition's questions, measures and flowchart rest on, by document in the order of their titles, each point once. */
export const citedDocuments = (edition: Pick<InstrumentEdition, 'domains' | 'flowchart'>): CitedDocument[] => {
  const all = [
    ...edition.domains.flatMap(({ questions, measures }) => [...questions, ...measures].flatMap(({ references }) => references)),
    ...edition.flowchart.references,
  ]
  const once = [...new Map(all.map((reference) => [`${reference.source}\n${reference.label}`, reference])).values()]
  const documents = new Map<string, CitedDocument>()
  for (const point of once) {
    const { sourceTitle: title, url, checked } = point
    const document = documents.get(title) ?? { title, url, checked, points: [] }
    document.points.push(point)
    documents.set(title, document)
  }
  return [...documents.values()]
    .sort((a, b) => a.title.localeCompare(b.title, 'ja'))
    .map((document) => ({ ...document, points: document.points.sort((a, b) => a.label.localeCompare(b.label, 'ja', { numeric: true })) }))
}
