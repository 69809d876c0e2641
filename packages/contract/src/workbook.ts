// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { workbookType } from './assessment.ts'
import { checklistAnswer, checklistAnswerInput, checklistExemptions } from './checklist.ts'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text, version } from './values.ts'

/** The largest workbook of somebody else's, in bytes. */
export const maxWorkbookBytes = 20 * 1024 * 1024
/** A little more than is accepted comes in, so that whoever sends it is told in our words. */
const received = { file: workbookType, maxBytes: maxWorkbookBytes + 64 * 1024 } as const

/** Why a file is not opened as a workbook. */
const refusals = [
  'workbook.not-excel',
  'workbook.old-excel',
  'workbook.binary-excel',
  'workbook.ods',
  'workbook.csv',
  'workbook.encrypted',
  'workbook.too-large',
  'workbook.zip-bomb',
  'workbook.unreadable',
  'workbook.too-many-cells',
  'server.busy',
] as const

const short = text(100)
const column = z.string().regex(/^[A-Z]{1,3}$/)
const words = z.object({ yes: short.min(1), no: short.min(1), na: short.min(1).nullable() })
const dateManner = z.enum(['era', 'kanji', 'slash'])

/** How an answer is written: as a word, by a mark in one of several columns, or by ticking a printed box. */
const answerWriting = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('word'), column, words, day: dateManner.nullable() }),
  z.object({
    kind: z.literal('mark'),
    columns: z.object({ yes: column, no: column.nullable(), na: column.nullable() }),
    on: text(5).min(1),
    off: text(5),
  }),
  z.object({ kind: z.literal('box'), column, words }),
])
const dated = z.object({ column, manner: dateManner }).nullable()

/** One confirmation (1回目, 2回目 …) of a table: its columns as Excel letters. */
export const workbookRound = z
  .object({ answer: answerWriting.nullable(), date: dated, target: dated, remark: column.nullable(), person: column.nullable() })
  .meta({ id: 'WorkbookRound' })
export type WorkbookRound = z.output<typeof workbookRound>

/** Where the answers of one sheet go, by row. `item`: an item of the form, one that only this workbook knows, or `FORM/ITEM`, `practice/PRACTICE`. */
const mappedSheet = z.object({
  sheet: z.int().min(0).max(10_000),
  rounds: z.array(workbookRound).max(20),
  rows: z.array(z.object({ row: z.int().min(1).max(1_048_576), item: short.min(1) })).max(5000),
})

/** A row that asks for something, as the product found it. */
const foundRow = z
  .object({
    row: z.int(),
    /** The number as it stands there. */
    number: z.string(),
    /** What it is called where it becomes an item of its own. */
    own: z.string(),
    /** Its words, out of the institution's own file. */
    label: z.string(),
    /** Which item it is held for; empty: none. */
    item: z.string(),
    certainty: z.enum(['sure', 'likely', 'doubtful']).nullable(),
    /** Beside the mapping confirmed last: its words changed, it was not there, or (null) it is as it was. */
    change: z.enum(['changed', 'new']).nullable(),
  })
  .meta({ id: 'WorkbookRow' })

const foundSheet = z
  .object({
    sheet: z.int(),
    name: z.string(),
    protected: z.boolean(),
    rows: z.array(foundRow),
    rounds: z.array(workbookRound),
    /** Columns that may be chosen, with what stands over them. */
    columns: z.array(z.object({ column: z.string(), header: z.string() })),
  })
  .meta({ id: 'WorkbookSheet' })
export type WorkbookSheet = z.output<typeof foundSheet>

/** What a person must decide or should know of a workbook; `params` fill its sentence. */
const note = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).meta({ id: 'WorkbookNote' })
export type WorkbookNote = z.output<typeof note>

const bilingual = z.object({ ja: z.string(), en: z.string() })
const target = z.object({ item: z.string(), number: z.string(), name: bilingual })

const summary = {
  id,
  name: z.string(),
  form: z.string().nullable(),
  /** The name of our form; null for one that is none of ours. */
  title: bilingual.nullable(),
  fileName: z.string(),
  uploadedAt: instant,
  /** Rows that are tied to an item, and when a person confirmed it; null: nobody did yet. */
  confirmed: z.object({ rows: z.int(), at: instant, by: z.string(), exact: z.boolean() }).nullable(),
  /** A newer workbook waits for its mapping to be looked at. */
  pending: z.boolean(),
  version,
}

/** A form of somebody else's in a list. */
export const workbookSummary = z.object(summary).meta({ id: 'WorkbookSummary' })
export type WorkbookSummary = z.output<typeof workbookSummary>

