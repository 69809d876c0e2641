// SPDX-License-Identifier: Apache-2.0
import type { Cell, Workbook, Worksheet } from 'exceljs'
import { dayOfSerial, readDay } from '../foreign-workbook/dates.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import { fold, readCell } from '../workbook/read-value.ts'
import type {
  SupplierAnswerContent,
  SupplierForm,
  SupplierPlace,
  SupplierPlaceCode,
  SupplierWorkbookReading,
  SupplierWorkbookRefusal,
} from './types.ts'
import { answerWords, workbookWords as words } from './words.ts'
import { columns, formMark, type SignatureLine, signatureLines } from './workbook-layout.ts'

type Fixed = Pick<SupplierAnswerContent, 'form' | 'request'> & Pick<SupplierForm, 'supplier' | 'product'>
type Meta = { fixed: Fixed; items: { number: string; id: string }[] }
type Column = (typeof columns)[number]['key']
type Head = { sheet: Worksheet; row: number; places: Map<Column, number> }

const longest = { remark: 1000, name: 200 }

const isFixed = (value: unknown): value is Fixed => typeof value === 'object' && value !== null && 'form' in value && 'request' in value

const readMeta = (workbook: Workbook): Meta | null => {
  const sheet = workbook.worksheets.find((one) => one.getCell('A1').text === formMark)
  if (sheet === undefined) return null
  try {
    const fixed: unknown = JSON.parse(sheet.getCell('B1').text)
    if (!isFixed(fixed)) return null
    const items: Meta['items'] = []
    sheet.eachRow((row, place) => {
      const [number, id] = [row.getCell(1).text, row.getCell(2).text]
      if (place > 1 && number !== '' && id !== '') items.push({ number, id })
    })
    return { fixed, items }
  } catch {
    return null
  }
}

/** A gatherer of what must be put right, with the cell's text where it can be taken. */
const reader = () => {
  const places: SupplierPlace[] = []
  const say = (cell: Cell, label: string, code: SupplierPlaceCode, value = ''): null => {
    places.push({ sheet: cell.worksheet.name, cell: cell.address, label, code, value: value.slice(0, 40) })
    return null
  }
  const text = (cell: Cell, label: string, most: number): string => {
    const reading = readCell(cell)
    if (reading.kind !== 'text') say(cell, label, 'formula')
    else if (reading.text.length > most) say(cell, label, 'text-too-long', String(most))
    else return reading.text
    return ''
  }
  const day = (cell: Cell, label: string, needed: boolean): string | null => {
    const written = text(cell, label, 60)
    // A day that was pasted in as a number stays one in a cell of text.
    const read = /^\d{5}$/u.test(written) ? dayOfSerial(Number(written), false) : readDay(written)
    if (written !== '' && read === null) return say(cell, label, 'day-invalid', written)
    if (read === null && needed) return say(cell, label, 'day-missing')
    return read
  }
  return { places, say, text, day }
}
type Reader = ReturnType<typeof reader>

const headIn = (sheet: Worksheet, row: number): Head => {
  const places = new Map<Column, number>()
  for (let column = 1; column <= 30; column += 1) {
    const reading = readCell(sheet.getCell(row, column))
    const known = columns.find(({ head }) => reading.kind === 'text' && fold(reading.text) === fold(head))
    if (known && !places.has(known.key)) places.set(known.key, column)
  }
  return { sheet, row, places }
}
const needed: readonly Column[] = ['number', 'answer', 'checked', 'target', 'remark']
const findHead = (workbook: Workbook): Head | null =>
  workbook.worksheets
    .flatMap((sheet) => Array.from({ length: 20 }, (_, index) => headIn(sheet, index + 1)))
    .find(({ places }) => needed.every((key) => places.has(key))) ?? null

const meantBy = (text: string): keyof typeof answerWords | null =>
  (Object.keys(answerWords) as (keyof typeof answerWords)[]).find((key) => fold(answerWords[key]) === fold(text)) ?? null

const readAnswer = (head: Head, row: number, item: { number: string; id: string }, { say, text, day }: Reader) => {
  const cell = (key: Column): Cell => head.sheet.getCell(row, head.places.get(key) ?? 1)
  const before = text(cell('answer'), item.number, 60)
  const value = meantBy(before)
  if (value === null) {
    say(cell('answer'), item.number, before === '' ? 'answer-missing' : 'answer-invalid', before)
    return null
  }
  const remark = text(cell('remark'), item.number, longest.remark)
  const checked = day(cell('checked'), item.number, true)
  const target = day(cell('target'), item.number, false)
  if (value === 'no' && target === null && remark === '') say(cell('target'), item.number, 'target-missing')
  if (value === 'na' && remark === '') say(cell('remark'), item.number, 'reason-missing')
  return checked === null ? null : { item: item.id, value, checked, target: value === 'na' ? null : target, remark }
}

