// SPDX-License-Identifier: Apache-2.0
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
} from './types.ts'

/** A thing as its author writes it: references not yet looked up. */
type Unresolved<Thing> = Omit<Thing, 'references'> & { references: Reference[] }
/** What every dated file starts with. */
type Dated = { edition: string; status: Status }

/** A question as written: no case and no context may simply be left out. */
type AuthoredQuestion = Omit<Unresolved<Question>, 'case' | 'levelContext'> & { case?: string; levelContext?: string[] }

/** The content of each kind of file after its schema was checked. */
export type Authored = {
  practices: Dated & { kind: 'practices'; domain: string; name: Bilingual; practices: Unresolved<Omit<Practice, 'domain'>>[] }
  instrument: Dated &
    Omit<Instrument, 'hash' | 'domains'> & {
      kind: 'instrument'
      domains: { id: string; name: Bilingual; about: string; questions: AuthoredQuestion[] }[]
    }
  measures: Dated & { kind: 'measures'; domain: string; measures: Unresolved<Omit<Measure, 'domain'>>[] }
  case: Dated & Omit<Unresolved<Case>, 'beds'> & { kind: 'case'; beds?: number }
  source: Omit<Source, 'note' | 'entries'> & { kind: 'source'; note?: string; entries: (Omit<SourceEntry, 'basis'> & { basis?: string })[] }
  flowchart: Dated & Omit<Unresolved<NetworkFlowchart>, 'hash' | 'controls'> & { kind: 'flowchart'; controls: FlowControl[] }
}
