// SPDX-License-Identifier: Apache-2.0
import { addressOf, columnLetters, type Place } from './address.ts'
import { boxWords, fold, isEmptyBox, isMark, isPlaceholder, meaningOf } from './answer-words.ts'
import { isBlankDay } from './dates.ts'
import { type Grid, textOfValue } from './grid.ts'
import { listAt } from './lists.ts'
import { type ItemTable, widest } from './rows.ts'
import type { CandidateColumn, ColumnReason, ColumnRole, DateManner } from './types.ts'

/** How far above its first row a table's head may reach, and how long a head may be: longer is an instruction. */
const headRows = 6
const headLength = 40
/** Columns looked at: no form is wider. */
const columnLimit = 120

/** Heads of columns, the first that fits: 「いいえの理由」 is a remark, 「確認結果（日付）」 an answer, 「回答日」 a day. */
const heads: readonly (readonly [ColumnRole, RegExp])[] = [
  ['yes', /^(?:はい|有|有り|あり|実施|実施済み?|済|できている|適|○)$/u],
  ['no', /^(?:いいえ|無|無し|なし|未実施|未|できていない|否|×)$/u],
  ['na', /^(?:対象外|該当なし|該当しない|非該当)$/u],
  ['remark', /備考|特記|コメント|理由|補足|メモ|摘要|状況等|内容を記入/u],
  ['target', /目標|予定|期限/u],
  ['answer', /はい.*いいえ|結果|状況|有無|可否|判定|○.*×/u],
  ['person', /(?:確認|記入|回答|点検|実施|責任)者|担当|氏名|署名|サイン/u],
  ['date', /(?:確認|実施|回答|記入|点検|対応|完了)(?:年月)?日|日付|年月日/u],
  ['answer', /回答|チェック(?!項目|リスト|ポイント|内容)|^(?:第?[1-9一二三]回目?)$/u],
]

const digits: Record<string, number> = { 一: 1, 二: 2, 三: 3 }
const roundIn = (head: string): number | null => {
  const [, digit] = /第?([1-9一二三])回目?/u.exec(head) ?? []
  return digit === undefined ? null : (digits[digit] ?? Number(digit))
}

const roleOf = (head: string): ColumnRole | null => heads.find(([, pattern]) => pattern.test(head))?.[0] ?? null

/** The heads above a column, nearest first; merged ones that also lie over the labels are titles and left out. */
const headsAbove = (grid: Grid, table: ItemTable, first: number, column: number): string[] => {
  const found: string[] = []
  for (let row = first - 1; row >= Math.max(1, first - headRows); row -= 1) {
    const { left, right, top } = grid.area({ row, column })
    const overLabels = left <= table.labelColumn && right >= table.labelColumn
    const text = overLabels || top !== row || table.rows.some((item) => item.row === row) ? '' : grid.text({ row, column })
    if (text !== '' && text.length <= headLength) found.push(text)
  }
  return found
}

/** How many of the first rows the table's head may stand above: notes with numbers of their own may come before it. */
const mostNotes = 20

/** The row below the table's head: of the first rows the one with most telling heads above it. */
const rowBelowHead = (grid: Grid, table: ItemTable, last: number): number => {
  const columns = Array.from({ length: last }, (_, index) => index + 1)
  const telling = (row: number): number =>
    columns.filter((column) => headsAbove(grid, table, row, column).some((head) => roleOf(fold(head)) !== null)).length
  const rows = table.rows.map(({ row }) => row).toSorted((a, b) => a - b)
  const ranked = rows.slice(0, mostNotes).map((row) => ({ row, telling: telling(row) }))
  return ranked.toSorted((a, b) => b.telling - a.telling || a.row - b.row)[0]?.row ?? 1
}

/** Rows that are asked for their drop-down: those of a column are alike. */
const sampled = 50

type Seen = { column: number; heads: string[]; places: Place[]; texts: string[]; list: string[]; days: boolean }

const seenIn = (grid: Grid, table: ItemTable, first: number, column: number): Seen => {
  const places = table.rows.map(({ row }) => grid.origin({ row, column })).filter((place) => place.column === column)
  const sample = places.slice(0, sampled)
  const lists = sample.map((place) => listAt(grid, place) ?? []).filter((list) => list.length > 0)
  return {
    column,
    heads: headsAbove(grid, table, first, column),
    places,
    texts: places.map((place) => grid.text(place)).filter((text) => text !== ''),
    days: places.length > 0 && places.every((place) => grid.book.styles().isDate(grid.cell(place)?.style ?? null)),
    list: lists.length >= sample.length / 2 ? (lists[0] ?? []) : [],
  }
}

const most = (texts: readonly string[], is: (text: string) => boolean): boolean => texts.length > 0 && texts.filter(is).length > texts.length / 2

