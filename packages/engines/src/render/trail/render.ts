// SPDX-License-Identifier: Apache-2.0
import { renderTypst } from '../typst.ts'
import type { TrailDocument, TrailPdf } from './input.ts'

const template = new URL('./trail.typ', import.meta.url)

/**
 * The audit trail as PDF, for an inspector.
 *
 * @throws BadInput where the values do not have the document's shape
 */
export const renderTrail = (trail: TrailDocument): Promise<TrailPdf> => renderTypst(template, { trail: JSON.stringify(trail) })

const smallest: TrailDocument = {
  language: 'ja',
  title: '操作記録',
  organisation: '',
  producedAt: '2026-11-21T01:30:00.000Z',
  page: '{page}',
  facts: [],
  notes: [],
  heads: ['', '', '', ''],
  rows: [{ seq: '1', at: '', said: '記録', changes: [], address: '' }],
}

/** Loads compiler and fonts ahead. */
export const warmUpTrail = async (): Promise<void> => {
  await renderTrail(smallest)
}
