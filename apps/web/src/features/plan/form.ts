// SPDX-License-Identifier: Apache-2.0
import type { Quote, StoppedDay } from '@shinayaka/contract'
import { readYen } from '@shinayaka/domain'

/** A quote as it is typed: text in every field, empty where nothing is known. */
export type QuoteForm = { amount: string; hours: string; vendor: string; quotedOn: string; note: string }
/** What a stopped day costs, as it is typed. */
export type StoppedForm = { amount: string; basis: string }

export const quoteFields = ['amount', 'hours', 'vendor', 'quotedOn', 'note'] as const satisfies readonly (keyof QuoteForm)[]
export const stoppedFields = ['amount', 'basis'] as const satisfies readonly (keyof StoppedForm)[]

const amountTyped = (yen: number | null): string => (yen === null ? '' : yen.toLocaleString('en-US'))

/** A stored quote as it is typed. */
export const quoteForm = (quote: Quote | null): QuoteForm => ({
  amount: amountTyped(quote?.yen ?? null),
  hours: quote?.hours == null ? '' : String(quote.hours),
  vendor: quote?.vendor ?? '',
  quotedOn: quote?.quotedOn ?? '',
  note: quote?.note ?? '',
})

/** What is stored of a stopped day, as it is typed. */
export const stoppedForm = (stopped: StoppedDay | null): StoppedForm => ({ amount: amountTyped(stopped?.yen ?? null), basis: stopped?.basis ?? '' })

/** Hours of work as people write them: 40, ４０時間, 5日, 2.5人日. A day has 8 hours. `null` is nothing typed. */
export const readHours = (typed: string): { ok: true; hours: number | null } | { ok: false } => {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '')
  if (text === '') return { ok: true, hours: null }
  const read = /^(\d+(?:\.\d+)?)(時間|h|日|人日)?$/i.exec(text)
  if (!read) return { ok: false }
  const hours = Number(read[1]) * (read[2]?.endsWith('日') ? 8 : 1)
  return hours <= 100_000 ? { ok: true, hours } : { ok: false }
}

/** What is wrong at a field; the sentences stand in the messages under the same word. */
export type FormProblem<Field extends string> = {
  field: Field
  kind: 'amount' | 'fraction' | 'too-large' | 'hours' | 'vendor' | 'note' | 'basis' | 'missing'
}

const amountProblem = (typed: string): FormProblem<'amount'>[] => {
  const read = readYen(typed)
  if (read.ok || read.reason === 'empty') return []
  return [{ field: 'amount', kind: read.reason === 'not-money' ? 'amount' : read.reason }]
}

/** All that must be corrected before a quote is sent. */
export const quoteProblems = ({ amount, hours, vendor, note }: QuoteForm): FormProblem<keyof QuoteForm>[] => [
  ...amountProblem(amount),
  ...(readHours(hours).ok ? [] : [{ field: 'hours', kind: 'hours' } as const]),
  ...(vendor.length > 100 ? [{ field: 'vendor', kind: 'vendor' } as const] : []),
  ...(note.length > 500 ? [{ field: 'note', kind: 'note' } as const] : []),
]

/** All that must be corrected before the cost of a stopped day is sent. */
export const stoppedProblems = ({ amount, basis }: StoppedForm): FormProblem<keyof StoppedForm>[] => {
  const read = readYen(amount)
  const empty = !read.ok && read.reason === 'empty'
  return [
    ...(empty ? [{ field: 'amount', kind: 'missing' } as const] : amountProblem(amount)),
    ...(basis.length > 300 ? [{ field: 'basis', kind: 'basis' } as const] : []),
  ]
}

/** The content of a quote as it is sent; the server reads the amount again by the same rule. */
export const quoteContent = ({ amount, hours, vendor, quotedOn, note }: QuoteForm) => {
  const read = readHours(hours)
  return { amount, hours: read.ok ? read.hours : null, vendor: vendor.trim(), quotedOn: quotedOn === '' ? null : quotedOn, note: note.trim() }
}

/** The fields in which two forms differ, once the same amount written two ways counts as the same. */
export const differing = <Form extends { amount: string }>(
  fields: readonly (keyof Form & string)[],
  one: Form,
  other: Form,
): (keyof Form & string)[] => {
  const meant = (form: Form, field: keyof Form): string => {
    const typed = String(form[field])
    if (field === 'amount') {
      const read = readYen(typed)
      return read.ok ? String(read.yen) : typed
    }
    if (field !== 'hours') return typed.trim()
    const read = readHours(typed)
    return read.ok ? String(read.hours) : typed
  }
  return fields.filter((field) => meant(one, field) !== meant(other, field))
}
