// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Catalog, Checklist, ChecklistItem, Mapping } from '@shinayaka/catalog'
import type { ChecklistEdition, ChecklistEditionItem } from '@shinayaka/contract'
import { addedRule, type ExactOverlay, exactEdition, practicesOf, type SecondFactorRule, type YesRule } from '@shinayaka/domain'
import canonicalize from 'canonicalize'
import type { Database } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { reference } from '../assessment/index.ts'
import { editionDocuments } from './queries.ts'
import { secondFactorGuideline } from './records/second-factor.ts'

/** An edition of a form as it is stored: what pages show, and beside it the rules, so that a proposal can be followed years later. */
type StoredForm = ChecklistEdition & { rules: Record<string, YesRule | null> }

/** A form of the catalog with its hash, at hand for proposing. */
export type LoadedForm = {
  hash: string
  document: string
  edition: ChecklistEdition
  items: ChecklistEditionItem[]
  rules: ReadonlyMap<string, YesRule | null>
}

const itemOf = ({ rule, clauses, references, ...item }: ChecklistItem): ChecklistEditionItem => ({
  ...item,
  practices: rule === null ? [] : practicesOf(rule),
  clauses: clauses.map(reference),
  references: references.map(reference),
})

const storedForm = (checklist: Checklist): StoredForm => ({
  id: checklist.id,
  edition: checklist.edition,
  title: checklist.title,
  kind: checklist.form,
  year: checklist.year,
  deadline: checklist.deadline,
  known: checklist.known,
  note: checklist.note,
  gate: checklist.gate && { ...checklist.gate, references: checklist.gate.references.map(reference) },
  sections: checklist.sections.map(({ id, name, items }) => ({ id, name, items: items.map(itemOf) })),
  rules: Object.fromEntries(checklist.sections.flatMap(({ items }) => items.map(({ id, rule }) => [id, rule]))),
})

const load = (stored: StoredForm): LoadedForm => {
  const document = canonicalize(stored)
  if (document === undefined) throw new Error('a form is always JSON')
  const { rules, ...edition } = stored
  return {
    hash: createHash('sha256').update(document).digest('hex'),
    document,
    edition,
    items: edition.sections.flatMap(({ items }) => items),
    rules: new Map(Object.entries(rules)),
  }
}

/** A form as it was stored under the hash of its content, by this product. */
export const loadStored = (hash: string, document: unknown): LoadedForm => {
  const read = load(document as StoredForm)
  if (read.hash !== hash) throw new Error(`form ${hash} is stored with another content`)
  return read
}

const addedItem = ({ item, number, wording, practices }: ExactOverlay['added'][number]): ChecklistEditionItem => ({
  id: item,
  number,
  // A list needs a name; what stands in the form is beside it in full.
  name: { ja: [...wording].slice(0, 60).join(''), en: [...wording].slice(0, 60).join('') },
  asks: wording,
  how: '',
  evidence: [],
  misunderstandings: [],
  target: 'organisation',
  pharmacy: null,
  plan: null,
  exempt: [],
  reason: null,
  practices: [...practices],
  clauses: [],
  references: [],
  wording,
  added: true,
})

/** An edition of the catalog as the institution's own workbook has it; known by a hash of its own. */
export const exactForm = (base: LoadedForm, overlay: ExactOverlay, exact: NonNullable<ChecklistEdition['exact']>): LoadedForm => {
  const { sections, absent } = exactEdition(base.edition.sections, overlay, addedItem)
  const added = overlay.added.map(({ item, practices }) => [item, addedRule(practices)] as const)
  return load({ ...base.edition, sections, absent, exact, rules: Object.fromEntries([...added, ...base.rules]) })
}

/** The official forms of today, and those of yesterday as they are asked for: an edition never changes, so it is read once. */
export class Forms {
  readonly #current = new Map<string, LoadedForm>()
  readonly #byHash = new Map<string, LoadedForm>()
  readonly #families = new Map<string, string>()
  readonly #mappings: readonly Mapping[]

  /** The rule by which plans for second factors are read; null: no guideline says anything of them. */
  readonly secondFactor: SecondFactorRule | null

  constructor(catalog: Catalog) {
    this.secondFactor = secondFactorGuideline(catalog)?.secondFactor ?? null
    this.#mappings = catalog.mappings.filter((mapping) => mapping.of === 'checklist')
    for (const checklist of catalog.checklists.values()) {
      const form = load(storedForm(checklist))
      this.#current.set(checklist.id, form)
      this.#families.set(checklist.id, checklist.family)
      this.#byHash.set(form.hash, form)
    }
  }

  /** Every form that can be begun today, the newest year first; vendors' own forms among them. */
  get current(): readonly LoadedForm[] {
    return [...this.#current.values()].sort((one, other) => (other.edition.year ?? 0) - (one.edition.year ?? 0))
  }

  currentOf(form: string): LoadedForm {
    const found = this.#current.get(form)
    if (!found) throw new ProblemError('checklist.unknown', { form })
    return found
  }

  /** The same form as the catalog words it today, where that is not how the catalog worded it then. */
  reworded(row: { form: string; edition_hash: string; base_hash?: string }): LoadedForm | null {
    const today = this.#current.get(row.form)
    // What an institution's own workbook made of an edition is known by a hash of its own, and is no other edition.
    return today && today.hash !== (row.base_hash ?? row.edition_hash) ? today : null
  }

  /** The form of a later year that took this one's place: the newest that is mapped from it, else the newest of all. */
  newerForm({ edition: { id, year } }: LoadedForm): LoadedForm | null {
    const family = this.family(id)
    const later = this.current.filter(
      (one) => one.edition.kind !== 'vendor' && this.family(one.edition.id) === family && (one.edition.year ?? 0) > (year ?? 0),
    )
    return later.find((one) => this.mapping(id, one.edition.id)) ?? later[0] ?? null
  }

  /** Forms of one family follow one another; a form that left the catalog is of none but its own. */
  family(form: string): string {
    return this.#families.get(form) ?? form
  }

  /** How the items of one form became those of another; null where nobody mapped them. */
  mapping(from: string, to: string): Mapping | null {
    return this.#mappings.find((mapping) => mapping.from === from && mapping.to === to) ?? null
  }

  /**
   * These editions by their hashes, in one query at most. What an institution's own workbook made is not kept in memory: row-level security decides
   * each time who may read it.
   */
  async byHashes(db: Database, hashes: readonly string[]): Promise<ReadonlyMap<string, LoadedForm>> {
    const found = new Map<string, LoadedForm>()
    for (const hash of hashes) {
      const held = this.#byHash.get(hash)
      if (held) found.set(hash, held)
    }
    const wanted = hashes.filter((hash) => !found.has(hash))
    for (const { hash, document } of await editionDocuments(db, wanted)) {
      const read = loadStored(hash, document)
      if (read.edition.exact === undefined) this.#byHash.set(hash, read)
      found.set(hash, read)
    }
    return found
  }

  async byHash(db: Database, hash: string): Promise<LoadedForm> {
    const found = (await this.byHashes(db, [hash])).get(hash)
    if (!found) throw new ProblemError('edition.unknown')
    return found
  }
}
