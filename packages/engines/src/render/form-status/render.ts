// SPDX-License-Identifier: Apache-2.0
import { renderTypst } from '../typst.ts'
import type { FormStatus, StatusPdf } from './input.ts'

const template = new URL('./form-status.typ', import.meta.url)

/**
 * How a form stands, as PDF: one page of A4 for the eight priority areas.
 *
 * @throws BadInput where the values do not have the document's shape
 */
export const renderFormStatus = (status: FormStatus): Promise<StatusPdf> => renderTypst(template, { status: JSON.stringify(status) })

const smallest: FormStatus = {
  language: 'ja',
  title: '状況',
  form: '',
  organisation: '',
  producedAt: '2026-11-21T01:30:00.000Z',
  page: '{page}',
  facts: [],
  sentences: [],
  heads: ['', '', '', ''],
  lines: [{ number: '1', name: '', mark: '○', state: '', rests: [], next: [] }],
  notes: [],
}

/** Loads compiler and fonts ahead. */
export const warmUpFormStatus = async (): Promise<void> => {
  await renderFormStatus(smallest)
}
