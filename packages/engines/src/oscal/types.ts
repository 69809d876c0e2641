// SPDX-License-Identifier: Apache-2.0
import type { Attainment, PasswordRequirement, Relation, YesRule } from '@shinayaka/domain'

type Bilingual = { ja: string; en: string }
/** What an official document says, in our own words, with its certainty: A checked against the original, B against a source that quotes it, C general knowledge. */
export type OscalReference = {
  source: string
  certainty: 'A' | 'B' | 'C'
  sourceTitle: string
  label: string
  statement: string
  url: string
  checked: string
}

export type OscalPractice = {
  id: string
  domain: string
  name: Bilingual
  purpose: string
  levels: readonly string[]
  hinders: readonly string[]
  effect: string
  effort: { hours: number; note: string }
  references: readonly OscalReference[]
}

export type OscalItem = {
  id: string
  number: string
  name: Bilingual
  asks: string
  how: string
  evidence: readonly string[]
  misunderstandings: readonly string[]
  target: string
  pharmacy: string | null
  plan: { until: string; text: string } | null
  exempt: readonly { when: string; text: string }[]
  rule: YesRule | null
  reason: string | null
  clauses: readonly OscalReference[]
  references: readonly OscalReference[]
}
export type OscalForm = {
  id: string
  edition: string
  hash: string
  title: Bilingual
  form: string
  year: number | null
  deadline: string | null
  known: string
  audience: string
  note: string
  gate: { text: string; help: string; references: readonly OscalReference[] } | null
  sections: readonly { id: string; name: Bilingual; items: readonly OscalItem[] }[]
}

export type OscalClause = {
  id: string
  number: string
  name: string
  responsible: readonly string[]
  force: string
  practices: readonly { practice: string; at: Attainment; reason: string }[]
  unmapped: string | null
  references: readonly OscalReference[]
}
export type OscalGuideline = {
  id: string
  edition: string
  hash: string
  title: Bilingual
  source: string
  note: string
  volumes: readonly {
    id: string
    name: Bilingual
    about: string
    chapters: readonly { id: string; number: string; name: string; clauses: readonly OscalClause[] }[]
  }[]
  passwords: { ways: readonly PasswordRequirement[]; text: string; references: readonly OscalReference[] } | null
  secondFactor: { text: string; references: readonly OscalReference[] } | null
}

export type OscalMapping = {
  id: string
  edition: string
  title: Bilingual
  of: string
  from: string
  to: string
  note: string
  pairs: readonly {
    from: readonly string[]
    to: readonly string[]
    relation: Relation
    reason: string
    references: readonly OscalReference[]
  }[]
}

/** The parts of the content that are exported; the whole catalog fits. */
export type OscalContent = {
  practices: ReadonlyMap<string, OscalPractice>
  practiceDomains: ReadonlyMap<string, Bilingual>
  instruments: ReadonlyMap<
    string,
    { id: string; edition: string; title: Bilingual; domains: readonly { questions: readonly { id: string; practice: string; text: string }[] }[] }
  >
  checklists: ReadonlyMap<string, OscalForm>
  guidelines: ReadonlyMap<string, OscalGuideline>
  mappings: readonly OscalMapping[]
  files: readonly { kind: string; edition: string | null }[]
}

/** A finished file: `name` as it is best saved, `text` its bytes (UTF-8), `sha256` in hex. */
export type OscalDocument = { model: OscalModel; id: string; name: string; uuid: string; text: string; sha256: string }
export type OscalModel = 'catalog' | 'profile' | 'mapping-collection' | 'assessment-results'
