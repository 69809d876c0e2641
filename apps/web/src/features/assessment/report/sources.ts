// SPDX-License-Identifier: Apache-2.0
import type { EditionReference, InstrumentEdition } from '@shinayaka/contract'

/** Every point of a source that the edition's questions, measures and flowchart rest on, each once, by document. */
export const citedReferences = (edition: Pick<InstrumentEdition, 'domains' | 'flowchart'>): EditionReference[] => {
  const all = [
    ...edition.domains.flatMap(({ questions, measures }) => [...questions, ...measures].flatMap(({ references }) => references)),
    ...edition.flowchart.references,
  ]
  const once = new Map(all.map((reference) => [`${reference.source}\n${reference.label}`, reference]))
  return [...once.values()].sort(
    (a, b) => a.sourceTitle.localeCompare(b.sourceTitle, 'ja') || a.label.localeCompare(b.label, 'ja', { numeric: true }),
  )
}