const readAnswers = (head: Head, { items }: Meta, into: Reader): SupplierAnswerContent['answers'] => {
  const answers = new Map<string, SupplierAnswerContent['answers'][number]>()
  const seen = new Set<string>()
  const place = head.places.get('number') ?? 1
  head.sheet.eachRow((row, at) => {
    if (at <= head.row) return
    const number = into.text(row.getCell(place), '', 40)
    if (number === '') return
    const item = items.find((one) => fold(one.number) === fold(number))
    if (item === undefined) into.say(row.getCell(place), number, 'item-unknown', number)
    else if (seen.has(item.id)) into.say(row.getCell(place), number, 'item-twice', number)
    else {
      seen.add(item.id)
      const answer = readAnswer(head, at, item, into)
      if (answer) answers.set(item.id, answer)
    }
  })
  for (const { id, number } of items) if (!seen.has(id)) into.say(head.sheet.getCell(head.row, place), number, 'item-missing', number)
  return items.flatMap(({ id }) => answers.get(id) ?? [])
}

const findSignature = (workbook: Workbook): Map<SignatureLine, Cell> => {
  const found = new Map<SignatureLine, Cell>()
  for (const sheet of workbook.worksheets)
    for (let row = 1; row <= 40; row += 1) {
      const reading = readCell(sheet.getCell(row, 1))
      const line = signatureLines.find((one) => reading.kind === 'text' && fold(words[one]) === fold(reading.text))
      if (line !== undefined && !found.has(line)) found.set(line, sheet.getCell(row, 2))
    }
  return found
}

type Signature = Pick<SupplierAnswerContent, 'supplier' | 'product' | 'signed' | 'consent'>

const readSignature = (cells: ReadonlyMap<SignatureLine, Cell>, { fixed }: Meta, { say, text, day }: Reader): Signature | null => {
  const line = (name: SignatureLine, must: boolean): string => {
    const cell = cells.get(name)
    if (cell === undefined) return ''
    const read = text(cell, words[name], longest.name)
    if (read === '' && must) say(cell, words[name], 'text-missing')
    return read
  }
  const on = cells.get('signedOn')
  const consent = cells.get('consent')
  if (on === undefined || consent === undefined) return null
  const agreed = text(consent, words.consent, 60)
  const yes = fold(agreed) === fold(words.consents.yes)
  if (!yes && fold(agreed) !== fold(words.consents.no)) say(consent, words.consent, 'consent-missing', agreed)
  const release = line('release', false)
  const asked = fixed.request !== null
  const product = asked
    ? fixed.product && { ...fixed.product, release }
    : { kind: fixed.product?.kind ?? 'product', name: line('product', true), release }
  return {
    supplier: { name: asked && fixed.supplier !== null ? fixed.supplier : line('supplier', true) },
    product,
    signed: { name: line('signedName', true), title: line('signedTitle', false), on: day(on, words.signedOn, true) ?? '' },
    consent: yes,
  }
}

const refusals: Readonly<Record<string, SupplierWorkbookRefusal>> = {
  'not-excel': 'not-excel',
  encrypted: 'encrypted',
  'too-large': 'too-large',
  'zip-bomb': 'too-large',
  'too-many-rows': 'too-large',
}

/** Reads our own Excel form back. All or nothing; trusted in nothing: whether it is an answer to a request of ours is for the signature to say. */
export const readSupplierWorkbook = async (bytes: Uint8Array): Promise<SupplierWorkbookReading> => {
  const opened = await openWorkbook(bytes)
  if (opened.kind === 'refused') return { kind: 'refused', reason: refusals[opened.code] ?? 'damaged' }
  const meta = readMeta(opened.workbook)
  if (meta === null) return { kind: 'refused', reason: 'not-ours' }
  const head = findHead(opened.workbook)
  if (head === null) return { kind: 'refused', reason: 'damaged' }
  const into = reader()
  const answers = readAnswers(head, meta, into)
  const signature = readSignature(findSignature(opened.workbook), meta, into)
  if (signature === null) return { kind: 'refused', reason: 'damaged' }
  if (into.places.length > 0) return { kind: 'places', places: into.places }
  return { kind: 'read', content: { form: meta.fixed.form, request: meta.fixed.request, answers, ...signature } }
}
