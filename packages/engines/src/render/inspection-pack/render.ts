// SPDX-License-Identifier: Apache-2.0
import { renderTypst } from '../typst.ts'
import type { InspectionPack, PackPdf } from './input.ts'

const template = new URL('./inspection-pack.typ', import.meta.url)

/**
 * What an inspector is shown, as PDF.
 *
 * @throws BadInput where the values do not have the document's shape
 */
export const renderInspectionPack = (pack: InspectionPack): Promise<PackPdf> => renderTypst(template, { pack: JSON.stringify(pack) })

const smallest: InspectionPack = {
  language: 'ja',
  title: '一式',
  form: '',
  organisation: '',
  producedAt: '2026-11-21T01:30:00.000Z',
  page: '{page}',
  state: '',
  facts: [],
  notes: [],
  contents: { title: '', parts: [] },
  signatures: { title: '', boxes: [], day: '' },
  parts: [],
}

/** Loads compiler and fonts ahead. */
export const warmUpInspectionPack = async (): Promise<void> => {
  await renderInspectionPack(smallest)
}
