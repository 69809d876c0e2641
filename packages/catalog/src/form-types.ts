// SPDX-License-Identifier: Apache-2.0
import type { Attainment, Exemption, PasswordRequirement, Relation, SecondFactorRule, YesRule } from '@shinayaka/domain'
import type { Bilingual, ResolvedReference, Status } from './basic-types.ts'

/** One item of an official form, in our own words. */
export type ChecklistItem = {
  id: string
  /** As people point at it: 2⑦. */
  number: string
  name: Bilingual
  asks: string
  how: string
  evidence: string[]
  misunderstandings: string[]
  target: 'organisation' | 'all-systems' | 'servers' | 'servers-and-clients' | 'network-devices' | 'documents'
  /** How a pharmacy reads it, where that differs. */
  pharmacy: string | null
  /** Where a plan with a day counts as はい: its last day. */
  plan: { until: string; text: string } | null
  exempt: { when: Exemption; text: string }[]
  /** When はい is honest; null where no practice of ours answers the item. */
  rule: YesRule | null
  reason: string | null
  /** Clauses of the guideline on which it rests. */
  clauses: ResolvedReference[]
  references: ResolvedReference[]
}

export type ChecklistSection = { id: string; name: Bilingual; items: ChecklistItem[] }

/** An official form whose items are answered はい or いいえ. Never the official wording: that comes from the institution's own workbook. */
export type Checklist = {
  id: string
  edition: string
  status: Status
  hash: string
  /** Forms of one family follow one another year by year. */
  family: string
  title: Bilingual
  /** Who fills it in: the institution, a vendor, or the institution for the priority areas of a notice. */
  form: 'facility' | 'vendor' | 'areas'
  /** Fiscal year; null: belongs to none. */
  year: number | null
  /** Last day of its year, `2027-03-31`. */
  deadline: string | null
  /** Whether every item of the official form is known. */
  known: 'whole' | 'part'
  audience: string
  note: string
  /** The question before all others; いいえ spares the rest. */
  gate: { text: string; help: string; references: ResolvedReference[] } | null
  sections: ChecklistSection[]
}

/** One clause of a guideline as far as it is known; what it says is the statement of its reference. */
export type GuidelineClause = {
  id: string
  number: string
  name: string
  responsible: ('executive' | 'planner' | 'operator' | 'vendor')[]
  /** 遵守事項, what is recommended, or only explains. */
  force: 'duty' | 'advice' | 'context'
  practices: { practice: string; at: Attainment; reason: string }[]
  /** Why no practice answers it. */
  unmapped: string | null
  references: ResolvedReference[]
}
export type GuidelineChapter = { id: string; number: string; name: string; clauses: GuidelineClause[] }
export type GuidelineVolume = {
  id: 'overview' | 'governance' | 'planning' | 'operations' | 'maintenance'
  name: Bilingual
  about: string
  chapters: GuidelineChapter[]
}

/** One edition of the guideline with its rules as data. */
export type Guideline = {
  id: string
  edition: string
  status: Status
  hash: string
  family: string
  title: Bilingual
  /** 7.0版 */
  short: Bilingual
  source: string
  published: string
  note: string
  volumes: GuidelineVolume[]
  passwords: { ways: PasswordRequirement[]; text: string; references: ResolvedReference[] } | null
  secondFactor: (SecondFactorRule & { text: string; references: ResolvedReference[] }) | null
}

/** How the items of one edition became those of the next, each pair with its reason. */
export type Mapping = {
  id: string
  edition: string
  status: Status
  hash: string
  title: Bilingual
  of: 'checklist' | 'guideline'
  from: string
  to: string
  note: string
  pairs: { from: string[]; to: string[]; relation: Relation; reason: string; references: ResolvedReference[] }[]
}
