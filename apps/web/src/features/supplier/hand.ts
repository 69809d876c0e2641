// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEditionItem, SupplierAnswerLine, SupplierSheet } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type LineFault, lineFaults, type SupplierValue } from '@shinayaka/domain'
import type { CallError } from '../../app/call-error.ts'
import { supplierTexts } from './texts.ts'

/** What is typed for one item; empty value: left out. */
export type TypedLine = { value: '' | SupplierValue; target: string; remark: string }
/** What is typed of the whole answer. */
export type TypedSheet = { lines: Readonly<Record<string, TypedLine>>; name: string; title: string; on: string; checked: string; consent: boolean }
export type Problem = { field: string; text: string }

export const emptyLine: TypedLine = { value: '', target: '', remark: '' }

/** Whether an item's はい can rest on a plan, or its いいえ names a day. */
export const takesDay = (item: ChecklistEditionItem, { value }: TypedLine): boolean => value === 'no' || (value === 'yes' && item.plan !== null)

/** The lines that are sent: what was typed, in the order of the form. */
export const linesOf = (items: readonly ChecklistEditionItem[], { lines, checked }: TypedSheet): SupplierAnswerLine[] =>
  items.flatMap((item) => {
    const line = lines[item.id] ?? emptyLine
    if (line.value === '') return []
    const target = takesDay(item, line) && line.target !== '' ? line.target : null
    return [{ item: item.id, value: line.value, checked, target, remark: line.remark }]
  })

const faultText = (fault: LineFault, number: string): string => fill(supplierTexts().hand.faults[fault], { number })

/** What keeps the answer from being sent, each with the field to mend. */
export const problemsOf = (items: readonly ChecklistEditionItem[], typed: TypedSheet, today: string): Problem[] => {
  const texts = supplierTexts().hand
  const lines = linesOf(items, typed)
  const missing: Problem[] = [
    ...(lines.length === 0 ? [{ field: `hand-${items[0]?.id}`, text: texts.nothing }] : []),
    ...(typed.name.trim() === '' ? [{ field: 'hand-name', text: texts.nameMissing }] : []),
    ...(typed.on === '' ? [{ field: 'hand-on', text: texts.dayMissing }] : []),
    ...(typed.checked === '' ? [{ field: 'hand-checked', text: texts.dayMissing }] : []),
  ]
  if (missing.length > 0) return missing
  const terms = items.map(({ id, plan, exempt }) => ({ id, planUntil: plan?.until ?? null, na: exempt.length > 0 }))
  return lineFaults(lines, terms, { signedOn: typed.on, today }).map(({ item, fault }) => ({
    field: item === '' ? 'hand-on' : `hand-${item}`,
    text: faultText(fault, items.find(({ id }) => id === item)?.number ?? item),
  }))
}

/** The same as the server tells it. */
export const toldProblems = ({ code, params }: CallError): Problem[] =>
  code === 'supplier.answers-invalid' && Array.isArray(params.problems)
    ? (params.problems as { item: string; number: string; fault: LineFault }[]).map(({ item, number, fault }) => ({
        field: item === '' ? 'hand-on' : `hand-${item}`,
        text: faultText(fault, number),
      }))
    : []

/** The sheet that an answer for this form and product would follow. */
export const sheetFor = (sheets: readonly SupplierSheet[], form: string, product: string | null): SupplierSheet | undefined =>
  sheets.find((sheet) => sheet.form === form && sheet.product === product)
