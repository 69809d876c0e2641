// SPDX-License-Identifier: Apache-2.0
import type { Attainment, ControlGrade, IdentityGrade, NetworkControl, NetworkLevel } from '@shinayaka/domain'

/** A short text in both languages; the content itself is Japanese. */
export type EditionName = { ja: string; en: string }

/** An official document's point as a page shows it. B and C carry the mark 「原文未照合」. */
export type EditionReference = {
  source: string
  certainty: 'A' | 'B' | 'C'
  sourceTitle: string
  label: string
  statement: string
  url: string
  checked: string
}

export type EditionQuestion = {
  id: string
  text: string
  help: string
  why: string
  case: { name: string; when: string; route: string; whatHappened: string; lesson: string; certainty: 'A' | 'B' | 'C' } | null
  evidence: string[]
  answerers: string
  vendorMayAnswer: boolean
  notApplicable: string | null
  advice: { '0': string; '1': string; '2': string; unknown: { ask: string; message: string } }
  references: EditionReference[]
  practice: { id: string; name: EditionName; purpose: string; hinders: string[]; effect: string; effort: { hours: number; note: string } }
  /** Index = attainment 0..3; the practice's words, with what this audience needs added. */
  levels: { text: string; context: string }[]
}

export type EditionMeasure = {
  id: string
  title: string
  raises: { practice: string; to: Attainment }[]
  steps: { when: 'today' | 'month' | 'year'; text: string }[]
  who: string
  effort: { hours: number }
  cost: { class: 'none' | 'small' | 'medium' | 'large'; note: string }
  free: string
  references: EditionReference[]
}

export type EditionDomain = { id: string; name: EditionName; about: string; questions: EditionQuestion[]; measures: EditionMeasure[] }

export type EditionFlowControl = {
  id: NetworkControl
  name: EditionName
  text: string
  help: string
  choices: { grade: ControlGrade | IdentityGrade; text: string }[]
  missing: Partial<Record<ControlGrade | IdentityGrade, string>>
  ask: string
}

/** A domain in brief: enough for a list of sections and for finding one's way. */
export type OutlineDomain = { id: string; name: EditionName; about: string; questions: { id: string; text: string; answerers: string }[] }
/** An edition in brief, for pages that must be light; with the few questions of the network level. */
export type EditionOutline = Pick<InstrumentEdition, 'id' | 'edition' | 'title' | 'audience' | 'minutes' | 'note' | 'flowchart'> & {
  domains: OutlineDomain[]
}
/** One domain with its questions in full, without the measures. */
export type EditionDomainQuestions = Omit<EditionDomain, 'measures'>

/** One edition of an instrument with everything a page or a document needs, so that a frozen submission stays readable for ever. */
export type InstrumentEdition = {
  id: string
  edition: string
  title: EditionName
  audience: string
  minutes: number
  note: string
  domains: EditionDomain[]
  flowchart: {
    edition: string
    title: EditionName
    note: string
    levels: { level: NetworkLevel; name: string; meaning: string }[]
    controls: EditionFlowControl[]
    references: EditionReference[]
  }
}
