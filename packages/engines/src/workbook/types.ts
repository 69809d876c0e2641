// SPDX-License-Identifier: Apache-2.0

/** An answer as it stands in a form: an attainment, 対象外 or わからない. */
export type FormAnswer = 0 | 1 | 2 | 3 | 'na' | 'unknown'

/** The words of the form, in one language. */
export type AnswerFormLabels = {
  /** Names of the sheets: at most 31 characters, none of `: \ / ? * [ ]`. */
  answersSheet: string
  guidanceSheet: string
  /** Heads of the columns of the answer sheet; all different. */
  number: string
  domain: string
  question: string
  answer: string
  comment: string
  answeredBy: string
  vendorName: string
  /** What the drop-down offers: 自院, 事業者. */
  own: string
  vendor: string
  /** What the drop-down offers for each answer; those of 0 to 3 begin with the digit (「3 できていて、見直している」). */
  answers: { '3': string; '2': string; '1': string; '0': string; unknown: string; na: string }
  /** How to fill it in, one line each; stands above the table of the guidance sheet. */
  howTo: string[]
  /** Heads of the guidance sheet. */
  why: string
  evidence: string
  answerers: string
  /** 「対象外」にできるとき */
  notApplicable: string
  notApplicableNever: string
  /** 自院で答える設問です */
  ownOnly: string
  /** Excel's own messages when something else is typed. */
  invalidTitle: string
  invalidAnswer: string
  invalidAnsweredBy: string
  /** Page foot, `{page}` and `{pages}` are filled. */
  pageOf: string
}

/** One question with its four level texts (index = attainment) and the answer that stands already. */
export type AnswerFormQuestion = {
  id: string
  /** As people see it, unique within the form (`Q1`, `1-1`). */
  number: string
  domain: string
  text: string
  why: string
  evidence: string[]
  answerers: string
  levels: readonly [string, string, string, string]
  /** When 対象外 is honest; null where it never is. */
  notApplicable: string | null
  vendorMayAnswer: boolean
  current: { value: FormAnswer; comment: string; source: 'own' | 'vendor'; vendorName: string } | null
}

/** The Excel form to answer offline. */
export type AnswerForm = {
  language: 'ja' | 'en'
  labels: AnswerFormLabels
  title: string
  organisation: string
  instrument: { id: string; title: string; edition: string; hash: string }
  /** Which part of the instrument the form holds, in words; null for all of it. */
  part: string | null
  assessment: string
  /** When the file was made, ISO 8601. */
  producedAt: string
  questions: AnswerFormQuestion[]
}

/** What a form must belong to for its answers to be taken. */
export type ExpectedForm = {
  instrument: string
  /** Edition's hash (SHA-256 hex) that the draft answers. */
  editionHash: string
  questions: readonly ExpectedQuestion[]
}

/** A question as the draft knows it; `yours` where whoever sends the form may answer it. */
export type ExpectedQuestion = { id: string; number: string; text: string; mayBeNotApplicable: boolean; vendorMayAnswer: boolean; yours: boolean }

/** One row as it was read; `value` null where the answer was left empty. `row` as Excel counts. */
export type AnswerFormRow = { question: string; row: number; value: FormAnswer | null; comment: string; source: 'own' | 'vendor'; vendorName: string }

/** Why a file as a whole is not read. */
export type FormRefusalCode =
  /** not a workbook: a renamed PDF, an old .xls, a zip without a workbook */
  | 'not-excel'
  | 'encrypted'
  /** over 5 MiB as uploaded: params `limit` (bytes), `size` */
  | 'too-large'
  /** over 30 MiB or 200 entries or 200:1 once inflated, or sizes that lie: params `reason` */
  | 'zip-bomb'
  /** params `rows`, `limit` */
  | 'too-many-rows'
  /** damaged, or no answer sheet, or columns missing: params `reason` = damaged | no-answer-sheet | no-meta-sheet | too-many-cells | columns-missing; `columns` (text) with the last */
  | 'unreadable'
  /** params `instrument` */
  | 'other-instrument'
  /** params `edition` */
  | 'other-edition'

/** Why one row is not taken. */
export type FormProblemCode =
  /** params `value` */
  | 'question.unknown'
  /** params `value`, `firstRow` */
  | 'question.duplicate'
  /** the row's question is not the one of its number: rows of another form, or numbers moved without their questions; params `value` (the number) */
  | 'question.mismatch'
  /** written on by somebody to whom its domain was not given: params `value` (the question's number) */
  | 'question.not-yours'
  /** params `value` */
  | 'answer.invalid'
  /** 対象外 without a reason */
  | 'answer.reason-required'
  | 'answer.not-applicable-not-allowed'
  | 'answer.vendor-not-allowed'
  | 'answer.vendor-name-required'
  /** neither 自院 nor 事業者: params `value` */
  | 'answered-by.invalid'
  /** 自院 with a vendor's name beside it */
  | 'answered-by.conflict'
  /** something written beside a question without an answer */
  | 'answer.missing'
  | 'cell.formula'
  /** params `range` */
  | 'cell.merged'
  /** a cell that holds an Excel error (#N/A …): params `value` */
  | 'cell.error'
  /** params `length`, `limit` */
  | 'text.too-long'

