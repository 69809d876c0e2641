// SPDX-License-Identifier: Apache-2.0
import { workbookType } from '@shinayaka/contract'
import { type HandCell, handBook } from '@shinayaka/engines/foreign-workbook/testing'
import type { Caller } from './house.ts'

/** The items of a form like this year's: most of those the catalog knows, one that it does not (2⑭), and without 2⑥. */
const numbers = [
  ...['①', ...'①②③④⑤⑦⑧⑨⑩⑪⑫⑬⑭'].map((ring, index) => ({ section: index === 0 ? '１　体制' : '２　管理・運用', ring })),
  ...[...'①②③'].map((ring) => ({ section: '３　事故への備え', ring })),
  { section: '４　規程', ring: '①' },
]
const first = 5

type Made = {
  /** Stands in the words of every item. */
  mark?: string
  /** Another wording of single rows, by their place from 0. */
  words?: Record<number, string>
  /** Rows above the table, as a newer edition might have. */
  lower?: number
  /** A formula where an answer goes, by the row's place. */
  formula?: number
  cells?: Record<string, HandCell>
}

/** Words as of an official form, made up here: nothing of them is anybody's. */
const wordsOf = ({ mark = '', words = {} }: Made, index: number): string =>
  words[index] ?? `${mark}見本の用紙の文 その${index + 1} を満たしていますか。`

/** A form such as a ministry hands out: sections down the left, ⑦ beside them, two confirmations with drop-downs, days and remarks. */
export const officialBook = (made: Made = {}): Buffer => {
  const start = first + (made.lower ?? 0)
  const end = start + numbers.length - 1
  const cells: Record<string, HandCell> = {
    A1: { v: '令和8年度 確認表（見本）', s: 2 },
    D3: '１回目',
    H3: '２回目',
    A4: '区分',
    B4: '番号',
    C4: '確認する項目',
    D4: '回答',
    E4: '確認日',
    F4: '目標日',
    G4: '備考',
    H4: '回答',
    I4: '確認日',
  }
  const moved = Object.fromEntries(
    Object.entries(cells).map(([place, cell]) => [place.replace(/\d+/u, (row) => String(Number(row) + (made.lower ?? 0))), cell]),
  )
  const rows = numbers.flatMap(({ section, ring }, index) => {
    const row = start + index
    return [
      ...(numbers[index - 1]?.section === section ? [] : [[`A${row}`, section] as const]),
      [`B${row}`, ring] as const,
      [`C${row}`, wordsOf(made, index)] as const,
      ...['E', 'F', 'I'].map((letter) => [`${letter}${row}`, { s: 1 }] as const),
      [`D${row}`, made.formula === index ? { f: 'IF(1=1,"はい","")', v: 'はい' } : { s: 5 }] as const,
    ]
  })
  const sections = [...new Set(numbers.map(({ section }) => section))].map((section) =>
    numbers.flatMap((one, index) => (one.section === section ? [index] : [])),
  )
  return Buffer.from(
    handBook({
      sheets: [
        {
          name: '医療機関・薬局確認用',
          cells: {
            ...moved,
            ...Object.fromEntries(rows),
            [`A${end + 2}`]: '集計',
            [`B${end + 2}`]: { f: `COUNTIF(D${start}:D${end},"はい")`, v: 0 },
            ...made.cells,
          },
          merged: sections.filter((own) => own.length > 1).map((own) => `A${start + (own[0] ?? 0)}:A${start + (own.at(-1) ?? 0)}`),
          after: `<dataValidations count="2"><dataValidation type="list" allowBlank="1" sqref="D${start}:D${end}"><formula1>"はい,いいえ"</formula1></dataValidation><dataValidation type="list" allowBlank="1" sqref="H${start}:H${end}"><formula1>"はい,いいえ"</formula1></dataValidation></dataValidations>`,
        },
        { name: '控え', state: 'hidden', cells: { A1: '１①', B1: '隠れたシートの項目' } },
      ],
    }),
  )
}

const excel = { 'content-type': workbookType }
const query = (given: Record<string, string>) => new URLSearchParams(given).toString()

/** Brings a workbook as a person does. */
export const sendWorkbook = (call: Caller, bytes: Buffer, { name = '見本の用紙', file = '見本.xlsx', form = 'mhlw-r8' } = {}) =>
  call('POST', `/api/workbooks?${query({ name, file, form })}`, bytes, excel)

/** Brings a workbook to an address of a template. */
export const sendTo = (call: Caller, url: string, bytes: Buffer, type: string = workbookType) => call('POST', url, bytes, { 'content-type': type })

export type ShownWorkbook = {
  version: number
  checklist: string | null
  pending: boolean
  confirmed: { rows: number; exact: boolean } | null
  gone: { item: string }[]
  notes: { code: string; params: Record<string, unknown> }[]
  targets: { items: { item: string }[] }[]
  sheets: {
    sheet: number
    rounds: Record<string, unknown>[]
    rows: { row: number; number: string; own: string; label: string; item: string; certainty: string | null; change: string | null }[]
  }[]
}

/** A mapping as the page sends it where nothing is corrected. `also`: what the workbook's unknown rows become. */
export const mappingBody = (shown: ShownWorkbook, { exact = false, also = {} as Record<string, string[]> } = {}) => {
  const [sheet] = shown.sheets
  const rows = (sheet?.rows ?? []).flatMap(({ row, own, item }) => {
    const chosen = item !== '' ? item : own in also ? own : ''
    return chosen === '' ? [] : [{ row, item: chosen }]
  })
  return {
    version: shown.version,
    sheets: [{ sheet: sheet?.sheet ?? 0, rounds: sheet?.rounds ?? [], rows }],
    added: Object.entries(also).map(([item, practices]) => ({ item, practices })),
    exact,
  }
}

/** Brings a workbook and confirms what is proposed; the id of its template. */
export const mappedWorkbook = async (call: Caller, made: Made = {}, form = 'mhlw-r8'): Promise<string> => {
  const { workbook } = (await sendWorkbook(call, officialBook(made), { form })).json<{ workbook: string }>()
  const shown = (await call('GET', `/api/workbooks/${workbook}`)).json<ShownWorkbook>()
  await call('PUT', `/api/workbooks/${workbook}/mapping`, mappingBody(shown))
  return workbook
}
