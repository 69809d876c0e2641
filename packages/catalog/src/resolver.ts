// SPDX-License-Identifier: Apache-2.0
import type { Typed } from './editions.ts'
import type { Path, ReadFile } from './files.ts'
import type { Kind } from './kinds.ts'
import type { Problem } from './problem.ts'
import type { Certainty, Reference, ResolvedReference, Source } from './types.ts'

const certaintyRank: Record<Certainty, number> = { A: 2, B: 1, C: 0 }

/** Whether a claim is graded surer than what it stands on allows (A > B > C). */
export const claimsTooMuch = (claimed: Certainty, held: Certainty): boolean => certaintyRank[claimed] > certaintyRank[held]

/** Looks references and ids up, and reports each that leads nowhere. */
export type Resolver = {
  references: (file: ReadFile, at: Path, references: readonly Reference[]) => ResolvedReference[]
  /** Reports when an id is not among the known ones. */
  known: (file: ReadFile, at: Path, id: string, among: ReadonlyMap<string, unknown>, of: 'practices' | 'case', what: string) => void
}

/** The lookups over the sources in force. */
export const resolver = (sources: ReadonlyMap<string, Source>, incomplete: ReadonlySet<Kind>, problems: Problem[]): Resolver => ({
  references: (file, at, references) =>
    references.flatMap((reference, index): ResolvedReference[] => {
      const refuse = (reason: string) => {
        problems.push(file.problem([...at, index], reason))
        return []
      }
      const [sourceId = '', entryId = ''] = reference.source.split('/')
      const source = sources.get(sourceId)
      if (!source && incomplete.has('source')) return []
      if (!source) return refuse(`出典「${sourceId}」が sources にありません。つづりを直すか、出典を加えてください。`)
      const entry = source.entries.find(({ id }) => id === entryId)
      if (!entry) return refuse(`出典「${sourceId}」に項目「${entryId}」がありません。つづりを直すか、項目を加えてください。`)
      if (claimsTooMuch(reference.certainty, entry.certainty))
        return refuse(`確度 ${reference.certainty} は、出典の項目の確度 ${entry.certainty} より高くできません。${entry.certainty} に下げてください。`)
      return [{ ...reference, sourceTitle: source.title, label: entry.label, statement: entry.statement, url: source.url, checked: source.checked }]
    }),
  known: (file, at, id, among, of, what) => {
    if (!among.has(id) && !incomplete.has(of))
      problems.push(file.problem(at, `${what}「${id}」がカタログにありません。つづりを直すか、先に加えてください。`))
  },
})

/** A thing with the place where it is written. */
type Placed<Thing> = { thing: Thing; file: ReadFile; at: Path }

/** The things by id; a second one with the same id is reported where it stands. */
export const byId = <Thing extends { id: string }>(things: readonly Placed<Thing>[], what: string, problems: Problem[]): Map<string, Thing> => {
  const first = new Map<string, Placed<Thing>>()
  for (const placed of things) {
    const earlier = first.get(placed.thing.id)
    if (earlier)
      problems.push(
        placed.file.problem(
          [...placed.at, 'id'],
          `${what}の id「${placed.thing.id}」は ${earlier.file.path} でも使われています。別の id にしてください。`,
        ),
      )
    else first.set(placed.thing.id, placed)
  }
  return new Map([...first].map(([id, { thing }]) => [id, thing]))
}

/** The files that the product shows now. */
export const inForce = <K extends Kind>(files: readonly Typed<K>[]): Typed<K>[] => files.filter((one) => one.inForce)
