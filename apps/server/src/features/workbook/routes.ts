// SPDX-License-Identifier: Apache-2.0
import type { HandlerOutput, workbookEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import type { Forms } from '../checklist/index.ts'
import { confirmedBefore, confirmMapping, openTemplate, renameWorkbook, reviseWorkbook, uploadWorkbook, type Work } from './commands.ts'
import { checkMapping, exportMapping } from './exchange.ts'
import { fillWorkbook, noticeView, problemView, roundsIn } from './fill.ts'
import { numberText, ownNames } from './look.ts'
import { templatesInUse } from './queries.ts'
import { confirmRead, readFilled } from './read.ts'
import { startOf } from './start.ts'
import { formsForWorkbooks, openTargets, practiceGroups } from './targets.ts'
import { addedOf, noteView, summaryView } from './view.ts'

type One = HandlerOutput<(typeof workbookEndpoints)['readWorkbook']>

/** Everything a person needs to look at the mapping of a workbook. */
const readWorkbook = async ({ app, scope, forms }: Work, id: string): Promise<One> => {
  const { row, looked } = await openTemplate({ scope }, id)
  const targets = await openTargets(scope.db, forms, app.catalog, row.form, looked)
  const start = startOf(looked, await confirmedBefore({ scope }, row, row.mapped_revision === row.revision_id))
  const own = ownNames(looked)
  return {
    ...summaryView(forms, row),
    checklist: targets.checklist,
    features: looked.features,
    sheets: looked.sheets.map((sheet, index) => ({
      sheet: sheet.index,
      name: sheet.name,
      protected: sheet.protected,
      columns: sheet.columns,
      rounds: start.sheets[index]?.rounds ?? [],
      rows: sheet.rows.map((found, at) => ({
        row: found.row,
        number: numberText(found),
        own: own(sheet.index, found.row),
        label: found.label?.text ?? '',
        item: start.sheets[index]?.rows[at]?.item ?? '',
        certainty: start.sheets[index]?.rows[at]?.certainty ?? null,
        change: start.sheets[index]?.rows[at]?.change ?? null,
      })),
    })),
    notes: looked.proposal.notes.map((note) => noteView(note, looked, targets.find)),
    gone: start.gone.flatMap((item) => targets.find(item) ?? { item, number: item, name: { ja: '', en: '' } }),
    targets: targets.groups,
    practices: row.form === null ? [] : practiceGroups(app.catalog),
    added: addedOf(row),
  }
}

const planFill = async (work: Work, id: string, round: number, formulas: 'keep' | 'overwrite') => {
  const { mapping, lines, filling, left, numberOf } = await fillWorkbook(work, id, round, formulas)
  return {
    rounds: roundsIn(mapping),
    written: filling.written.length,
    lines: lines.map(({ held, item, ...line }) => ({ ...line, ...held.target, item })),
    left: left.map((problem) => problemView(problem, numberOf(problem.item))),
    notices: filling.notices.map((notice) => noticeView(notice, numberOf)),
  }
}

/** 様式.xlsx → 様式（記入済）.xlsx */
const filledName = (name: string): string => name.replace(/(\.xls[xm])?$/iu, (ending) => `（記入済）${ending || '.xlsx'}`)

/** Somebody else's workbooks: taken in, mapped, filled in, read back. */
export const workbookHandlers = (app: App, forms: Forms): Handlers<keyof typeof workbookEndpoints> => ({
  listWorkbooks: async ({ scope }) => ({
    workbooks: (await templatesInUse(scope.db)).map((row) => summaryView(forms, row)),
    forms: formsForWorkbooks(forms).map(({ edition }) => ({ form: edition.id, title: edition.title })),
  }),
  uploadWorkbook: async ({ scope, input }) => uploadWorkbook({ app, scope, forms }, input.query, input.body),
  reviseWorkbook: async ({ scope, input }) => reviseWorkbook({ app, scope, forms }, input.params.workbook, input.query.file, input.body),
  readWorkbook: async ({ scope, input }) => readWorkbook({ app, scope, forms }, input.params.workbook),
  confirmWorkbookMapping: async ({ scope, input }) => confirmMapping({ app, scope, forms }, input.params.workbook, input.body),
  exportWorkbookMapping: async ({ scope, input }) => exportMapping({ app, scope, forms }, input.params.workbook),
  checkWorkbookMapping: async ({ scope, input }) => checkMapping({ app, scope, forms }, input.params.workbook, input.body),
  renameWorkbook: async ({ scope, input }) => renameWorkbook({ app, scope, forms }, input.params.workbook, input.body),
  planWorkbookFill: async ({ scope, input }) => planFill({ app, scope, forms }, input.params.workbook, input.query.round, input.query.formulas),
  takeFilledWorkbook: async ({ scope, input }) => {
    const { filling, fileName } = await fillWorkbook({ app, scope, forms }, input.params.workbook, input.query.round, input.query.formulas)
    return { bytes: filling.bytes, name: filledName(fileName) }
  },
  readFilledWorkbook: async ({ scope, input }) => readFilled({ app, scope, forms }, input.params.workbook, input.query.round, input.body),
  confirmWorkbookAnswers: async ({ scope, input, language }) =>
    confirmRead({ app, scope, forms }, input.params.workbook, input.body.answers, language),
})
