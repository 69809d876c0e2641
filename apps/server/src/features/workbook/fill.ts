// SPDX-License-Identifier: Apache-2.0
import type { WorkbookNote, WorkbookProblem } from '@shinayaka/contract'
import type { Filling, FillNotice, FormMapping, ItemAnswer, ItemProblem, SheetCell } from '@shinayaka/engines/foreign-workbook/index'
import { finished } from '../../documents/outcome.ts'
import { ProblemError } from '../../platform/problem.ts'
import { confirmedMapping, openTemplate, type Work } from './commands.ts'
import { readFile } from './files.ts'
import { type HeldItem, heldItems } from './held.ts'
import { lookedOf } from './queries.ts'
import { lookedAs } from './view.ts'

/** What goes in for an item, and where it comes from; `reason` says why nothing does. */
type Line = Omit<ItemAnswer, 'round'> & {
  held: HeldItem
  source: 'checklist' | 'practice'
  reason: 'open' | 'undecided' | 'unknown-item' | null
}

const nothing = { answer: null, date: null, target: null, remark: null, person: null }
const orNull = (text: string): string | null => (text === '' ? null : text)

/** An answer as a workbook has it. */
export const contentOf = (held: HeldItem): Omit<ItemAnswer, 'item' | 'round'> => {
  if (held.kind === 'practice')
    return { ...nothing, answer: held.verdict === 'yes' || held.verdict === 'no' || held.verdict === 'na' ? held.verdict : null }
  const row = held.kind === 'item' ? held.state.row : null
  if (row === null) return nothing
  const day = row.value === 'yes' ? row.planned : row.target
  return {
    answer: row.value === 'exempt' ? 'na' : (row.value as 'yes' | 'no'),
    date: String(row.checked),
    target: day === null ? null : String(day),
    remark: orNull(row.remark),
    person: orNull(row.responsible_name),
  }
}

const lineOf = (item: string, held: HeldItem): Line => {
  const content = contentOf(held)
  const open = held.kind === 'nothing' ? 'unknown-item' : held.kind === 'practice' ? 'undecided' : 'open'
  return { item, ...content, held, source: held.kind === 'practice' ? 'practice' : 'checklist', reason: content.answer === null ? open : null }
}

/** How many confirmations a form has places for. */
export const roundsIn = ({ tables }: FormMapping): number => Math.max(0, ...tables.map(({ rounds }) => rounds.length))

export const needRound = (mapping: FormMapping, round: number): void => {
  const rounds = roundsIn(mapping)
  if (round > rounds) throw new ProblemError('workbook.round-unknown', { round, rounds })
}

/** Without what cannot be written: an item whose answer cannot goes out whole, of others only the field. */
const without = (answers: readonly ItemAnswer[], problems: readonly ItemProblem[]): ItemAnswer[] =>
  answers.flatMap((answer) => {
    const own = problems.filter(({ item }) => item === answer.item)
    if (own.some(({ field }) => field === null || field === 'answer')) return []
    return [{ ...answer, ...Object.fromEntries(own.map(({ field }) => [field ?? '', null])) }]
  })

type Filled = Extract<Filling, { kind: 'filled' }>

/** Fills in what can be, and names what cannot: the engine takes all or nothing, so what it refuses is left out and it is asked once more. */
const fillAll = async ({ app }: Work, bytes: Uint8Array, mapping: FormMapping, answers: readonly ItemAnswer[], overwriteFormulas: boolean) => {
  const left: ItemProblem[] = []
  let wanted = [...answers]
  // What shares a cell can come to light only once others are out: a few times are enough, and then everything is told.
  for (let turn = 0; turn < 4; turn += 1) {
    const filling = finished(await app.workers.run('foreign-workbook.fill', { bytes, mapping, answers: wanted, options: { overwriteFormulas } }))
    if (filling.kind === 'refused') throw new Error(`a kept workbook is refused: ${filling.code}`)
    if (filling.kind === 'filled') return { filling, left }
    left.push(...filling.problems)
    wanted = without(wanted, filling.problems)
  }
  throw new Error('a workbook cannot be filled in at all')
}

/** Everything that is needed to fill in a workbook, and what comes of it. */
export const fillWorkbook = async (work: Work, id: string, round: number, formulas: 'keep' | 'overwrite') => {
  const { scope } = work
  const { row } = await openTemplate(work, id)
  const mapping = confirmedMapping(row)
  needRound(mapping, round)
  const revision = await lookedOf(scope.db, row.mapped_revision ?? row.revision_id)
  if (!revision) throw new ProblemError('not-found')
  const items = [...new Set(mapping.tables.flatMap(({ items: mapped }) => mapped.map(({ item }) => item)))]
  const held = await heldItems(work, row.form, lookedAs(revision.looked), items)
  const lines = [...held].map(([item, one]) => lineOf(item, one))
  const bytes = await readFile(scope, revision.sha256)
  const answers = lines
    .filter(({ reason }) => reason === null)
    .map(({ item, answer, date, target, remark, person }): ItemAnswer => ({ item, round, answer, date, target, remark, person }))
  const { filling, left } = await fillAll(work, bytes, mapping, answers, formulas === 'overwrite')
  return {
    row,
    fileName: revision.file_name,
    mapping,
    lines,
    filling: filling as Filled,
    left,
    numberOf: (item: string) => held.get(item)?.target.number ?? item,
  }
}

/** A problem with its item's number, for a person to find it. */
export const problemView = (problem: ItemProblem, number: string): WorkbookProblem => ({ ...problem, number })

const places = (cells: readonly SheetCell[]): string => {
  const shown = cells.slice(0, 10).map(({ sheet, cell }) => `${sheet}!${cell}`)
  return shown.join('、') + (cells.length > 10 ? ' …' : '')
}

/** What a person should know of a filled form. */
export const noticeView = (notice: FillNotice, numberOf: (item: string) => string): WorkbookNote => {
  const { code, ...rest } = notice
  if ('cells' in notice) return { code, params: { cells: places(notice.cells), count: notice.cells.length } }
  if ('items' in notice) return { code, params: { items: notice.items.map(numberOf).join('、') } }
  return { code, params: { ...(rest as Record<string, string | number>) } }
}
