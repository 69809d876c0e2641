// SPDX-License-Identifier: Apache-2.0
import type { WorkbookNote, WorkbookSummary } from '@shinayaka/contract'
import type { FormMapping, ProposalNote } from '@shinayaka/engines/foreign-workbook/index'
import type { Forms } from '../checklist/index.ts'
import type { Looked } from './look.ts'
import type { TemplateRow } from './queries.ts'

/** Items that only one workbook knows, with the practices that a person chose for them; our own writing. */
export type Added = { item: string; practices: string[] }[]

/** The mapping confirmed last; our own writing. */
export const mappingOf = ({ mapping }: Pick<TemplateRow, 'mapping'>): FormMapping | null => mapping as unknown as FormMapping | null
export const addedOf = ({ added }: Pick<TemplateRow, 'added'>): Added => (added ?? []) as unknown as Added
export const lookedAs = (stored: unknown): Looked => stored as Looked

/** A form that this catalog no longer has is known by its id. */
const titleOf = (forms: Forms, form: string) => forms.current.find(({ edition }) => edition.id === form)?.edition.title ?? { ja: form, en: form }

/** A workbook as a list shows it. */
export const summaryView = (forms: Forms, row: TemplateRow): WorkbookSummary => ({
  id: row.id,
  name: row.name,
  form: row.form,
  title: row.form === null ? null : titleOf(forms, row.form),
  fileName: row.file_name,
  uploadedAt: row.uploaded_at.toISOString(),
  confirmed:
    row.confirmed_at === null
      ? null
      : {
          rows: mappingOf(row)?.tables.reduce((sum, { items }) => sum + items.length, 0) ?? 0,
          at: row.confirmed_at.toISOString(),
          by: row.confirmed_by_name ?? '',
          exact: row.exact ?? false,
        },
  pending: row.confirmed_at !== null && row.mapped_revision !== row.revision_id,
  version: row.version,
})

const joined = (values: readonly (string | number)[]): string => values.slice(0, 10).join('、') + (values.length > 10 ? ' …' : '')

/** What a person must decide or should know, with the words that fill its sentence. */
export const noteView = (note: ProposalNote, looked: Looked, find: (item: string) => { number: string } | null): WorkbookNote => {
  const { code, ...rest } = note
  const params = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => {
      if (name === 'sheet') return [name, looked.names[Number(value)] ?? '']
      if (name === 'item' && typeof value === 'string') return [name, find(value)?.number ?? value]
      return [name, Array.isArray(value) ? joined(value) : (value ?? '')]
    }),
  )
  return { code, params }
}