/** One place that must be put right. `column` is the letter as Excel shows it, `header` the column's head. */
export type FormProblem = {
  sheet: string
  row: number
  column: string
  header: string
  code: FormProblemCode
  params: Record<string, string | number>
}

/** What reading gave: rows and nothing else, or a reason and no rows (all or nothing). */
export type AnswerFormReading =
  | { kind: 'read'; assessment: string; rows: AnswerFormRow[]; empty: number }
  | { kind: 'refused'; code: FormRefusalCode; params: Record<string, string | number> }
  | { kind: 'rows-invalid'; problems: FormProblem[] }

/** The words of the result workbook, in one language. */
export type ResultWorkbookLabels = {
  resultSheet: string
  answersSheet: string
  measuresSheet: string
  methodSheet: string
  yearsSheet: string
  themesSheet: string
  practicesSheet: string
  areasSheet: string
  theme: string
  department: string
  departmentCounted: string
  management: string
  managementCounted: string
  difference: string
  notAnswered: string
  practice: string
  practices: string
  area: string
  open: string
  about: string
  organisation: string
  instrument: string
  edition: string
  fiscalYear: string
  submittedOn: string
  submittedBy: string
  producedOn: string
  fingerprint: string
  overall: string
  networkLevel: string
  target: string
  domain: string
  score: string
  rangeLow: string
  rangeHigh: string
  questions: string
  counted: string
  notApplicable: string
  unknown: string
  weak: string
  weakMark: string
  previous: string
  change: string
  number: string
  question: string
  answer: string
  points: string
  levelText: string
  comment: string
  answeredBy: string
  vendorName: string
  own: string
  vendor: string
  measure: string
  raises: string
  steps: string
  who: string
  effort: string
  cost: string
  free: string
  sources: string
  title: string
  statement: string
  url: string
  checked: string
  certainty: string
  unverified: string
  ownQuestions: string
  pageOf: string
}

/** A result as a workbook: numbers stay numbers (unrounded, shown with two decimals), so that they can be counted with. */
export type ResultWorkbook = {
  language: 'ja' | 'en'
  labels: ResultWorkbookLabels
  title: string
  organisation: string
  instrument: { title: string; edition: string }
  submission: { on: string; by: string; fiscalYear: string; sha256: string }
  producedAt: string
  overall: { score: number | null; range: readonly [number, number] | null; previous: number | null }
  /** Words: `1`, or `0〜2`; null where not answered. */
  networkLevel: string | null
  networkTarget: string
  domains: {
    name: string
    score: number | null
    range: readonly [number, number] | null
    questions: number
    counted: number
    notApplicable: number
    unknown: number
    belowThreshold: boolean
    previous: number | null
  }[]
  answers: {
    number: string
    domain: string
    question: string
    /** The label in words; `points` null for 対象外 and わからない. */
    answer: string
    points: number | null
    levelText: string
    comment: string
    source: 'own' | 'vendor'
    vendorName: string
  }[]
  measures: {
    domain: string
    title: string
    raises: string
    steps: { when: string; text: string }[]
    who: string
    effort: string
    cost: string
    free: string
  }[]
  /** Oldest first; `levels` null where the network level is not asked. Null where there is one year only. */
  years: {
    columns: { fiscalYear: string; on: string; edition: string }[]
    overall: (number | null)[]
    levels: string[] | null
    weak: number[]
    domains: { name: string; scores: (number | null)[] }[]
    note: string | null
  } | null
  /** Both sides by theme; `department` and `management` name the submissions compared, null where a side has not answered. */
  themes: {
    note: string
    department: string | null
    management: string | null
    themes: {
      name: string
      department: number | null
      departmentCounted: number
      management: number | null
      managementCounted: number
      difference: string
    }[]
    practices: { name: string; department: string; management: string }[]
  } | null
  /** Views of some practices, such as the priority areas: `all` practices, of which `counted` are in the score. */
  areas: {
    title: string
    note: string
    areas: { number: string; name: string; about: string; score: number | null; counted: number; all: number; open: string }[]
  }[]
  method: { heading: string; paragraphs: string[] }[]
  sources: { title: string; label: string; statement: string; url: string; checked: string; certainty: 'A' | 'B' | 'C' }[]
}

/** A finished workbook (.xlsx). */
export type WorkbookFile = { bytes: Uint8Array }
