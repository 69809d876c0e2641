// SPDX-License-Identifier: Apache-2.0

/** Why a file is not opened as somebody else's form; nothing of it is used. */
export type ForeignRefusalCode =
  /** no workbook at all: a PDF, a picture, a Word file */
  | 'not-excel'
  /** the old binary .xls: to be saved as .xlsx */
  | 'old-excel'
  /** .xlsb: to be saved as .xlsx */
  | 'binary-excel'
  /** OpenDocument .ods: to be saved as .xlsx */
  | 'ods'
  /** plain text, such as .csv: it has no form to give back */
  | 'csv'
  /** a password to open it */
  | 'encrypted'
  /** params `limit`, `size` (bytes) */
  | 'too-large'
  /** params `reason` = inflated-size | ratio | entries | overlap */
  | 'zip-bomb'
  /** params `reason` = damaged | doctype | encoding | names | parts-missing */
  | 'unreadable'
  /** more cells, rows, merged areas or validations than any form has */
  | 'too-many-cells'

export type ForeignRefusal = { kind: 'refused'; code: ForeignRefusalCode; params: Record<string, string | number> }

/** はい, いいえ, 対象外 as an answer in a form. */
export type FormYesNo = 'yes' | 'no' | 'na'
/** How a form writes days where a cell has no date format: 令和8年11月21日, 2026年11月21日, 2026/11/21. */
export type DateManner = 'era' | 'kanji' | 'slash'
/** What a column of a form is for. `yes`, `no`, `na` are columns in which a mark stands. */
export type ColumnRole = 'answer' | 'yes' | 'no' | 'na' | 'date' | 'target' | 'remark' | 'person'

/** How a number stands in a form: ⑦, 2-7 or 2⑦, (7), 7 as text, 7 as a number, or 2-7 that a program took for a day. */
export type NumberManner = 'circled' | 'compound' | 'parenthesised' | 'plain' | 'number' | 'day'

/** A row that asks for something. `section` comes from the same cell, a cell to the left (often merged over its rows), a heading above, or nowhere. */
export type ItemRow = {
  row: number
  section: number | null
  item: number
  manner: NumberManner
  sectionFrom: 'cell' | 'left' | 'heading' | 'none'
  /** Where the number stands. */
  cell: string
  /** `check` is a short hash of all that its cell says, see `MappedItem`. */
  label: { cell: string; text: string; check: string } | null
}

/** Why a column is held for what it is. */
export type ColumnReason = 'header' | 'list' | 'placeholder' | 'boxes' | 'marks' | 'booleans' | 'words' | 'dates'

/**
 * How はい and いいえ are written: as a word (also out of a drop-down), by a mark in one of several columns, or by ticking a box before a printed word.
 * `day`: the day of the confirmation stands in brackets behind the word, 「はい（2026/11/21）」; null where it has a column or no place at all.
 */
export type AnswerWriting =
  | { kind: 'word'; column: string; words: { yes: string; no: string; na: string | null }; day: DateManner | null }
  | { kind: 'mark'; columns: { yes: string; no: string | null; na: string | null }; on: string; off: string }
  | { kind: 'box'; column: string; words: { yes: string; no: string; na: string | null } }

/** A column that may be filled in. */
export type CandidateColumn = {
  column: string
  role: ColumnRole
  /** Which confirmation it belongs to (1回目, 2回目 …); null where the form does not say. */
  round: number | null
  headers: string[]
  reasons: ColumnReason[]
  /** What its drop-down offers, empty where there is none. */
  list: string[]
  /** The words with boxes to tick before them, null where there are none. */
  boxes: { yes: string; no: string; na: string | null } | null
  /** Whether the printed choice leaves room for its day, 「はい・いいえ（　／　）」. */
  dayInside: boolean
  /** Cells of the item rows that hold a formula. */
  formulas: string[]
  /** How days are written in it. */
  manner: DateManner
}

/** Something of a workbook that a person should know of before it is filled. */
export type Feature = 'macros' | 'external-links' | 'form-controls' | 'images' | 'conditional-formats' | 'signature' | 'workbook-protected'

export type SheetInspection = {
  name: string
  index: number
  state: 'visible' | 'hidden' | 'veryHidden'
  /** A chart, a dialogue or an old macro sheet has no cells to fill. */
  kind: 'worksheet' | 'other'
  protected: boolean
  /** The area with something in it; null where it is empty. */
  range: string | null
  counts: { merged: number; validations: number; conditionalFormats: number; images: number; controls: number; formulas: number }
  rows: ItemRow[]
  columns: CandidateColumn[]
}

/** What a workbook is and where answers could go. */
export type Inspection = { kind: 'inspected'; dateSystem: 1900 | 1904; features: Feature[]; sheets: SheetInspection[] }

/** An item that answers are known for, such as one of an official checklist. */
export type KnownItem = { id: string; number: string; title: string }

/** One confirmation of a table: where its answers go. A column is a letter as Excel shows it. */
export type MappedRound = {
  answer: AnswerWriting | null
  date: { column: string; manner: DateManner } | null
  target: { column: string; manner: DateManner } | null
  remark: string | null
  person: string | null
}

