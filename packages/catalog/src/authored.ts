// SPDX-License-Identifier: Apache-2.0
import type {
  Checklist,
  ChecklistItem,
  ChecklistSection,
  Guideline,
  GuidelineChapter,
  GuidelineClause,
  GuidelineVolume,
  Mapping,
} from './form-types.ts'
import type {
  Bilingual,
  Case,
  FlowControl,
  Instrument,
  Measure,
  NetworkFlowchart,
  Practice,
  Question,
  Reference,
  Source,
  SourceEntry,
  Status,
  View,
  ViewGroup,
} from './types.ts'

/** A thing as its author writes it: references not yet looked up. */
type Unresolved<Thing> = Omit<Thing, 'references'> & { references: Reference[] }
/** What every dated file starts with. */
type Dated = { edition: string; status: Status }

/** A question as written: no case and no context may simply be left out. */
type AuthoredQuestion = Omit<Unresolved<Question>, 'case' | 'levelContext'> & { case?: string; levelContext?: string[] }

/** A domain of a self-assessment as written, with its questions. */
export type AuthoredDomain = { id: string; name: Bilingual; about: string; questions: AuthoredQuestion[] }

/** An item of an official form as written. */
export type AuthoredItem = Omit<Unresolved<ChecklistItem>, 'clauses' | 'pharmacy' | 'reason'> & {
  clauses: Reference[]
  pharmacy?: string
  reason?: string
}
/** A clause of a guideline as written. */
type AuthoredClause = Omit<Unresolved<GuidelineClause>, 'unmapped'> & { unmapped?: string }

/** The content of each kind of file after its schema was checked. */
export type Authored = {
  practices: Dated & { kind: 'practices'; domain: string; name: Bilingual; practices: Unresolved<Omit<Practice, 'domain'>>[] }
  instrument: Dated &
    Omit<Instrument, 'hash' | 'domains'> & {
      kind: 'instrument'
      /** A domain in place, or the id of one that stands in a file of kind `questions`. */
      domains: (AuthoredDomain | string)[]
    }
  questions: Dated & AuthoredDomain & { kind: 'questions'; instrument: string }
  measures: Dated & { kind: 'measures'; domain: string; measures: Unresolved<Omit<Measure, 'domain'>>[] }
  case: Dated & Omit<Unresolved<Case>, 'beds'> & { kind: 'case'; beds?: number }
  source: Omit<Source, 'note' | 'entries'> & { kind: 'source'; note?: string; entries: (Omit<SourceEntry, 'basis'> & { basis?: string })[] }
  view: Dated & Omit<View, 'hash' | 'groups'> & { kind: 'view'; groups: Unresolved<ViewGroup>[] }
  checklist: Dated &
    Omit<Checklist, 'hash' | 'gate' | 'sections'> & {
      kind: 'checklist'
      gate: Unresolved<NonNullable<Checklist['gate']>> | null
      sections: (Omit<ChecklistSection, 'items'> & { items: AuthoredItem[] })[]
    }
  guideline: Dated &
    Omit<Guideline, 'hash' | 'volumes' | 'passwords' | 'secondFactor'> & {
      kind: 'guideline'
      volumes: (Omit<GuidelineVolume, 'chapters'> & { chapters: (Omit<GuidelineChapter, 'clauses'> & { clauses: AuthoredClause[] })[] })[]
      passwords: Unresolved<NonNullable<Guideline['passwords']>> | null
      secondFactor: Unresolved<NonNullable<Guideline['secondFactor']>> | null
    }
  mapping: Dated & Omit<Mapping, 'hash' | 'pairs'> & { kind: 'mapping'; pairs: Unresolved<Mapping['pairs'][number]>[] }
  flowchart: Dated & Omit<Unresolved<NetworkFlowchart>, 'hash' | 'controls'> & { kind: 'flowchart'; controls: FlowControl[] }
}
