// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { EditionQuestion, InstrumentEdition } from '@shinayaka/contract'
import type { Database } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { editionHash, instrumentEdition } from './edition.ts'
import { editionDocument } from './queries.ts'

/** An edition with its hash and its questions at hand. */
export type LoadedEdition = {
  hash: string
  document: string
  edition: InstrumentEdition
  questions: ReadonlyMap<string, EditionQuestion>
  /** Question → the domain it stands in. */
  domainOf: ReadonlyMap<string, string>
}

const loaded = (hash: string, document: string, edition: InstrumentEdition): LoadedEdition => ({
  hash,
  document,
  edition,
  questions: new Map(edition.domains.flatMap(({ questions }) => questions.map((question) => [question.id, question] as const))),
  domainOf: new Map(edition.domains.flatMap(({ id, questions }) => questions.map((question) => [question.id, id] as const))),
})

/** The editions of today, and those of yesterday as they are asked for: an edition never changes, so it is read once. */
export class Editions {
  readonly #current = new Map<string, LoadedEdition>()
  readonly #byHash = new Map<string, LoadedEdition>()

  constructor(catalog: Catalog) {
    for (const instrument of catalog.instruments.values()) {
      const edition = instrumentEdition(catalog, instrument)
      const { hash, document } = editionHash(edition)
      const entry = loaded(hash, document, edition)
      this.#current.set(instrument.id, entry)
      this.#byHash.set(hash, entry)
    }
  }

  /** The editions that a new assessment would use. */
  get current(): readonly LoadedEdition[] {
    return [...this.#current.values()]
  }

  currentOf(instrument: string): LoadedEdition {
    const entry = this.#current.get(instrument)
    if (!entry) throw new ProblemError('instrument.unknown')
    return entry
  }

  async byHash(db: Database, hash: string): Promise<LoadedEdition> {
    const held = this.#byHash.get(hash)
    if (held) return held
    const row = await editionDocument(db, hash)
    if (!row) throw new ProblemError('edition.unknown')
    // Written by this product under the hash of its content; the shape is that of its own day.
    const edition = row.document as unknown as InstrumentEdition
    const read = editionHash(edition)
    if (read.hash !== hash) throw new Error(`edition ${hash} is stored with another content`)
    const entry = loaded(hash, read.document, edition)
    this.#byHash.set(hash, entry)
    return entry
  }
}
