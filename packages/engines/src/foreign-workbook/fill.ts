// SPDX-License-Identifier: Apache-2.0
import { withMembers } from '../zip/rewrite.ts'
import { type Area, addressOf, inside } from './address.ts'
import { editSheet } from './edits.ts'
import { staleFormulas, withoutCalculated } from './formulas.ts'
import type { Grid } from './grid.ts'
import { type Located, locate, problemWith } from './locate.ts'
import { type Book, withBook } from './open.ts'
import type { AnswerField, Filling, FillNotice, FormMapping, ItemAnswer, ItemProblem, SheetCell } from './types.ts'
import { type FieldEdit, planAnswer } from './write-answer.ts'

/** `overwriteFormulas`: a formula in an answer's cell gives way; otherwise it is a problem. */
export type FillOptions = { overwriteFormulas?: boolean }

type Target = { grid: Grid; edits: FieldEdit[] }

/** All that is to be done to a workbook, gathered before anything is done. */
type Plan = {
  targets: Map<string, Target>
  /** Which field of which answer a cell is for. */
  taken: Map<string, { answer: ItemAnswer; field: AnswerField }>
  formulas: { grid: Grid; cell: string; answer: ItemAnswer; field: AnswerField }[]
  problems: ItemProblem[]
  leftOut: Map<AnswerField, number>
  unmarked: string[]
}

const keyOf = (grid: Grid, edit: FieldEdit): string => `${grid.of.part} ${addressOf(edit)}`

const known = new WeakMap<Grid, Area[]>()
/** Areas whose cells are calculated together: one of them cannot be written alone. */
const calculatedTogether = (grid: Grid): Area[] => {
  const before = known.get(grid)
  if (before !== undefined) return before
  const formulas = grid.sheet.rows.flatMap(({ cells }) => cells.flatMap(({ formula }) => formula ?? []))
  const found = formulas.flatMap(({ kind, area }) => ((kind === 'array' || kind === 'dataTable') && area !== null ? [area] : []))
  known.set(grid, found)
  return found
}

/** Judges the cell that an edit is for: taken by another item, or held by a formula. */
const judgeCell = (plan: Plan, grid: Grid, edit: FieldEdit, answer: ItemAnswer, overwrite: boolean): ItemProblem['code'] | null => {
  const before = plan.taken.get(keyOf(grid, edit))
  if (before !== undefined && (before.answer !== answer || before.field !== edit.field)) return 'cell.shared'
  const formula = grid.cell(edit)?.formula ?? null
  if (formula !== null && !overwrite) return 'cell.formula'
  if (formula?.kind === 'shared' || calculatedTogether(grid).some((area) => inside(area, edit))) return 'cell.formula-bound'
  if (formula === null) return null
  plan.formulas.push({ grid, cell: addressOf(edit), answer, field: edit.field })
  return null
}

const problemAt = (grid: Grid, cell: string, answer: ItemAnswer, field: AnswerField, code: ItemProblem['code']): ItemProblem => ({
  item: answer.item,
  round: answer.round,
  field,
  at: { sheet: grid.of.name, cell },
  code,
  params: {},
})

const addEdits = (plan: Plan, grid: Grid, answer: ItemAnswer, edits: readonly FieldEdit[], overwrite: boolean) => {
  for (const edit of edits) {
    const code = judgeCell(plan, grid, edit, answer, overwrite)
    if (code !== null) {
      plan.problems.push(problemAt(grid, addressOf(edit), answer, edit.field, code))
      continue
    }
    plan.taken.set(keyOf(grid, edit), { answer, field: edit.field })
    const target = plan.targets.get(grid.of.part) ?? { grid, edits: [] }
    target.edits.push(edit)
    plan.targets.set(grid.of.part, target)
  }
}

const addAnswer = (plan: Plan, found: readonly Located[], answer: ItemAnswer, overwrite: boolean) => {
  const wrong = found.length === 0 ? 'item.unknown' : (found.find((one) => one.wrong !== null)?.wrong ?? null)
  if (wrong !== null) {
    plan.problems.push(problemWith(answer.item, answer.round, wrong))
    return
  }
  for (const located of found) {
    if (located.grid === null) continue
    const planned = planAnswer(located, located.grid, answer)
    plan.problems.push(...planned.problems)
    for (const field of planned.leftOut) plan.leftOut.set(field, (plan.leftOut.get(field) ?? 0) + 1)
    if (planned.unmarked) plan.unmarked.push(answer.item)
    addEdits(plan, located.grid, answer, planned.edits, overwrite)
  }
}

