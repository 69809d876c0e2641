// SPDX-License-Identifier: Apache-2.0
import type { Attainment, ControlGrade, IdentityGrade, NetworkControl, NetworkLevel } from '@shinayaka/domain'
import type { Bilingual, Certainty, ResolvedReference, Status } from './basic-types.ts'
import type { Checklist, Guideline, Mapping } from './form-types.ts'
import type { Kind } from './kinds.ts'

export type * from './basic-types.ts'

/** The step of an attack that a practice hinders: 侵入 横展開 権限奪取 暗号化 情報流出 復旧不能 診療停止. */
export type AttackStep = 'intrusion' | 'lateral-movement' | 'privilege' | 'encryption' | 'exfiltration' | 'unrecoverable' | 'care-stop'

export type Practice = {
  id: string
  domain: string
  name: Bilingual
  purpose: string
  /** Index = attainment 0..3. */
  levels: [string, string, string, string]
  hinders: AttackStep[]
  effect: string
  /** Hours from 0 to 2, 編者の目安. */
  effort: { hours: number; note: string }
  references: ResolvedReference[]
}

export type Advice = Record<'0' | '1' | '2', string> & { unknown: { ask: string; message: string } }

export type Question = {
  id: string
  practice: string
  text: string
  help: string
  why: string
  case: string | null
  levelContext: string[] | null
  evidence: string[]
  answerers: string
  vendorMayAnswer: boolean
  /** When 対象外 is honest; null where it never is. */
  notApplicable: string | null
  advice: Advice
  references: ResolvedReference[]
}

export type InstrumentDomain = { id: string; name: Bilingual; about: string; questions: Question[] }
export type Instrument = {
  id: string
  edition: string
  status: Status
  /** SHA-256 (hex) of the file, or of its files: what drafts and submissions refer to. */
  hash: string
  title: Bilingual
  audience: string
  minutes: number
  note: string
  domains: InstrumentDomain[]
}

export type CostClass = 'none' | 'small' | 'medium' | 'large'
/** Who carries a measure out: a clinic and its like, a hospital's departments, or management itself. */
export type Audience = 'clinic' | 'hospital' | 'management'
export type StepWhen = 'today' | 'month' | 'year'
export type Measure = {
  id: string
  domain: string
  title: string
  raises: { practice: string; to: Attainment }[]
  suits: Audience[]
  steps: { when: StepWhen; text: string }[]
  who: string
  effort: { hours: number }
  cost: { class: CostClass; note: string }
  free: string
  references: ResolvedReference[]
}

export type Case = {
  id: string
  name: string
  when: string
  beds: number | null
  route: string
  whatHappened: string
  lesson: string
  certainty: Certainty
  references: ResolvedReference[]
}

export type SourceEntry = { id: string; label: string; statement: string; certainty: Certainty; basis: string | null }
export type Source = {
  id: string
  title: string
  publisher: string
  url: string
  published: string
  checked: string
  certainty: Certainty
  note: string | null
  entries: SourceEntry[]
}

export type FlowControl = {
  id: NetworkControl
  name: Bilingual
  text: string
  help: string
  choices: { grade: ControlGrade | IdentityGrade; text: string }[]
  /** Grade needed → what to do, in words. */
  missing: Partial<Record<ControlGrade | IdentityGrade, string>>
  ask: string
}
export type NetworkFlowchart = {
  id: 'network-level'
  edition: string
  hash: string
  title: Bilingual
  note: string
  levels: { level: NetworkLevel; name: string; meaning: string }[]
  controls: FlowControl[]
  references: ResolvedReference[]
}

/** One group of a view: practices that belong together there. */
export type ViewGroup = { id: string; name: Bilingual; about: string; practices: string[]; references: ResolvedReference[] }
/** The same practices grouped another way: by theme, or by the points of an official notice. `exhaustive`: each practice stands in exactly one group. */
export type View = {
  id: string
  edition: string
  hash: string
  title: Bilingual
  note: string
  exhaustive: boolean
  groups: ViewGroup[]
}

/**
 * One file of the catalog as it was read: what an edition hash refers to, and its text so that it stays readable.
 * Sources are corrected in place as facts are checked: their edition is null and they count as drafts, so no lock holds them.
 */
export type CatalogFile = {
  path: string
  hash: string
  status: Status
  text: string
  kind: Kind
  id: string
  edition: string | null
  title: string
}

/** What the catalog holds beside the flowchart, resolved and frozen. */
export type CatalogContent = {
  practices: ReadonlyMap<string, Practice>
  practiceDomains: ReadonlyMap<string, Bilingual>
  /** By id, in the edition in force: the newest published one, or the newest draft where none is published. */
  instruments: ReadonlyMap<string, Instrument>
  /** Every edition of every instrument by the hash of its file, so that an assessment begun on an earlier one can be finished. */
  editions: ReadonlyMap<string, Instrument>
  measures: readonly Measure[]
  cases: ReadonlyMap<string, Case>
  /** By id, in the edition in force. */
  views: ReadonlyMap<string, View>
  /** By id, in the edition in force; every edition by the hash of its file, so that answers given to an earlier one stay readable. */
  checklists: ReadonlyMap<string, Checklist>
  checklistEditions: ReadonlyMap<string, Checklist>
  /** By id, in the edition in force. */
  guidelines: ReadonlyMap<string, Guideline>
  mappings: readonly Mapping[]
  sources: ReadonlyMap<string, Source>
  files: readonly CatalogFile[]
}

/** The whole catalog, resolved and frozen. */
export type Catalog = CatalogContent & { flowchart: NetworkFlowchart }
