// SPDX-License-Identifier: Apache-2.0
import type { EditionReference, InstrumentEdition, SubmissionView } from '@shinayaka/contract'

const surest = { C: 0, B: 1, A: 2 } as const

/** Each source once, in the order it is first cited; cited with two certainties, it keeps the weaker. */
const distinctReferences = (references: readonly EditionReference[]): EditionReference[] => {
  const found = new Map<string, EditionReference>()
  for (const reference of references) {
    const held = found.get(reference.source)
    if (!held || surest[reference.certainty] < surest[held.certainty]) found.set(reference.source, reference)
  }
  return [...found.values()]
}

/** The points of one document together, documents in the order in which they are first cited. */
const byDocument = (references: readonly EditionReference[]): EditionReference[] => {
  const titles = [...new Set(references.map(({ sourceTitle }) => sourceTitle))]
  return titles.flatMap((title) => references.filter(({ sourceTitle }) => sourceTitle === title))
}

/**
 * What a submission's documents cite, by document, in the order they cite them: proposed measures, the network level where it was answered, then the questions,
 * then whatever else the document cites.
 */
export const citedReferences = (
  view: Pick<SubmissionView, 'proposals' | 'network'>,
  edition: InstrumentEdition,
  further: readonly EditionReference[] = [],
): EditionReference[] => {
  const proposed = view.proposals.flatMap(({ domain, measure }) =>
    edition.domains.flatMap(({ id, measures }) => (id === domain ? measures.filter((one) => one.id === measure) : [])),
  )
  return byDocument(
    distinctReferences([
      ...proposed.flatMap(({ references }) => references),
      ...(view.network === null ? [] : edition.flowchart.references),
      ...edition.domains.flatMap(({ questions }) => questions.flatMap(({ references }) => references)),
      ...further,
    ]),
  )
}

/** The ids of the sources that something cites, in the order of the list that they lead to. */
export const citedIds = (references: readonly EditionReference[], listed: readonly EditionReference[]): string[] => {
  const wanted = new Set(references.map(({ source }) => source))
  return listed.flatMap(({ source }) => (wanted.has(source) ? [source] : []))
}