const planAll = (items: readonly Located[], answers: readonly ItemAnswer[], overwrite: boolean): Plan => {
  const plan: Plan = { targets: new Map(), taken: new Map(), formulas: [], problems: [], leftOut: new Map(), unmarked: [] }
  const byItem = new Map<string, Located[]>()
  for (const located of items) byItem.set(located.item.item, [...(byItem.get(located.item.item) ?? []), located])
  const seen = new Set<string>()
  for (const answer of answers) {
    const key = `${answer.round} ${answer.item}`
    if (seen.has(key)) plan.problems.push(problemWith(answer.item, answer.round, 'item.repeated'))
    else addAnswer(plan, byItem.get(answer.item) ?? [], answer, overwrite)
    seen.add(key)
  }
  return plan
}

const cellsOf = ({ targets }: Plan): SheetCell[] =>
  [...targets.values()].flatMap(({ grid, edits }) => edits.map((edit) => ({ sheet: grid.of.name, cell: addressOf(edit) })))

/** The list of calculated cells without those that hold no formula any more; null where it must not be touched for want of another. */
const calculatedWithout = (book: Book, { formulas }: Plan): ReadonlyMap<string, string> | null => {
  if (formulas.length === 0 || book.calcChain === null) return new Map()
  const gone = new Map<string, Set<string>>()
  for (const { grid, cell } of formulas) gone.set(grid.of.id, (gone.get(grid.of.id) ?? new Set()).add(cell))
  const text = withoutCalculated(book.text(book.calcChain), gone)
  return text === null ? null : new Map([[book.calcChain, text]])
}

const noticesFor = (book: Book, plan: Plan, renamed: readonly { sheet: string; name: string }[]): FillNotice[] => {
  const { targets, formulas, leftOut, unmarked } = plan
  const stale = staleFormulas(book, new Map([...targets.values()].map(({ grid, edits }) => [grid.of.name, edits])))
  const overwritten = formulas.map(({ grid, cell }) => ({ sheet: grid.of.name, cell }))
  const gone = new Set(overwritten.map(({ sheet, cell }) => `${sheet}!${cell}`))
  const old = stale.filter(({ sheet, cell }) => !gone.has(`${sheet}!${cell}`))
  return [
    ...(old.length > 0 ? [{ code: 'formula.stale', cells: old } as const] : []),
    ...(overwritten.length > 0 ? [{ code: 'formula.overwritten', cells: overwritten } as const] : []),
    ...[...leftOut].map(([field, count]) => ({ code: 'field.left-out', field, count }) as const),
    ...(unmarked.length > 0 ? [{ code: 'answer.unmarked', items: unmarked } as const] : []),
    ...[...targets.values()].flatMap(({ grid }) => (grid.sheet.protected ? [{ code: 'sheet.protected', sheet: grid.of.name } as const] : [])),
    ...renamed.map((one) => ({ code: 'sheet.renamed', ...one }) as const),
    ...(targets.size > 0 && book.features.includes('signature') ? [{ code: 'signature.broken' } as const] : []),
  ]
}

const fillBook = (book: Book, mapping: FormMapping, answers: readonly ItemAnswer[], options: FillOptions): Filling => {
  const { items, renamed } = locate(book, mapping)
  const plan = planAll(items, answers, options.overwriteFormulas ?? false)
  const calculated = calculatedWithout(book, plan)
  if (calculated === null)
    plan.problems.push(...plan.formulas.map(({ grid, cell, answer, field }) => problemAt(grid, cell, answer, field, 'cell.formula-bound')))
  if (plan.problems.length > 0 || calculated === null) return { kind: 'problems', problems: plan.problems }
  const texts = new Map([...plan.targets].map(([part, { grid, edits }]) => [part, editSheet(grid.sheet, edits)]))
  const contents = new Map([...texts, ...calculated].map(([part, text]) => [part, new Uint8Array(Buffer.from(text))]))
  return { kind: 'filled', bytes: withMembers(book.archive, contents), written: cellsOf(plan), notices: noticesFor(book, plan, renamed) }
}

/**
 * Writes answers into somebody else's form and gives the same workbook back: only the mapped cells of the sheets they are in change, and every other member of the
 * file keeps its bytes. All or nothing: where one answer cannot be written, each is named and nothing is.
 * The one other member that may change is the list of calculated cells, and only where a formula was to be overwritten.
 */
export const fill = (bytes: Uint8Array, mapping: FormMapping, answers: readonly ItemAnswer[], options: FillOptions = {}): Filling =>
  withBook(bytes, (book): Filling => fillBook(book, mapping, answers, options))