/** One item and its row. `check` is a short hash of the label beside it, so that a changed form is noticed; the label itself is not kept. */
export type MappedItem = { item: string; row: number; label: string | null; check: string | null }

/** A table of items in one sheet. */
export type MappedTable = { sheet: { name: string; index: number }; rounds: MappedRound[]; items: MappedItem[] }

/** Where the answers of known items stand in one form. Holds none of the form's wording but the sheets' names, so that it can be shared. */
export type FormMapping = { schema: 'shinayaka-form-mapping/1'; tables: MappedTable[] }

/** How sure a match is. sure: section and number agree and occur once. likely: the section was not written. doubtful: chosen among several. */
export type Certainty = 'sure' | 'likely' | 'doubtful'

export type ProposedMatch = { item: string; sheet: number; row: number; certainty: Certainty; written: { section: number | null; item: number } }

/** What a person must decide or should know. */
export type ProposalNote =
  | { code: 'item.missing'; item: string }
  | { code: 'item.twice'; item: string; sheet: number; rows: number[] }
  | { code: 'row.unknown'; sheet: number; row: number; section: number | null; item: number }
  | { code: 'answer.missing'; sheet: number }
  | { code: 'column.several'; sheet: number; role: ColumnRole; round: number; columns: string[] }
  | { code: 'answer.formula'; sheet: number; cells: string[] }
  | { code: 'sheet.hidden'; sheet: number; rows: number }
  | { code: 'sheet.left-out'; sheet: number; rows: number }

export type MappingProposal = { mapping: FormMapping; matches: ProposedMatch[]; notes: ProposalNote[] }

/** What stands, or shall stand, in a form for one item. Null is left as it is; an empty text empties the cell. Days as `2026-11-21`. */
export type ItemAnswer = {
  item: string
  /** Which confirmation, from 1. */
  round: number
  answer: FormYesNo | null
  date: string | null
  target: string | null
  remark: string | null
  person: string | null
}

export type AnswerField = 'answer' | 'date' | 'target' | 'remark' | 'person'

/** A cell with the sheet it is in. */
export type SheetCell = { sheet: string; cell: string }

/** Why an answer cannot be written or read; nothing is written where there is one. */
export type ItemProblemCode =
  /** not in the mapping */
  | 'item.unknown'
  /** given twice for the same confirmation */
  | 'item.repeated'
  /** the table has fewer confirmations */
  | 'round.unknown'
  /** the label beside the row is another one than when it was mapped: the form has changed */
  | 'row.changed'
  /** the sheet is gone */
  | 'sheet.missing'
  /** the form has no place for this answer */
  | 'answer.no-place'
  /** params `value` */
  | 'answer.unreadable'
  /** both はい and いいえ */
  | 'answer.contradiction'
  /** the drop-down does not offer it: params `value` */
  | 'answer.not-in-list'
  /** boxes to tick are not there */
  | 'answer.no-box'
  /** params `value` */
  | 'date.invalid'
  /** params `value` */
  | 'date.unreadable'
  /** params `length`, `limit` */
  | 'text.too-long'
  /** a formula stands there */
  | 'cell.formula'
  /** one of several cells that share a formula, or the workbook's last formula: it cannot be taken out without harm */
  | 'cell.formula-bound'
  /** two answers for one cell (merged rows) */
  | 'cell.shared'
  /** the cell holds an Excel error: params `value` */
  | 'cell.error'

export type ItemProblem = {
  item: string
  round: number
  field: AnswerField | null
  at: SheetCell | null
  code: ItemProblemCode
  params: Record<string, string | number>
}

/** What a person should know of a filled form. */
export type FillNotice =
  /** Formulas that count with filled cells still show their old value until the workbook is calculated again. */
  | { code: 'formula.stale'; cells: SheetCell[] }
  | { code: 'formula.overwritten'; cells: SheetCell[] }
  /** The form has no column for this field: so many were left out. */
  | { code: 'field.left-out'; field: AnswerField; count: number }
  /** A form with a single mark cannot tell いいえ from no answer: these were left unmarked. */
  | { code: 'answer.unmarked'; items: string[] }
  | { code: 'sheet.protected'; sheet: string }
  | { code: 'sheet.renamed'; sheet: string; name: string }
  /** A digital signature of the workbook no longer holds. */
  | { code: 'signature.broken' }

export type Filling =
  | { kind: 'filled'; bytes: Uint8Array; written: SheetCell[]; notices: FillNotice[] }
  | { kind: 'problems'; problems: ItemProblem[] }
  | ForeignRefusal

/** An answer as read, with where each of its fields stands. */
export type ReadAnswer = ItemAnswer & { sheet: string; cells: Partial<Record<AnswerField, string>> }

/** What a filled form says; what could not be read is named and is null in the answers. */
export type Reading = { kind: 'read'; answers: ReadAnswer[]; problems: ItemProblem[] } | ForeignRefusal

/** One field that two readings of a form differ in. */
export type AnswerDifference = {
  item: string
  round: number
  field: AnswerField
  before: string | null
  after: string | null
  at: SheetCell | null
}