/** What the cells themselves say of a column. */
const evidence = ({ texts, list }: Seen): { reason: ColumnReason; role: ColumnRole | null }[] => {
  const meanings = list.map(meaningOf)
  const found: { reason: ColumnReason; role: ColumnRole | null }[] = []
  if (meanings.includes('yes') && meanings.includes('no')) found.push({ reason: 'list', role: 'answer' })
  else if (list.length > 0 && list.every((value) => isMark(value) || isEmptyBox(value))) found.push({ reason: 'list', role: null })
  if (most(texts, isPlaceholder)) found.push({ reason: 'placeholder', role: 'answer' })
  if (most(texts, (text) => boxWords(text) !== null)) found.push({ reason: 'boxes', role: 'answer' })
  if (most(texts, (text) => text === 'TRUE' || text === 'FALSE')) found.push({ reason: 'booleans', role: null })
  else if (most(texts, (text) => isMark(text) || isEmptyBox(text))) found.push({ reason: 'marks', role: null })
  else if (most(texts, (text) => meaningOf(text) !== null)) found.push({ reason: 'words', role: 'answer' })
  return found
}

/** Days by the format of the cells or a blank printed for one; a head may still say which day. */
const isForDays = ({ texts, days }: Seen): boolean => days || most(texts, (text) => isBlankDay(text))

const roleByCells = (seen: Seen, byHead: ColumnRole | null): ColumnRole | null => {
  const shown = evidence(seen)
  const told = shown.find(({ role }) => role !== null)?.role ?? null
  if (told !== null) return told
  if (shown.length > 0) return byHead === null || byHead === 'answer' ? 'yes' : byHead
  return isForDays(seen) && byHead !== 'target' ? 'date' : byHead
}

/** The role of a column by its heads, nearest first, unless its cells say otherwise. A column of marks without a telling head is the place of a yes. */
const judge = (seen: Seen): { role: ColumnRole; reasons: ColumnReason[] } | null => {
  const roles = seen.heads.map((head) => roleOf(fold(head)))
  const byHead = roles.find((role) => role !== null) ?? null
  const role = roleByCells(seen, byHead)
  if (role === null) return null
  const reasons: ColumnReason[] = evidence(seen).map(({ reason }) => reason)
  if (byHead !== null && (byHead === role || role === 'yes')) reasons.unshift('header')
  return { role, reasons: isForDays(seen) ? [...reasons, 'dates'] : reasons }
}

const mannerIn = (texts: readonly string[]): DateManner | null => {
  const all = texts.join(' ')
  if (/令和|R\s*[年.]/u.test(all)) return 'era'
  return /年[\s\S]{0,6}月/u.test(all) ? 'kanji' : null
}

const formulasIn = (grid: Grid, places: readonly Place[]): string[] =>
  places.filter((place) => grid.cell(place)?.formula).map((place) => addressOf(place))

/** A text that says how to write a day is short; a longer one is an explanation. */
const longestHint = 200

/** How the sheet as a whole writes days: a form that says 令和 anywhere in its own text wants it. */
const sheetManner = (grid: Grid): DateManner => {
  const texts = grid.sheet.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.type === 's' || cell.type === 'inlineStr' ? textOfValue(grid.value(cell)) : [])),
  )
  return texts.some((text) => text.length <= longestHint && /令和[\s\d０-９元＿_　]*年(?!度)/u.test(text)) ? 'era' : 'slash'
}

/** Finds the columns of a table into which answers, days, remarks and names may go, with the reasons for each. */
export const columnsOf = (grid: Grid, table: ItemTable): CandidateColumn[] => {
  const manner = sheetManner(grid)
  const last = Math.min(widest(grid) + 1, columnLimit)
  const first = rowBelowHead(grid, table, last)
  const found: CandidateColumn[] = []
  for (let column = 1; column <= last; column += 1) {
    if (column === table.numberColumn || column === table.labelColumn) continue
    const seen = seenIn(grid, table, first, column)
    const judged = seen.places.length === 0 ? null : judge(seen)
    if (judged === null) continue
    found.push({
      column: columnLetters(column),
      role: judged.role,
      round: seen.heads.map((head) => roundIn(fold(head))).find((round) => round !== null) ?? null,
      headers: seen.heads,
      reasons: judged.reasons,
      list: seen.list,
      dayInside: most(seen.texts, (text) => isPlaceholder(text) && /[(（]/u.test(text)),
      boxes: judged.reasons.includes('boxes') ? (seen.texts.map(boxWords).find((words) => words !== null) ?? null) : null,
      formulas: formulasIn(grid, seen.places),
      manner: mannerIn([...seen.heads, ...seen.texts]) ?? manner,
    })
  }
  return found
}
