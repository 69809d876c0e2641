// SPDX-License-Identifier: Apache-2.0
import type { ReportLabels } from './labels.ts'

/** A checked against the original, B against a source that quotes it, C general knowledge. B and C carry the mark `labels.unverified` wherever they are shown. */
export type ReportCertainty = 'A' | 'B' | 'C'

/** Points for drawing and comparing (0 to 3, unrounded) beside the words that are printed; `value` null where nothing was counted. */
export type ReportScore = {
  value: number | null
  /** `1.86`, or a dash where there is no score. */
  text: string
  /** `1.86〜2.43`; null where the range is a single point or there is no score. */
  range: string | null
}

/** How much changed since last time: a signed text (`+0.31`) and its direction; `none` where one side has no score. */
export type ReportChange = { text: string; direction: 'up' | 'down' | 'same' | 'none' }

/** A domain named on management's first page: how it stands and how it moved; `change` null where there was no last time. */
export type ReportWeakest = { name: string; about: string; score: ReportScore; change: string | null }

/**
 * A decision asked of management. Effort and cost are ready words that say whose figure they are (own quote or 編者の目安);
 * `state` says what was decided, by whom and when, and is null while it waits.
 */
export type ReportDecision = { title: string; domain: string; reason: string; who: string; effort: string; cost: string; state: string | null }

/** One of the (at most three) next steps of the first page: an act, why it comes first, what it takes. */
export type ReportFirstStep = { title: string; domain: string; today: string; reason: string; who: string; effort: string; cost: string }

/** One domain in the table and in the radar. Denominators as counts of questions. */
export type ReportDomain = {
  id: string
  name: string
  score: ReportScore
  counted: number
  notApplicable: number
  unknown: number
  questions: number
  belowThreshold: boolean
  previous: ReportScore | null
  change: ReportChange | null
}

/** A year's column: what it was called, when it was submitted, which edition was answered. Values are ready words, one for each row. */
export type ReportYear = { fiscalYear: string; on: string; edition: string }

/** The years side by side, oldest first: rows for the whole (`domain` false) and for each domain, with what changed since the first of them. */
export type ReportYears = { columns: ReportYear[]; rows: { name: string; domain: boolean; values: string[]; change: string }[]; note: string | null }

/** A theme as departments and management see it: `1.50`, with how many questions stand behind each; `differs` where the words say a difference. */
export type ReportTheme = {
  name: string
  department: string | null
  departmentCounted: number
  management: string | null
  managementCounted: number
  difference: string
  differs: boolean
}

/** The views of both sides by theme. `department` and `management` say which submissions are compared; null where that side has not answered. */
export type ReportThemes = {
  note: string
  department: string | null
  management: string | null
  themes: ReportTheme[]
  /** Practices that both were asked about and see differently. */
  practices: { name: string; department: string; management: string }[]
}

/** One of the ministry's priority areas: its score over the practices that were asked, and what is not yet done. */
export type ReportArea = { number: string; name: string; about: string; score: string; counted: string; open: string; references: string[] }
export type ReportAreas = { title: string; note: string; areas: ReportArea[] }

/** A step of a measure: `when` as words (今日・今月・今年). */
export type ReportMeasureStep = { when: string; text: string }

/** A measure for a weak domain. All texts ready; `references` are ids in `sources`. */
export type ReportMeasure = {
  title: string
  /** What it raises, in words: 「Q3 を 0 から 2 へ」. */
  raises: string
  steps: ReportMeasureStep[]
  who: string
  effort: string
  cost: string
  free: string
  references: string[]
}

/** What to ask where the answer was わからない: whom, and the message ready to send. */
export type ReportEnquiry = { number: string; question: string; ask: string; message: string }

/** A domain at or below the threshold, weakest first, with its measures and the enquiries that come before them. */
export type ReportWeakDomain = { id: string; name: string; score: ReportScore; about: string; enquiries: ReportEnquiry[]; measures: ReportMeasure[] }

/** One control of the network level: its grade as a word with its mark (「△ 一部」), and what to do for the target where something is missing. */
export type ReportControl = { name: string; grade: string; meaning: string; missing: string | null; ask: string | null }

/** The network level page. `level` and `levelWithoutGate` are words: `1`, or `0〜2` where grades are unknown. */
export type ReportNetwork = {
  level: string
  levelName: string
  levelWithoutGate: string
  target: string
  targetReached: 'yes' | 'no' | 'unclear'
  previousLevel: string | null
  levels: { level: string; name: string; meaning: string; current: boolean; target: boolean }[]
  controls: ReportControl[]
  note: string
  references: string[]
}

/** One question with the answer given. `answer` is the label (「1 一部だけできている」「わからない」), `levelText` what that level means for this question. */
export type ReportAnswer = {
  number: string
  question: string
  answer: string
  value: 0 | 1 | 2 | 3 | 'na' | 'unknown'
  levelText: string | null
  comment: string
  /** Who wrote the answer down and on which day (2026-11-21). */
  answeredBy: string
  answeredOn: string
  /** Who gave the word: null = the institution itself, otherwise the vendor's name; printed with `labels.vendorAnswer`. */
  vendor: string | null
  previousAnswer: string | null
  references: string[]
}

/** A source: cited by number in the order given here. `url` is printed and linked only when it begins with http:// or https://. */
export type ReportSource = { id: string; title: string; label: string; statement: string; url: string; checked: string; certainty: ReportCertainty }

/** A heading with paragraphs, for the method page. */
export type ReportSection = { heading: string; paragraphs: string[] }

/**
 * Everything the report of a self-check says, as plain serialisable values: the template only lays it out, it computes and words nothing.
 * Dates and numbers are ready strings in the language of `language`.
 */
export type AssessmentReport = {
  language: 'ja' | 'en'
  labels: ReportLabels
  /** Title of the document and of the PDF (「自己点検 報告書」). */
  title: string
  organisation: { name: string; kind: string; profile: { term: string; value: string }[] }
  instrument: { title: string; edition: string; questions: number; domains: number }
  submission: { on: string; by: string; fiscalYear: string; sha256: string }
  /** When the file was made: words for people, `day` (2026-11-21) for the PDF's metadata. */
  produced: { text: string; day: string }
  /** Whose first page it is: somebody who acts today, or a management that decides; then today's steps stand before the measures. */
  front: 'today' | 'management'
  /** What to say to management, one sentence each. */
  paragraph: string[]
  weakest: ReportWeakest[]
  decisions: ReportDecision[]
  first: ReportFirstStep[]
  overall: { score: ReportScore; counted: number; notApplicable: number; unknown: number; belowThreshold: number; domainsCounted: number }
  previous: { on: string; fiscalYear: string; overall: ReportScore; change: ReportChange; level: string | null } | null
  network: ReportNetwork | null
  /** Management is not asked for the network level: then nothing is said of it. */
  asksNetwork: boolean
  domains: ReportDomain[]
  /** Null where there are too few years, or no other side, to set beside each other. */
  years: ReportYears | null
  themes: ReportThemes | null
  /** Views that group some practices another way, such as the ministry's priority areas; none where they are not shown. */
  areas: ReportAreas[]
  /** Every measure with its steps, or only the first of a domain. */
  measures: 'in full' | 'first in full'
  weak: ReportWeakDomain[]
  answers: { domain: string; about: string; answers: ReportAnswer[] }[]
  method: ReportSection[]
  sources: ReportSource[]
}

/** A finished PDF. */
export type ReportPdf = { bytes: Uint8Array; pages: number }