const workbookParams = z.object({ workbook: id })
const cell = z.object({ sheet: z.string(), cell: z.string() })
const yesNo = z.enum(['yes', 'no', 'na'])
const fields = z.enum(['answer', 'date', 'target', 'remark', 'person'])

/** Something that could not be written or read, with its place. `code` as the engine names it. */
const problem = z
  .object({
    item: z.string(),
    number: z.string(),
    round: z.int(),
    field: fields.nullable(),
    at: cell.nullable(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'WorkbookProblem' })
export type WorkbookProblem = z.output<typeof problem>

/** What stands in a form for one item. */
const content = z.object({
  answer: yesNo.nullable(),
  date: day.nullable(),
  target: day.nullable(),
  remark: z.string().nullable(),
  person: z.string().nullable(),
})

/** What goes into the workbook for one item; `answer` null: nothing does, for the reason given. */
const fillLine = target
  .extend(content.shape)
  .extend({ source: z.enum(['checklist', 'practice']), reason: z.enum(['open', 'undecided', 'unknown-item']).nullable() })
  .meta({ id: 'WorkbookFillLine' })

const overwrite = z.enum(['keep', 'overwrite'])

/** An item that a filled workbook says something else of. */
const readItem = target
  .extend({
    /** The form of ours that the answer belongs to; null: a practice, whose answer is given in the self-assessment. */
    checklist: id.nullable(),
    here: checklistAnswer.nullable(),
    there: content,
    differences: z.array(z.object({ field: fields, before: z.string().nullable(), after: z.string().nullable(), at: cell.nullable() })),
    exemptions: z.array(z.enum(checklistExemptions)),
    planUntil: day.nullable(),
    deadline: day.nullable(),
    /** はい would stand against what is recorded, and has to be explained. */
    against: z.boolean(),
  })
  .meta({ id: 'WorkbookReadItem' })
export type WorkbookReadItem = z.output<typeof readItem>

export const workbookEndpoints = {
  listWorkbooks: endpoint({
    method: 'GET',
    path: '/api/workbooks',
    access: 'checklist.read',
    summary: { ja: 'よその様式（Excel）の一覧', en: 'Workbooks of somebody else’s' },
    response: z.object({ workbooks: z.array(workbookSummary), forms: z.array(z.object({ form: z.string(), title: bilingual })) }),
  }),
  uploadWorkbook: endpoint({
    method: 'POST',
    path: '/api/workbooks',
    access: 'checklist.edit',
    summary: { ja: 'よその様式を入れ、どこに何を書くかを調べる', en: 'Bring a workbook and look where answers go' },
    query: z.object({ name: text(100).min(1), file: text(200).min(1), form: text(60).default('') }),
    upload: received,
    response: z.object({ workbook: id }),
    errors: [...refusals, 'checklist.unknown', 'workbook.no-rows', 'workbook.full'],
  }),
  reviseWorkbook: endpoint({
    method: 'POST',
    path: '/api/workbooks/:workbook/revisions',
    access: 'checklist.edit',
    summary: { ja: '同じ様式の新しい Excel を入れる', en: 'Bring a newer workbook of the same form' },
    params: workbookParams,
    query: z.object({ file: text(200).min(1) }),
    upload: received,
    response: z.object({ changed: z.int(), added: z.int(), gone: z.int() }),
    errors: ['not-found', ...refusals, 'workbook.no-rows', 'workbook.full', 'workbook.same'],
  }),
  readWorkbook: endpoint({
    method: 'GET',
    path: '/api/workbooks/:workbook',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: 'よその様式の対応表（どの行がどの項目か）', en: 'Which rows of a workbook are which items' },
    params: workbookParams,
    response: workbookSummary.extend({
      /** Our form as it was begun here; null: not begun, or none of ours. */
      checklist: id.nullable(),
      features: z.array(z.string()),
      sheets: z.array(foundSheet),
      notes: z.array(note),
      /** Items of the mapping confirmed last whose row is gone. */
      gone: z.array(target),
      /** What a row may be tied to. */
      targets: z.array(z.object({ group: bilingual, items: z.array(target) })),
      /** Practices, to choose from for an item that only this workbook knows. */
      practices: z.array(z.object({ group: bilingual, items: z.array(target) })),
      /** Items that only this workbook knows, with their practices. */
      added: z.array(z.object({ item: z.string(), practices: z.array(z.string()) })),
    }),
    errors: ['not-found'],
  }),
  confirmWorkbookMapping: endpoint({
    method: 'PUT',
    path: '/api/workbooks/:workbook/mapping',
    access: 'checklist.edit',
    summary: { ja: '対応表を確かめて残す', en: 'Confirm the mapping' },
    params: workbookParams,
    body: z.object({
      version,
      sheets: z.array(mappedSheet).max(100),
      added: z.array(z.object({ item: short.min(1), practices: z.array(short).max(10) })).max(200),
      /** Whether the form here takes its wording and its items from this workbook. */
      exact: z.boolean(),
    }),
    response: z.object({ version, checklist: id.nullable() }),
    errors: ['not-found', 'record.stale', 'workbook.mapping-invalid', 'workbook.empty-mapping', 'checklist.unknown'],
  }),
  exportWorkbookMapping: endpoint({
    method: 'GET',
    path: '/api/workbooks/:workbook/mapping',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: '対応表をファイルにする（様式の文は入らない）', en: 'The mapping as a file, without the form’s wording' },
    params: workbookParams,
    response: { file: 'application/json' },
    errors: ['not-found', 'workbook.unconfirmed'],
  }),
  checkWorkbookMapping: endpoint({
    method: 'POST',
    path: '/api/workbooks/:workbook/mapping-check',
    access: 'checklist.edit',
    summary: {
      ja: 'もらった対応表が、この Excel に合うかを調べる（保存はしない）',
      en: 'See whether a shared mapping fits this workbook; nothing is stored',
    },
    params: workbookParams,
    upload: { file: 'application/octet-stream', maxBytes: 1024 * 1024 },
    response: z.object({
      sheets: z.array(z.object({ sheet: z.int(), rounds: z.array(workbookRound), rows: z.array(z.object({ row: z.int(), item: z.string() })) })),
      added: z.array(z.object({ item: z.string(), practices: z.array(z.string()) })),
    }),
    errors: ['not-found', 'workbook.mapping-invalid', 'workbook.mapping-differs'],
  }),
  renameWorkbook: endpoint({
    method: 'PUT',
    path: '/api/workbooks/:workbook',
    access: 'checklist.edit',
    summary: { ja: 'よその様式の名前を直す、または一覧から下げる', en: 'Rename a workbook, or take it off the list' },
    params: workbookParams,
    body: z.object({ name: text(100).min(1), retired: z.boolean(), version }),
    response: z.object({ version }),
    errors: ['not-found', 'record.stale'],
  }),
  planWorkbookFill: endpoint({
    method: 'GET',
    path: '/api/workbooks/:workbook/fill-plan',
    access: 'checklist.read',
    summary: { ja: '何が書き込まれ、何がなぜ書き込まれないかを見る', en: 'See what will be filled in, and what will not and why' },
    params: workbookParams,
    query: z.object({ round: z.coerce.number().int().min(1).max(20).default(1), formulas: overwrite.default('keep') }),
    response: z.object({
      rounds: z.int(),
      written: z.int(),
      lines: z.array(fillLine),
      left: z.array(problem),
      notices: z.array(note),
    }),
    errors: ['not-found', 'workbook.unconfirmed', 'workbook.round-unknown', 'server.busy'],
  }),
  takeFilledWorkbook: endpoint({
    method: 'GET',
    path: '/api/workbooks/:workbook/filled',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: '書き込んだ Excel（ほかは一字も変えない）', en: 'The workbook with answers filled in, and nothing else touched' },
    params: workbookParams,
    query: z.object({ round: z.coerce.number().int().min(1).max(20).default(1), formulas: overwrite.default('keep') }),
    response: { file: workbookType },
    errors: ['not-found', 'workbook.unconfirmed', 'workbook.round-unknown', 'server.busy'],
  }),
  readFilledWorkbook: endpoint({
    method: 'POST',
    path: '/api/workbooks/:workbook/reading',
    access: 'checklist.edit',
    summary: {
      ja: '書き込まれた Excel を読み、ここの答えとの違いを見る（保存はしない）',
      en: 'Read a filled workbook and show where it differs; nothing is stored',
    },
    params: workbookParams,
    query: z.object({ round: z.coerce.number().int().min(0).max(20).default(0) }),
    upload: received,
    response: z.object({
      rounds: z.int(),
      round: z.int(),
      same: z.int(),
      empty: z.int(),
      items: z.array(readItem),
      problems: z.array(problem),
    }),
    errors: ['not-found', ...refusals, 'workbook.unconfirmed', 'workbook.round-unknown'],
  }),
  confirmWorkbookAnswers: endpoint({
    method: 'POST',
    path: '/api/workbooks/:workbook/answers',
    access: 'checklist.edit',
    summary: { ja: '読み取った答えを、確かめて残す（全部か、なしか）', en: 'Confirm answers read from a workbook, all or none' },
    params: workbookParams,
    body: z.object({
      answers: z
        .array(checklistAnswerInput.omit({ source: true, risk: true, responsible: true }).extend({ checklist: id, item: text(20) }))
        .min(1)
        .max(500),
    }),
    response: z.object({ confirmed: z.int() }),
    errors: ['not-found', 'workbook.answers-refused'],
  }),
} as const
